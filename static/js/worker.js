// Keeps offline copies of the pages that a reader opens, with their files. The server prepends a line: site.version identifies
// everything that pages are rendered from, site.shell lists the pages to keep from the start.
//
// Versions never mix. Each version has one cache, named after it. Only pages whose header names that version go in, each after all
// its files. A new worker fills the cache of its version with the pages of earlier ones, or fails: then the previous version stays
// complete, and the next attempt continues from what this one has fetched. It takes over immediately instead of waiting until all
// pages of the old version are closed, which may never happen. That is safe: pages come from its own cache only, and files may come
// from any, since their names change with their bytes. The cache of an old version is deleted when all pages are closed that were
// open when its worker was replaced: they may still request their files.
const prefix = "unknot-";
const own = prefix + site.version;
const patience = 4000; // ms to wait for a slow network if there is a copy
const most = 150; // maximum number of pages, the last opened
const atOnce = 4; // number of pages of a new version to fetch in parallel
const state = "/state"; // in each complete cache: null, or in an old one the ids of the pages that were open when its worker was replaced

/**
 * The cache key of a page; "" if pages of its kind are not kept. Only the query of a sheet is part of it: links with tracking
 * parameters, a trail or large print all get the plain copy. So does the pacer: offline it has its usual pace, and a form that
 * needs the server for any other.
 */
function addressOf({ pathname, search }) {
  const path = pathname.replace(/(?<=.)\/$/, "");
  if (/^\/handout(\/play)?$/.test(path)) {
    const sheet = /[?&](sheet=[^&]+)/.exec(search);
    return sheet ? `${path}?${sheet[1]}` : "";
  }
  return /^\/((safety|breathe|floor|about)?|(stretches|routines)\/[a-z0-9-]+(\/play)?)$/.test(path) ? path : "";
}

const local = (url) => new URL(url, location);
const copyOf = (address, cacheName = own) => caches.match(address, { cacheName });
const others = async () => (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== own);
/** The addresses of the pages in the cache, the last opened at the end. */
const pages = async () => (await (await caches.open(own)).keys()).map(({ url }) => addressOf(local(url))).filter(Boolean);
const opened = async () => (await pages()).filter((address) => !site.shell.includes(address));
const windows = () => clients.matchAll({ type: "window", includeUncontrolled: true });

/** Adds the files that a page names to the cache. */
async function keepFiles(cache, page) {
  const text = await page.clone().text();
  await Promise.all([...new Set(text.match(/\/static\/[\w.-]+/g))].map(async (name) => {
    if (await cache.match(name)) {
      return;
    }
    const file = (await caches.match(name)) ?? (await fetch(name));
    if (!file.ok || file.redirected) { // redirected to a file of a later version
      throw new Error(`${name}: ${file.status}`);
    }
    await cache.put(name, file);
  }));
}

/** Adds the page at address to the cache, after its files. */
async function keep(cache, address, page) {
  await keepFiles(cache, page);
  await cache.put(address, page);
}

/** Whether a page is complete and of this version. If it is of another version, the browser looks for a new worker. */
function isOurs(page) {
  const same = page.headers.get("Site-Version") === site.version;
  if (page.ok && !same) {
    registration.update().catch(() => {}); // not awaited: the new worker waits until this one is idle
  }
  return page.ok && !page.redirected && same;
}

/** Keeps a copy of a page that the reader has opened. Errors only mean that there is no copy. */
async function keepOpened(address, page) {
  try {
    const cache = await copyOf(state) && await caches.open(own); // open() would create it again if the reader has just deleted all copies
    if (await cache?.match(state)) {
      await keep(cache, address, page);
      await Promise.all((await opened()).slice(0, -most).map((address) => cache.delete(address)));
    }
  } catch {} // no network or no space
}

/** The addresses of the pages to keep beside the shell: those kept of other versions, and those that are open. */
async function wanted() {
  const kept = await Promise.all((await others()).map(async (name) => (await caches.open(name)).keys()));
  return new Set([...kept.flat(), ...(await windows())].map(({ url }) => addressOf(local(url))).filter(Boolean));
}

/** Fetches the page at address, which must be of this version. */
async function current(address) {
  const page = await fetch(address, { cache: "reload" });
  if (!page.ok || page.headers.get("Site-Version") !== site.version) {
    throw new Error(`${address}: ${page.status}`); // 200 if it is of another version
  }
  return page;
}

/** Fetches the page at address and adds its files to the cache. Returns its cache entry. */
async function entry(cache, address) {
  const page = await current(address);
  await keepFiles(cache, page);
  // It may have been renamed. Browsers refuse a copy that is marked as redirected.
  return page.redirected ? [addressOf(local(page.url)), new Response(await page.blob(), page)] : [address, page];
}

/** Fetches pages again and adds them to the cache in order. It skips pages that fail if the home page can be fetched, else it fails. */
async function renew(cache, addresses) {
  for (const { value } of await Promise.allSettled(addresses.map((address) => entry(cache, address)))) {
    try {
      const [address, page] = value; // undefined for a failed page
      if (address) {
        await cache.put(address, page);
      }
    } catch {
      await current(site.shell[0]);
    }
  }
}

