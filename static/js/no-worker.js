// In place of the worker where no device is to keep pages: takes away what was kept before, and then itself. It does so while it is installed, as the
// worker before it may have work left for minutes, and this one would wait for that. Unregistering waits for the end of the installation.
addEventListener("install", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) {
    if (name.startsWith("unknot-")) {
      await caches.delete(name);
    }
  }
  registration.unregister();
})()));
