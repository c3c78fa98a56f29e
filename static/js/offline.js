// Only adds to pages that work without it: lets the device keep them, for when there is no connection. What may not be kept, in a private window
// or on a full device, is not, and nobody is bothered.
const { serviceWorker } = navigator;

async function keep() {
  try {
    await serviceWorker.register("/sw.js");
  } catch {}
}

if (!serviceWorker) {
  // too old, or not by https
} else if (document.readyState === "complete") {
  keep();
} else {
  addEventListener("load", keep); // nothing that the reader waits for waits for it
}
