// Keeps on a reader's device the pages that they open, and what those need, for when there is no connection. The server puts a line before this:
// site.version names all that pages are made from, and site.shell lists what is kept from the start.
//
// No two versions are ever mixed. A version has one cache, named after it, and only pages whose header says that they are of that version go in,
// each after all its files. A new worker fills the cache of its version with what was kept before, or fails: then the last version stays whole, and
// the next attempt goes on from what this one has. It does not wait until every page of the old version is shut, which may never be: it takes over
// at once. That is safe, as pages come from its own cache alone, and a file's name says which bytes it has, so that it may come from any. The cache
// of an old version goes when no page is open any longer that was open when its worker went: those may still ask for their files.
const prefix = "unknot-";
const own = prefix + site.version;
const patience = 4000; // ms that a slow network has if there is a kept copy
const most = 150; // pages: the reader's last ones
const atOnce = 4; // pages of a new version
const state = "/state"; // in each cache that is filled: null, or when it is old, the ids of the pages that were open when its worker went

/**
 * The address that a page is kept under; "" if it is of no kind to keep. A query makes another page of a sheet alone: a link that says where it was
 * found, the list that the reader came from and large print all get the plain copy. So does a pace of the pacer, which the server reads: its reader
 * gets the usual pace and a form that needs the server for any other.
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
/** The addresses of the pages in the cache, the last one opened at the end. */
const pages = async () => (await (await caches.open(own)).keys()).map(({ url }) => addressOf(local(url))).filter(Boolean);
const opened = async () => (await pages()).filter((address) => !site.shell.includes(address));
const windows = () => clients.matchAll({ type: "window", includeUncontrolled: true });

/** Puts every file that the text of a page names into the cache. */
async function keepFiles(cache, page) {
  const text = await page.clone().text();
  await Promise.all([...new Set(text.match(/\/static\/[\w.-]+/g))].map(async (name) => {
    if (await cache.match(name)) {
      return;
    }
    const file = (await caches.match(name)) ?? (await fetch(name));
    if (!file.ok || file.redirected) { // led to a file of a later version
      throw new Error(`${name}: ${file.status}`);
    }
    await cache.put(name, file);
  }));
}

/** Puts the page at address into the cache, after its files. */
async function keep(cache, address, page) {
  await keepFiles(cache, page);
  await cache.put(address, page);
}

/** Whether a page came whole and is of the version that is kept. If it is of another, the browser is to look for its worker. */
function isOurs(page) {
  const same = page.headers.get("Site-Version") === site.version;
  if (page.ok && !same) {
    registration.update().catch(() => {}); // not waited for: that worker waits until this one has nothing left to do
  }
  return page.ok && !page.redirected && same;
}

/** Keeps a page of this version that the reader has opened. Whatever goes wrong, it was only not kept. */
async function keepOpened(address, page) {
  try {
    const cache = await copyOf(state) && await caches.open(own); // which would make it anew if the reader has just removed it all
    if (await cache?.match(state)) {
      await keep(cache, address, page);
      await Promise.all((await opened()).slice(0, -most).map((address) => cache.delete(address)));
    }
  } catch {} // no network, no room
}

/** The addresses of all pages to keep beside the shell: of those kept of other versions, and of those that are open. */
async function wanted() {
  const kept = await Promise.all((await others()).map(async (name) => (await caches.open(name)).keys()));
  return new Set([...kept.flat(), ...(await windows())].map(({ url }) => addressOf(local(url))).filter(Boolean));
}

/** The page at address as the site has it now, of this version, or fails. */
async function current(address) {
  const page = await fetch(address, { cache: "reload" });
  if (!page.ok || page.headers.get("Site-Version") !== site.version) {
    throw new Error(`${address}: ${page.status}`); // 200 if it is of another version
  }
  return page;
}

/** What the cache is to get for the page at address, whose files it has then. */
async function entry(cache, address) {
  const page = await current(address);
  await keepFiles(cache, page);
  // It may have been renamed. Browsers open no copy that says it was redirected.
  return page.redirected ? [addressOf(local(page.url)), new Response(await page.blob(), page)] : [address, page];
}

