// Opens in place what the letter of a label means, and closes it again. Without this script the letter leads to it.

let opened; // the letter whose meaning was opened last
let pressed; // the letter whose meaning was open before the pointer went down, which closes it
const letterOfOpen = () => document.querySelector(":popover-open") && opened;

if (HTMLElement.prototype.showPopover) {
  document.addEventListener("pointerdown", () => (pressed = letterOfOpen()), true);
}

document.addEventListener("click", (event) => {
  const letter = event.target.closest('sup > a[href^="#label-"]');
  const meaning = letter && document.getElementById(letter.hash.slice(1));
  if (meaning?.showPopover && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    const again = letter === (event.detail > 0 ? pressed : letterOfOpen()); // by keyboard nothing went down
    meaning.hidePopover();
    if (again) {
      return;
    }
    opened = letter;
    meaning.showPopover({ source: letter });
    meaning.tabIndex = -1;
    meaning.focus(); // so that screen readers say it; closing it leads back to the letter
  }
});
