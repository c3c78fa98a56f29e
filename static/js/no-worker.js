// Replaces the service worker where devices keep no offline copies: deletes earlier copies, then unregisters itself. It does so
// during installation: activation would wait for the previous worker, which may be busy for minutes. Unregistering waits for the
// end of the installation.
addEventListener("install", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) {
    if (name.startsWith("unknot-")) {
      await caches.delete(name);
    }
  }
  registration.unregister();
})()));
