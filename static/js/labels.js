// Opens in place what a label means, and closes it again. Without this script the label leads to it.
let opened; // the label whose meaning was opened last
let pressed; // the label whose meaning was open before the pointer went down, which closes it
const labelOfOpen = () => document.querySelector(":popover-open") && opened;
document.addEventListener("pointerdown", () => (pressed = labelOfOpen()), true);

document.addEventListener("click", (event) => {
  const label = event.target.closest("a.basis");
  const meaning = label && document.getElementById(label.hash.slice(1));
  if (meaning?.showPopover && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    const again = label === (event.detail > 0 ? pressed : labelOfOpen()); // by keyboard nothing went down
    meaning.hidePopover();
    if (!again) {
      opened = label;
      meaning.showPopover({ source: label });
      meaning.tabIndex = -1;
      meaning.focus(); // so that screen readers say it; closing it leads back to the label
    }
  }
});
