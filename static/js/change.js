// Only adds to a form that works without it: while it holds what the address of the sheet does not, no address can be given away.
const late = document.querySelectorAll(".late");
document.querySelector("#change").addEventListener("input", () => {
  for (const line of late) {
    line.textContent = "The address does not hold your changes yet: press Update.";
  }
  for (const button of document.querySelectorAll(".made [data-copy], .made [data-share]")) {
    button.disabled = true;
  }
});
