// Opens in place what the letter of a label means. Without this script the letter leads to it.

document.addEventListener("click", (event) => {
  const letter = event.target.closest('sup > a[href^="#label-"]');
  const meaning = letter && document.getElementById(letter.hash.slice(1));
  if (meaning?.showPopover && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    meaning.hidePopover();
    meaning.showPopover({ source: letter });
    meaning.tabIndex = -1;
    meaning.focus(); // so that screen readers say it; closing it leads back to the letter
  }
});
