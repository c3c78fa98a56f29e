// Keeps offline copies of the pages that a reader opens, with their files. The server prepends a line: site.version
// identifies everything that pages are rendered from, site.shell lists the pages to cache at installation.
//
// Versions never mix. Each version has one cache, named after it. A page is added only if its Site-Version header names
// that version, and only after all its files. A new worker fetches the pages that earlier caches have, or its
// installation fails: then the previous version stays complete, and the next attempt continues with the files fetched
// so far. It activates immediately instead of waiting until all pages of the old version are closed, which may never
// happen. That is safe: pages come from its own cache only, and files may come from any cache, since their names change
// with their bytes. The cache of an old version is deleted when all pages that were open at the replacement of its
// worker are closed: until then they may request their files.
const prefix = "unknot-";
const ownCache = prefix + site.version;
const maxPages = 150; // per cache in addition to the shell; the least recently opened are deleted first
const maxFetches = 4; // in parallel, during installation
// The entry "/state" of each complete cache is JSON: null, or in an old cache the client ids of the pages that were
// open when its worker was replaced.
const state = "/state";

/**
 * Returns the cache key of a page, its address; "" if pages of its kind are not cached. Of the query, only the
 * parameter of a sheet is part of the key: links with tracking parameters or large print all get the plain copy. So
 * does the pacer: offline it has no choices, since its form needs the server. A page that has left has the key of what
 * took its place, as devices have copies of it. A routine with a swap has none: the plain one has the move that its
 * reader does not do.
 */
function cacheKey({ pathname, search }) {
  const path = pathname.replace(/^(.+)\/$|^(\/plans\/.+)\/check-in$/, "$1$2")
    .replace(/^\/walk$/, "/plans/walking").replace(/^\/card$/, "/plans");
  if (/^\/handout(\/play)?$/.test(path)) {
    const sheet = /[?&](sheet=[^&]+)/.exec(search);
    return sheet ? `${path}?${sheet[1]}` : "";
  }
  return /^\/((safety|breathe|floor|about)?|(stretches|routines)\/[a-z0-9-]+(\/play)?|plans(\/[a-z0-9-]+(\/\d+)?)?)$/
    .test(path) && !/[?&]swap=/.test(search) ? path : "";
}

const pause = (ms) => new Promise((over) => setTimeout(over, ms));
const resolve = (url) => new URL(url, location);
const cached = (address, cacheName = ownCache) => caches.match(address, { cacheName });
const otherNames = async () => (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== ownCache);
/** Returns the addresses of the pages in the cache, the most recently opened last. */
const cachedPages = async () => (await (await caches.open(ownCache)).keys()).map(({ url }) => cacheKey(resolve(url))).filter(Boolean);
const opened = async () => (await cachedPages()).filter((address) => !site.shell.includes(address));
const windows = () => clients.matchAll({ type: "window", includeUncontrolled: true });

/** Adds the files that a page or file refers to to the cache. */
async function cacheFiles(cache, page) {
  const text = await page.clone().text();
  await Promise.all([...new Set(text.match(/\/static\/[\w.-]+/g))].map(async (name) => {
    if (await cache.match(name)) {
      return;
    }
    const file = (await caches.match(name)) ?? (await fetch(name));
    if (!file.ok || file.redirected) { // redirected to a file of a later version
      throw new Error(`${name}: ${file.status}`);
    }
    await cacheFiles(cache, file); // the fonts of a stylesheet
    await cache.put(name, file);
  }));
}

/** Adds the page at address to the cache, after its files. */
async function cachePage(cache, address, page) {
  await cacheFiles(cache, page);
  await cache.put(address, page);
}

/**
 * Reports whether a response is a page of this version, without a redirect. If it is of another version, it checks for
 * a new worker.
 */
function isCurrent(page) {
  const sameVersion = page.headers.get("Site-Version") === site.version;
  if (page.ok && !sameVersion) {
    registration.update().catch(() => {}); // not awaited: the new worker waits until this one is idle
  }
  return page.ok && !page.redirected && sameVersion;
}

