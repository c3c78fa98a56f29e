// Keeps on a reader's device the pages that they open, and what those need, for when there is no connection. The server puts a line before this:
// site.version names all that pages are made from, and site.shell lists what is kept from the start.
//
// No two versions are ever mixed. A version has one cache, named after it, and only pages whose header says that they are of that version go in,
// each after all its files. A new worker fills the cache of its version with all that was kept before, or fails and is thrown away: then the last
// version stays whole. It does not wait until every page of the old version is shut, which may never be: it takes over at once. That is safe, as
// pages come from its own cache alone, and a file's name says which bytes it has, so that it may come from any. The cache of an old version goes
// when no page is open any longer that was open when its worker went: those may still ask for their files.
const prefix = "unknot-";
const own = prefix + site.version;
const patience = 4000; // ms that a slow network has if there is a kept copy
const most = 150; // pages: the reader's last ones
const openWhenOld = "/open-when-old"; // in the cache of an old version: the ids of the pages that were open when its worker went

/** The address that a page is kept under; "" if it is of no kind to keep. Lists that the reader came from and large print make no other page. */
function addressOf({ pathname, search }) {
  if (/^\/handout(\/play)?$/.test(pathname) && /^\?sheet=[^&]+$/.test(search)) {
    return pathname + search;
  }
  const kept = /^\/((safety|breathe|floor|about)?|(stretches|routines)\/[a-z0-9-]+(\/play)?)$/.test(pathname);
  return kept && /^(\?(in=[^&]*|print=large))?$/.test(search) ? pathname : "";
}

const local = (url) => new URL(url, location);
const copyOf = (address, cacheName = own) => caches.match(address, { cacheName });
const windows = () => clients.matchAll({ type: "window", includeUncontrolled: true });

/** Puts the page at address into the cache, after every file that its text names. */
async function keep(cache, address, page) {
  const text = await page.clone().text();
  await Promise.all([...new Set(text.match(/\/static\/[\w.-]+/g))].map(async (name) => {
    if (await cache.match(name)) {
      return;
    }
    const file = (await caches.match(name)) ?? (await fetch(name));
    if (!file.ok) {
      throw new Error(`${name} of ${address}: ${file.status}`);
    }
    await cache.put(name, file);
  }));
  await cache.put(address, page);
}

/** Whether a page came whole and is of the version that is kept. If it is of another, the browser is to look for its worker. */
function isOurs(page) {
  const version = page.headers.get("Site-Version");
  if (page.ok && version !== site.version) {
    registration.update().catch(() => {}); // not waited for: that worker waits until this one has nothing left to do
  }
  return page.ok && !page.redirected && version === site.version;
}

/** Keeps a page of this version that the reader has opened. Whatever goes wrong, it was only not kept. */
async function keepOpened(address, page) {
  try {
    if (await caches.has(own)) { // else the reader has just removed it all
      const cache = await caches.open(own);
      await keep(cache, address, page);
      const pages = (await cache.keys()).map(({ url }) => local(url)).filter((url) => addressOf(url) && !site.shell.includes(url.pathname));
      await Promise.all(pages.slice(0, -most).map((url) => cache.delete(url)));
    }
  } catch {} // no network, no room
}

/** The addresses of all pages to keep: of the shell, of those kept of other versions, and of those that are open. */
async function wanted() {
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== own);
  const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  return new Set([...site.shell, ...[...kept.flat(), ...(await windows())].map(({ url }) => addressOf(local(url))).filter(Boolean)]);
}

/** Puts a page into the cache of this version as the site has it now, if it is still there, or fails. */
async function renew(cache, address) {
  const page = await fetch(address, { cache: "reload" });
  if (page.status === 404 || page.status === 410) {
    return;
  }
  if (!page.ok || page.headers.get("Site-Version") !== site.version) {
    throw new Error(`${address}: ${page.status}, not of version ${site.version}`);
  }
  if (!page.redirected) {
    await keep(cache, address, page);
  } else if (addressOf(local(page.url))) { // it was renamed; browsers open no copy that says it was redirected
    await keep(cache, addressOf(local(page.url)), new Response(await page.blob(), page));
  }
}

/** Fills the cache of this version: all of it, or it fails. */
async function install() {
  await caches.delete(own); // what another attempt has left
  try {
    const cache = await caches.open(own);
    const done = new Set();
    const left = async () => [...(await wanted())].filter((address) => !done.has(address));
    for (let now; (now = await left()).length > 0;) { // meanwhile the reader may open more
      for (const address of now) {
        await renew(cache, address);
        done.add(address);
      }
    }
  } catch (error) {
    await caches.delete(own);
    throw error;
  }
  skipWaiting();
}

/** Notes in the caches of older versions which pages are open, and deletes those that no page needs. A cache younger than ours is being filled. */
async function takeOver() {
  const ids = (await windows()).map(({ id }) => id);
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix));
  for (const name of names.slice(0, names.indexOf(own))) {
    await (await caches.open(name)).put(openWhenOld, new Response(JSON.stringify(ids)));
  }
  await sweep();
  await registration.navigationPreload?.enable();
}

/** Deletes the caches of old versions whose pages are all shut. */
async function sweep() {
  const ids = (await windows()).map(({ id }) => id);
  for (const name of await caches.keys()) {
    const needed = await (await copyOf(openWhenOld, name))?.json();
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
  for (const { url } of await (await caches.open(own)).keys()) {
    const address = addressOf(local(url));
    if (address && !site.shell.includes(address)) {
      const title = /<title>(.*) – /.exec(await (await copyOf(address)).text());
      links.unshift(`<li><a href="${address.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}">${title?.[1] ?? address}</a></li>`); // the last one opened first
    }
  }
  return withMarkup(page, /<ul class="index" data-kept>/, links.join(""));
}

/** Answers a reader who goes to a page: from the network, else with what is kept. */
async function open(event, url) {
  const address = addressOf(url);
  const coming = ask(event, url, address);
  const copy = address && await copyOf(address).catch(() => {});
  if (!copy) {
    return coming.catch(instead);
  }
  event.waitUntil(coming.catch(() => {})); // it is kept, however late it comes
  const late = new Promise((resolve) => setTimeout(resolve, patience));
  const page = await Promise.race([coming, late]).catch(() => {});
  return page && page.status < 500 ? page : marked(copy);
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
