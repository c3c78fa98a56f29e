// In place of the worker where no device is to keep pages: takes away what was kept before, and then itself.
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) {
    if (name.startsWith("unknot-")) {
      await caches.delete(name);
    }
  }
  await registration.unregister();
})()));