/** Fills the cache of this version. It fails unless it gets the whole shell. */
async function install() {
  const cache = await caches.open(own); // it may have pages of an earlier attempt, or all if the site returned to this version
  if (await cache.match(state)) {
    await cache.put(state, new Response("null")); // no longer old
  }
  for (const address of site.shell) {
    await keep(cache, address, await current(address));
  }
  const done = new Set(await pages());
  const left = async () => [...(await wanted())].filter((address) => !done.has(address)).slice(0, atOnce);
  for (let now; (now = await left()).length > 0;) { // the reader may open more meanwhile
    await renew(cache, now);
    now.forEach((address) => done.add(address));
  }
  await cache.put(state, new Response("null"));
  if (!(await copyOf(state))) {
    throw new Error("it has been removed"); // by the previous worker, or by the reader
  }
  skipWaiting();
}

/** Records in the caches of older versions which pages are open, and deletes caches that no page needs, that are incomplete, or without space. */
async function takeOver() {
  const ids = (await windows()).map(({ id }) => id);
  const next = registration.installing ?? registration.waiting; // a newer worker, which takes care of all other caches
  for (const name of next ? [] : await others()) {
    const cache = await caches.open(name);
    const noted = await cache.match(state) && await cache.put(state, new Response(JSON.stringify(ids))).then(() => true, () => false);
    if (!noted) {
      await caches.delete(name);
    }
  }
  await sweep();
  await registration.navigationPreload?.enable();
}

/** Deletes the caches of old versions whose pages are all closed. */
async function sweep() {
  const ids = (await windows()).map(({ id }) => id);
  for (const name of await caches.keys()) {
    const needed = await (await copyOf(state, name))?.json();
    if (needed && !needed.some((id) => ids.includes(id))) {
      await caches.delete(name);
    }
  }
}

/** Fetches a page from the network, and keeps a copy if pages of its kind are kept, unless it is only prefetched. */
async function ask(event, url, address) {
  const page = (await event.preloadResponse) ?? (await fetch(event.request));
  if (address && page.type === "basic" && isOurs(page) && !event.request.headers.has("Sec-Purpose")) {
    const same = address === url.pathname + url.search;
    event.waitUntil(same ? keepOpened(address, page.clone()) : keepIfNew(address).catch(() => {}));
  }
  return page;
}

async function keepIfNew(address) {
  const page = !(await copyOf(address)) && await fetch(address);
  if (page && isOurs(page)) {
    await keepOpened(address, page);
  }
}

/** A copy with markup inserted after the match of pattern. */
async function withMarkup(copy, pattern, markup) {
  const text = (await copy.text()).replace(pattern, (found) => found + markup);
  const headers = new Headers(copy.headers);
  headers.delete("Content-Encoding"); // these described the fetched bytes
  headers.delete("Content-Length");
  return new Response(text, { headers });
}

/** A copy that says that it is one. */
async function marked(copy) {
  const came = new Date(copy.headers.get("Date") ?? "");
  const on = isNaN(came) ? "" : ` on ${came.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" })}`;
  const words = `You seem to be offline. This is the copy that your device kept${on}.`;
  return withMarkup(copy, /(?=<main )/, `<aside class="large" aria-label="Kept copy"><div class="wrap"><p>${words}</p></div></aside>`);
}

/** The offline page, with links to all copies, for a page without one. */
async function instead() {
  const page = await copyOf("/offline");
  if (!page) {
    return Response.error();
  }
  const links = [];
  for (const address of await opened()) {
    const title = /<title>(.*) – /.exec(await (await copyOf(address)).text());
    links.unshift(`<li><a href="${address.replaceAll("&", "&amp;")}">${title?.[1] ?? address}</a></li>`); // the last opened first
  }
  return withMarkup(page, /<ul [^>]*data-kept>/, links.join(""));
}

/** Redirects the short address of a move, as printed on paper, to the copy of its page: only that page links to this address. */
async function fromShort({ pathname }) {
  const short = /^\/s\/\d+/.exec(pathname);
  for (const address of short ? await opened() : []) {
    if ((await (await copyOf(address)).text()).includes(`href="${short}"`)) {
      return Response.redirect(address);
    }
  }
}

/** Answers a navigation: from the network, else with a copy. */
async function open(event, url) {
  const address = addressOf(url);
  const coming = ask(event, url, address);
  const copy = await (address ? copyOf(address) : fromShort(url)).catch(() => {});
  if (!copy) {
    return coming.catch(instead);
  }
  event.waitUntil(coming.catch(() => {})); // keeps a copy, however late the page arrives
  const late = new Promise((resolve) => setTimeout(resolve, patience));
  const page = await Promise.race([coming, late]).catch(() => {});
  return page && page.status < 500 ? page : address ? marked(copy) : copy;
}

/** A file. Its name changes with its bytes, so any cache may have it. */
async function file(request) {
  return (await caches.match(request.url).catch(() => {})) ?? fetch(request);
}

let lastAsker;
/** Sweeps once for each page: when it requests its first file, the previous page is closed. */
function swept(event) {
  if (event.clientId !== lastAsker) {
    lastAsker = event.clientId;
    event.waitUntil(sweep().catch(() => {}));
  }
}

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(takeOver()));
addEventListener("fetch", (event) => {
  const { request } = event;
  const url = local(request.url);
  if (request.method !== "GET" || url.origin !== location.origin || request.headers.has("Range")) {
    return;
  }
  if (url.pathname.startsWith("/static/")) {
    swept(event);
    event.respondWith(file(request));
  } else if (request.mode === "navigate") {
    event.respondWith(open(event, url));
  }
});
