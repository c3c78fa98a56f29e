// Enhances pages that work without it: registers the service worker, which keeps offline copies. Where that fails, in a private
// window or on a full device, the reader is not told.
const { serviceWorker } = navigator;

async function keep() {
  try {
    await serviceWorker.register("/sw.js");
  } catch {}
}

if (!serviceWorker) {
  // old browser, or no https
} else if (document.readyState === "complete") {
  keep();
} else {
  addEventListener("load", keep); // after everything that the reader waits for
}