/**
 * Caches a page that the reader has opened, and deletes the least recently opened above the limit. On errors there is
 * just no copy.
 */
async function cacheOpened(address, page) {
  try {
    // open() would create the cache again if the reader has just deleted all copies.
    const cache = await cached(state) && await caches.open(ownCache);
    if (await cache?.match(state)) {
      await cachePage(cache, address, page);
      await Promise.all((await opened()).slice(0, -maxPages).map((address) => cache.delete(address)));
    }
  } catch {} // no network or no space
}

/**
 * Returns the addresses of the pages to cache in addition to the shell: those in caches of other versions, and those
 * that are open.
 */
async function wanted() {
  const requests = await Promise.all((await otherNames()).map(async (name) => (await caches.open(name)).keys()));
  return new Set([...requests.flat(), ...(await windows())].map(({ url }) => cacheKey(resolve(url))).filter(Boolean));
}

/**
 * Fetches the page at address. It fails if the page is not of this version. A server that is busy says so with
 * Retry-After: it is asked a few times, since the copies of pages that fail are lost with the previous version.
 */
async function fetchCurrent(address, again = 3) {
  const page = await fetch(address, { cache: "reload" });
  if (again && page.headers.has("Retry-After")) {
    await pause(5000);
    return fetchCurrent(address, again - 1);
  }
  if (!page.ok || page.headers.get("Site-Version") !== site.version) {
    throw new Error(`${address}: ${page.status}`); // the status is 200 for a page of another version
  }
  return page;
}

/** Fetches the page at address and adds its files to the cache. Returns the key and value of its cache entry. */
async function fetchEntry(cache, address) {
  const page = await fetchCurrent(address);
  await cacheFiles(cache, page);
  // A renamed page redirects. Browsers reject a response marked as redirected for a navigation.
  return page.redirected ? [cacheKey(resolve(page.url)), new Response(await page.blob(), page)] : [address, page];
}

/**
 * Fetches pages and adds them to the cache in order. It skips pages that fail as long as the offline page can be
 * fetched; otherwise it fails.
 */
async function cachePages(cache, addresses) {
  for (const { value } of await Promise.allSettled(addresses.map((address) => fetchEntry(cache, address)))) {
    try {
      const [address, page] = value; // undefined for a failed page
      if (address) {
        await cache.put(address, page);
      }
    } catch {
      await fetchCurrent(site.shell[0]);
    }
  }
}

/** Fills the cache of this version. It fails unless it gets the whole shell. */
async function install() {
  // It may have pages of an earlier attempt, or all pages if the site has been rolled back to this version.
  const cache = await caches.open(ownCache);
  if (await cache.match(state)) {
    await cache.put(state, new Response("null")); // no longer old
  }
  for (const address of site.shell) {
    await cachePage(cache, address, await fetchCurrent(address));
  }
  const done = new Set(await cachedPages());
  const remaining = async () => [...(await wanted())].filter((address) => !done.has(address)).slice(0, maxFetches);
  for (let batch; (batch = await remaining()).length > 0;) { // the reader may open more pages meanwhile
    await cachePages(cache, batch);
    batch.forEach((address) => done.add(address));
  }
  await cache.put(state, new Response("null"));
  if (!(await cached(state))) {
    throw new Error("removed"); // by the previous worker, or by the reader
  }
  skipWaiting();
}

/**
 * Records in the caches of older versions which pages are open. Deletes caches that are incomplete, that no page needs,
 * or where there is no space for the record.
 */
