// Enhances pages that work without it: buttons that copy an address, share it, or print.
for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
for (const button of document.querySelectorAll("button[data-copy]")) {
  const label = button.querySelector("span");
  const initialText = label.textContent;
  const status = document.createElement("span");
  status.className = "vh";
  status.setAttribute("role", "status");
  button.after(status);
  button.hidden = false;
  button.addEventListener("click", async () => {
    let message = "Copied";
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
    } catch {
      message = "Copying is blocked here: the address stands on this page";
    }
    label.textContent = status.textContent = message;
    setTimeout(() => { label.textContent = initialText; status.textContent = ""; }, 4000);
  });
}
for (const button of document.querySelectorAll("button[data-share]")) {
  if (!navigator.share) {
    continue; // the button stays hidden; it is the last in its line, so that the others do not move
  }
  button.hidden = false;
  button.addEventListener("click", () => navigator.share({ url: button.dataset.share }).catch(() => {})); // the reader may cancel
}
