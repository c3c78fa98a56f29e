// Enhances a form that works without it: once the form has changes that are not in the address of the sheet, the address cannot be
// copied or shared.
const addressNotes = document.querySelectorAll(".late");
document.querySelector("#change").addEventListener("input", () => {
  for (const note of addressNotes) {
    note.textContent = "The address does not hold your changes yet: press Update.";
  }
  for (const button of document.querySelectorAll(".made [data-send]")) {
    button.disabled = true;
  }
});
