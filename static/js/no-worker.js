// Replaces the service worker where devices keep no offline copies: deletes existing copies, then unregisters itself.
// It does so during installation: activation would wait for the previous worker, which may be busy for minutes. The
// browser unregisters it after the installation.
addEventListener("install", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) {
    if (name.startsWith("unknot-")) {
      await caches.delete(name);
    }
  }
  registration.unregister();
})()));
