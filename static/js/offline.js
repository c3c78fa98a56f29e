// Enhances pages that work without it: registers the service worker, which keeps offline copies. If that fails, for
// example in a private window or on a full device, the page shows no error.
const { serviceWorker } = navigator;

async function register() {
  try {
    await serviceWorker.register("/sw.js");
  } catch {}
}

if (!serviceWorker) {
  // an old browser, or a connection without TLS
} else if (document.readyState === "complete") {
  register();
} else {
  addEventListener("load", register); // so that it does not delay the page
}
