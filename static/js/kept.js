// Enhances a page that works without it: lists the offline copies on this device, and deletes them.
const section = document.querySelector("[data-kept]");
const button = section.querySelector("button");
const status = section.querySelector("[role=status]");

const cacheNames = async () => (await caches.keys()).filter((name) => name.startsWith("unknot-"));

/**
 * Returns the name of the cache that the worker answers from: the complete one of the current version, or the newest
 * one if none is complete; undefined if there is none.
 */
async function currentCacheName() {
  const names = await cacheNames();
  const states = await Promise.all(names.map(async (cacheName) => (await caches.match("/state", { cacheName }))?.text()));
  return names[states.lastIndexOf("null")] ?? names.at(-1);
}

/** Returns the offline copies, the most recently opened first: URL, title and the date of the copy. */
async function offlineCopies() {
  const name = await currentCacheName();
  if (!name) {
    return [];
  }
  const cache = await caches.open(name);
  const copies = await Promise.all((await cache.keys()).map(async (request) => {
    const response = await cache.match(request);
    if (!response?.headers.get("Content-Type")?.startsWith("text/html") || request.url.endsWith("/offline")) {
      return [];
    }
    const { title } = new DOMParser().parseFromString(await response.text(), "text/html");
    return [{ url: request.url, title: title.replace(/ – Unknot$/, ""), day: new Date(response.headers.get("Date") ?? "") }];
  }));
  return copies.flat().reverse();
}

function renderCopy({ url, title, day }) {
  const link = document.createElement("a");
  link.href = url;
  const dateElement = document.createElement("span");
  dateElement.className = "num";
  dateElement.textContent = isNaN(day) ? "" : day.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  link.append(title, " ", dateElement);
  const item = document.createElement("li");
  item.append(link);
  return item;
}

async function renderCopies() {
  const copies = await offlineCopies();
  section.querySelector("ul")?.remove();
  button.hidden = copies.length === 0;
  if (copies.length > 0) {
    const list = document.createElement("ul");
    list.className = "index";
    list.setAttribute("role", "list");
    list.append(...copies.map(renderCopy));
    section.querySelector("h2").after(list);
  }
  const { usage } = copies.length > 0 ? await navigator.storage.estimate() : {};
  status.textContent = usage ? `About ${Math.max(0.1, usage / 1e6).toFixed(1)} MB with all pictures.` : "";
  return copies.length;
}

button.addEventListener("click", async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  await registration?.unregister();
  for (const name of await cacheNames()) {
    await caches.delete(name);
  }
  await renderCopies();
  status.textContent = section.dataset.gone;
  status.focus();
});

try {
  if (await renderCopies() === 0) {
    status.textContent = section.dataset.none;
  }
  section.hidden = false;
} catch {} // the Cache API is not available here
