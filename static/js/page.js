// Enhances pages that work without it: buttons that copy an address, share it, or print.
for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
for (const button of document.querySelectorAll("button[data-copy]")) {
  const words = button.querySelector("span");
  const before = words.textContent;
  const status = document.createElement("span");
  status.className = "vh";
  status.setAttribute("role", "status");
  button.after(status);
  button.hidden = false;
  button.addEventListener("click", async () => {
    let said = "Copied";
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
    } catch {
      said = "Copying is blocked here: the address stands on this page";
    }
    words.textContent = status.textContent = said;
    setTimeout(() => { words.textContent = before; status.textContent = ""; }, 4000);
  });
}
for (const button of document.querySelectorAll("button[data-share]")) {
  if (!navigator.share) {
    continue; // it stays hidden, last in its line: showing it later would move the others
  }
  button.hidden = false;
  button.addEventListener("click", () => navigator.share({ url: button.dataset.share }).catch(() => {})); // cancelling is no error
}