/** Fetches pages anew, and puts them into the cache in their order. What fails is left out while the rest of the site answers: else this fails. */
async function renew(cache, addresses) {
  for (const { value } of await Promise.allSettled(addresses.map((address) => entry(cache, address)))) {
    try {
      const [address, page] = value; // there is none of what failed
      if (address) {
        await cache.put(address, page);
      }
    } catch {
      await current(site.shell[0]);
    }
  }
}

/** Fills the cache of this version: with the whole shell, or it fails. */
async function install() {
  const cache = await caches.open(own); // it has what another attempt left, or all, if the site came back to this version
  if (await cache.match(state)) {
    await cache.put(state, new Response("null")); // it is not old any longer
  }
  for (const address of site.shell) {
    await keep(cache, address, await current(address));
  }
  const done = new Set(await pages());
  const left = async () => [...(await wanted())].filter((address) => !done.has(address)).slice(0, atOnce);
  for (let now; (now = await left()).length > 0;) { // meanwhile the reader may open more
    await renew(cache, now);
    now.forEach((address) => done.add(address));
  }
  await cache.put(state, new Response("null"));
  if (!(await copyOf(state))) {
    throw new Error("it has been removed"); // by the last worker, or by the reader
  }
  skipWaiting();
}

/** Notes in the caches of older versions which pages are open, and deletes those that no page needs, that were never filled or have no room. */
async function takeOver() {
  const ids = (await windows()).map(({ id }) => id);
  const next = registration.installing ?? registration.waiting; // fills a cache too: it sees to all others
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

/** Deletes the caches of old versions whose pages are all shut. */
async function sweep() {
  const ids = (await windows()).map(({ id }) => id);
  for (const name of await caches.keys()) {
    const needed = await (await copyOf(state, name))?.json();
    if (needed && !needed.some((id) => ids.includes(id))) {
      await caches.delete(name);
    }
  }
}

/** The page from the network, which is kept if it is of a kind to keep, unless it is only fetched ahead. */
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

/** A kept page with markup put into it where pattern ends. */
async function withMarkup(copy, pattern, markup) {
  const text = (await copy.text()).replace(pattern, (found) => found + markup);
  const headers = new Headers(copy.headers);
  headers.delete("Content-Encoding"); // of the bytes that came
  headers.delete("Content-Length");
  return new Response(text, { headers });
}

/** A kept page that says what it is. */
async function marked(copy) {
  const came = new Date(copy.headers.get("Date") ?? "");
  const on = isNaN(came) ? "" : ` on ${came.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" })}`;
  const words = `You seem to be offline. This is the copy that your device kept${on}.`;
  return withMarkup(copy, /(?=<main )/, `<aside class="large" aria-label="Kept copy"><div class="wrap"><p>${words}</p></div></aside>`);
}

/** What stands for a page that is not kept: with links to all that are. */
async function instead() {
  const page = await copyOf("/offline");
  if (!page) {
    return Response.error();
  }
  const links = [];
  for (const address of await opened()) {
    const title = /<title>(.*) – /.exec(await (await copyOf(address)).text());
    links.unshift(`<li><a href="${address.replaceAll("&", "&amp;")}">${title?.[1] ?? address}</a></li>`); // the last one opened first
  }
  return withMarkup(page, /<ul [^>]*data-kept>/, links.join(""));
}

/** Leads from the short address of a move, as paper has it, to its page if that is kept: no other kept page links to this address. */
async function fromShort({ pathname }) {
  const short = /^\/s\/\d+/.exec(pathname);
  for (const address of short ? await opened() : []) {
    if ((await (await copyOf(address)).text()).includes(`href="${short}"`)) {
      return Response.redirect(address);
    }
  }
}

/** Answers a reader who goes to a page: from the network, else with what is kept. */
async function open(event, url) {
  const address = addressOf(url);
  const coming = ask(event, url, address);
  const copy = await (address ? copyOf(address) : fromShort(url)).catch(() => {});
  if (!copy) {
    return coming.catch(instead);
  }
  event.waitUntil(coming.catch(() => {})); // it is kept, however late it comes
  const late = new Promise((resolve) => setTimeout(resolve, patience));
  const page = await Promise.race([coming, late]).catch(() => {});
  return page && page.status < 500 ? page : address ? marked(copy) : copy;
}

/** A file, whose name says which bytes it has. */
async function file(request) {
  return (await caches.match(request.url).catch(() => {})) ?? fetch(request);
}

let lastAsker;
/** Sweeps once for each page: when it asks for its first file, the page before it is shut. */
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
