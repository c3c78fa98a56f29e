// Enhances a page that works without it: lists the offline copies on this device, and deletes them.
const section = document.querySelector("[data-kept]");
const button = section.querySelector("button");
const status = section.querySelector("[role=status]");

const ours = async () => (await caches.keys()).filter((name) => name.startsWith("unknot-"));

/** The name of the cache that the worker answers from: the complete one of the current version, or before that the first one. */
async function current() {
  const names = await ours();
  const states = await Promise.all(names.map(async (cacheName) => (await caches.match("/state", { cacheName }))?.text()));
  return names[states.lastIndexOf("null")] ?? names.at(-1);
}

/** The offline copies, the last opened first: URL, title and day. */
async function pages() {
  const name = await current();
  if (!name) {
    return [];
  }
  const cache = await caches.open(name);
  const found = await Promise.all((await cache.keys()).map(async (request) => {
    const page = await cache.match(request);
    if (!page?.headers.get("Content-Type")?.startsWith("text/html") || request.url.endsWith("/offline")) {
      return [];
    }
    const { title } = new DOMParser().parseFromString(await page.text(), "text/html");
    return [{ url: request.url, title: title.replace(/ – Unknot$/, ""), day: new Date(page.headers.get("Date") ?? "") }];
  }));
  return found.flat().reverse();
}

function line({ url, title, day }) {
  const link = document.createElement("a");
  link.href = url;
  const on = document.createElement("span");
  on.className = "num";
  on.textContent = isNaN(day) ? "" : day.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  link.append(title, " ", on);
  const item = document.createElement("li");
  item.append(link);
  return item;
}

async function show() {
  const kept = await pages();
  section.querySelector("ul")?.remove();
  button.hidden = kept.length === 0;
  if (kept.length > 0) {
    const list = document.createElement("ul");
    list.className = "index";
    list.setAttribute("role", "list");
    list.append(...kept.map(line));
    section.querySelector("h2").after(list);
  }
  const { usage } = kept.length > 0 ? await navigator.storage.estimate() : {};
  status.textContent = usage ? `About ${Math.max(0.1, usage / 1e6).toFixed(1)} MB with all pictures.` : "";
  return kept.length;
}

button.addEventListener("click", async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  await registration?.unregister();
  for (const name of await ours()) {
    await caches.delete(name);
  }
  await show();
  status.textContent = section.dataset.gone;
  status.focus();
});

try {
  if (await show() === 0) {
    status.textContent = section.dataset.none;
  }
  section.hidden = false;
} catch {} // this browser has no caches here