async function activate() {
  const ids = (await windows()).map(({ id }) => id);
  const newerWorker = registration.installing ?? registration.waiting; // it will do the same for all other caches
  for (const name of newerWorker ? [] : await otherNames()) {
    const cache = await caches.open(name);
    const recorded = await cache.match(state) && await cache.put(state, new Response(JSON.stringify(ids))).then(() => true, () => false);
    if (!recorded) {
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
    const clientIds = await (await cached(state, name))?.json();
    if (clientIds && !clientIds.some((id) => ids.includes(id))) {
      await caches.delete(name);
    }
  }
}

/** Fetches a page from the network, and caches it if it has a cache key and is not only prefetched. */
async function fetchPage(event, url, address) {
  const page = (await event.preloadResponse) ?? (await fetch(event.request));
  if (address && page.type === "basic" && isCurrent(page) && !event.request.headers.has("Sec-Purpose")) {
    const exact = address === url.pathname + url.search;
    event.waitUntil(exact ? cacheOpened(address, page.clone()) : cacheMissing(address).catch(() => {}));
  }
  return page;
}

async function cacheMissing(address) {
  const page = !(await cached(address)) && await fetch(address);
  if (page && isCurrent(page)) {
    await cacheOpened(address, page);
  }
}

/** Returns a copy with markup inserted after the match of pattern. */
async function insert(copy, pattern, markup) {
  const text = (await copy.text()).replace(pattern, (found) => found + markup);
  const headers = new Headers(copy.headers);
  headers.delete("Content-Encoding"); // they describe the bytes as transferred
  headers.delete("Content-Length");
  return new Response(text, { headers });
}

/** Returns a copy with a notice that it is one. */
async function withNotice(copy) {
  const date = new Date(copy.headers.get("Date"));
  const dateText = date > 0 ? ` on ${date.toLocaleDateString("en-GB", { dateStyle: "long" })}` : "";
  return insert(copy, /(?=<main )/,
    `<aside class="large" aria-label="Kept copy"><div class="wrap"><p>Your device kept this copy${dateText}.</p></div></aside>`);
}

/** Returns the offline page with links to all copies: the answer for a page that has no copy. */
async function offline() {
  const page = await cached("/offline");
  if (!page) {
    return Response.error();
  }
  const links = [];
  for (const address of await opened()) {
    const title = /<title>(.*) – /.exec(await (await cached(address)).text());
    links.unshift(`<li><a href="${address.replaceAll("&", "&amp;")}">${title?.[1] ?? address}</a></li>`); // the most recently opened first
  }
  return insert(page, /<ul [^>]*data-kept>/, links.join(""));
}

/**
 * Redirects the short address of a move, as printed on paper, to the copy of its page: the only page that sends it.
 */
async function redirect({ pathname }) {
  const short = /^\/s\/\d+/.exec(pathname);
  for (const address of short ? await opened() : []) {
    if ((await (await cached(address)).text()).includes(`${short}" data`)) {
      return Response.redirect(address);
    }
  }
}

/**
 * Answers a navigation from the network, or with a copy if that fails, takes too long or is refused with status 429 or
 * more.
 */
async function answerPage(event, url) {
  const address = cacheKey(url);
  const fetching = fetchPage(event, url, address);
  const copy = await (address ? cached(address) : redirect(url)).catch(() => {});
  if (!copy) {
    return fetching.catch(offline);
  }
  event.waitUntil(fetching.catch(() => {})); // caches the page, however late it arrives
  const page = await Promise.race([fetching, pause(4000)]).catch(() => {}); // a reader without a signal waits no longer than that
  return page?.status < 429 ? page : address ? withNotice(copy) : copy;
}

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("fetch", (event) => {
  const { request } = event;
  const url = resolve(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) {
    return;
  }
  if (request.mode === "navigate") {
    event.waitUntil(pause(1000).then(sweep).catch(() => {})); // the page before closes while this one opens
  }
  if (/^\/static\//.test(url.pathname)) {
    event.respondWith(caches.match(request.url).catch(() => {}).then((file) => file ?? fetch(request))); // of any version
  } else if (request.mode === "navigate" || /\/play$/.test(url.pathname)) { // openplayer.js fetches players
    event.respondWith(answerPage(event, url));
  }
});
