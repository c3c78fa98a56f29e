// Enhances a form that works without it: while the form has changes that the address of the sheet has not, the address cannot be
// shared.
const late = document.querySelectorAll(".late");
document.querySelector("#change").addEventListener("input", () => {
  for (const line of late) {
    line.textContent = "The address does not hold your changes yet: press Update.";
  }
  for (const button of document.querySelectorAll(".made [data-copy], .made [data-share]")) {
    button.disabled = true;
  }
});
