import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, get, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createInterface } from "node:readline";
import { expect, test as base, type Page } from "@playwright/test";
import { axeSource, kinds, nightly, tags, violations } from "./site.ts";

/** How the site answers a path: with a status, by ending, or with 503 once. */
type Fault = number | "gone" | "busy at first";

/** The site at an address of its own, which can stop, and start again as another version. */
class Site {
  url = "http://127.0.0.1:0";
  private proxy?: Server;
  private frozen = false;

  /** Starts it with these settings, and paths that it answers badly. Returns the paths that are asked for, and a promise that it ends. */
  async start(settings: string[] = [], upset: Record<string, Fault> = {}) {
    const server = await (servers[settings.join(" ")] ??= serve(settings));
    const asked: string[] = [];
    const proxy = createServer(({ url, headers }, response) => {
      asked.push(url!);
      const fault = upset[url!];
      if (fault === "gone") {
        void this.stop();
      } else if (fault === "busy at first" && asked.indexOf(url!) === asked.length - 1) {
        response.writeHead(503, { "Retry-After": "1" }).end();
      } else if (typeof fault === "number") {
        response.writeHead(fault).end();
      } else if (!this.frozen) {
        get(server + url, { headers }, (answer) => answer.pipe(response.writeHead(answer.statusCode!, answer.headers))).on("error", () => response.destroy());
      }
    }).listen(Number(new URL(this.url).port), "127.0.0.1");
    this.proxy = proxy;
    await once(proxy, "listening");
    this.url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    return { asked, gone: once(proxy, "close") };
  }

  /** Suspends it: it answers no request and closes no connection. */
  freeze() {
    this.frozen = true;
  }

  /** Ends it and all its connections. */
  async stop() {
    const { proxy } = this;
    this.proxy = undefined;
    if (proxy) {
      const ended = once(proxy, "close");
      proxy.close();
      proxy.closeAllConnections();
      await ended;
    }
  }
}

/** Starts a server with these settings and returns its address. It lives as long as this process. */
async function serve(settings: string[]) {
  const server = spawn(process.env.UNKNOT_BIN!, ["serve", "-addr", "127.0.0.1:0", ...settings], { env: { UNKNOT_PREPARE: "false" }, stdio: ["ignore", "ignore", "pipe"] });
  process.once("exit", () => server.kill("SIGKILL"));
  for await (const line of createInterface(server.stderr)) {
    if (line.startsWith("unknot: http://")) {
      return line.slice("unknot: ".length);
    }
  }
  throw new Error("the server ended before it listened");
}

/** The addresses of servers by their settings. Tests share them, as starting one takes longer than most tests. */
const servers: Record<string, Promise<string>> = { "": Promise.resolve(process.env.UNKNOT_SERVED!) };

const test = base.extend<{ site: Site }>({
  site: async ({}, use) => {
    const site = new Site();
    await site.start();
    await use(site);
    await site.stop();
  },
});
const next = ["-emergency", "112"]; // the settings of the next version
test.use({ serviceWorkers: "allow", baseURL: async ({ site }, use) => use(site.url) });

const move = "/stretches/cat-cow";

/** Returns the content of the caches: by name, the paths and queries of pages, the number of files, and whether it is filled. */
function cachesOf(page: Page) {
  return page.evaluate(async () => {
    const all: Record<string, { pages: string[]; files: number; versions: (string | null)[]; filled: boolean }> = {};
    for (const name of await caches.keys()) {
      const filled = Boolean(await caches.match("/state", { cacheName: name }));
      if (!filled && !(await caches.has(name))) { // the worker has deleted it since; open() would create it again
        continue;
      }
      const cache = await caches.open(name);
      const requests = await cache.keys();
      if (filled && requests.length === 0) { // the worker deleted it just before open(), which created it again
        await caches.delete(name);
        continue;
      }
      const pages: string[] = [];
      const versions = new Set<string | null>();
      let files = 0;
      for (const request of requests) {
        const { pathname, search } = new URL(request.url);
        if (pathname.startsWith("/static/")) {
          files++;
        } else if (pathname !== "/state") {
          pages.push(pathname + search);
          versions.add((await cache.match(request))!.headers.get("Site-Version"));
        }
      }
      all[name] = { pages: pages.sort(), files, versions: [...versions], filled };
    }
    return all;
  });
}

/** Returns the cached pages if there is one filled cache of one version, else all caches. */
async function cachedPages(page: Page) {
  const caches = Object.values(await cachesOf(page));
  return caches.length === 1 && caches[0].filled && caches[0].versions.length === 1 ? caches[0].pages : caches;
}

const shell = ["/", "/breathe", "/offline", "/safety"]; // cached at installation

/** Waits until there is one worker and it is active. */
async function waitForWorker(page: Page) {
  await expect.poll(() => page.evaluate(async () => {
    const { installing, waiting, active } = (await navigator.serviceWorker.getRegistration())!;
    return [installing, waiting, active?.state];
  })).toEqual([null, null, "activated"]);
}

/** Opens an address and waits until it is cached. */
async function cachePage(page: Page, address: string) {
  await page.goto(address);
  await expect.poll(() => cachedPages(page)).toContain(address);
  await waitForWorker(page);
}

/** Waits until the cache of a new version is filled and its worker is active. */
async function waitForUpdate(page: Page) {
  await expect.poll(async () => Object.values(await cachesOf(page)).map(({ filled }) => filled)).toEqual([true, true]);
  await waitForWorker(page);
}

const notice = (page: Page) => page.getByRole("complementary", { name: "Kept copy" });
const day = () => new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
const started = day();
/** A pattern for the day on which the tests began, and for today: midnight may lie between. */
const today = () => `(?:${started}|${day()})`;

/** Returns an array that collects failed requests and errors of a page. */
function collectErrors(page: Page) {
  const found: string[] = [];
  page.on("requestfailed", (request) => found.push(`${request.url()} ${request.failure()?.errorText}`));
  page.on("response", (response) => response.ok() || found.push(`${response.url()} ${response.status()}`));
  page.on("pageerror", (error) => found.push(`${error}`));
  return found;
}

/** Loads all pictures of a page. Returns their number, the drawings that are empty, the background and the number of style sheets. */
function loadedParts(page: Page) {
  return page.evaluate(async () => {
    const pictures = [...document.querySelectorAll("img")];
    pictures.forEach((picture) => (picture.loading = "eager"));
    await Promise.all(pictures.map((picture) => picture.decode()));
    const drawn = [...document.querySelectorAll<SVGGraphicsElement>("svg:has(use)")].filter((svg) => svg.checkVisibility() && svg.getBBox().width === 0);
    return { pictures: pictures.length, empty: drawn.map((svg) => svg.outerHTML), paper: getComputedStyle(document.body).backgroundColor, sheets: document.styleSheets.length };
  });
}

test("a move opened once opens offline with its pictures, and shows the day it was stored", async ({ page, site }) => {
  await cachePage(page, move);
  const before = await loadedParts(page);
  expect(before.empty).toEqual([]);
  await site.stop();

  await page.goto("about:blank");
  const found = collectErrors(page);
  await page.goto(move);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Cat-cow");
  await expect(notice(page)).toHaveText(new RegExp(`^Your device kept this copy on ${today()}\\.$`));
  expect(await loadedParts(page)).toEqual(before);
  expect(found).toEqual([]);

  // It is the same page at every address.
  await page.goto(`${move}?utm=x`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Cat-cow");
  await page.goto(`${move}?print=large`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Cat-cow");
  await expect(notice(page)).toBeVisible();
});

test("offline, the safety page opens, and other pages show the offline page", async ({ page, site }) => {
  await cachePage(page, move);
  await site.stop();
  await page.getByRole("link", { name: "Get help", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("When to get help");
  await expect(notice(page)).toBeVisible();

  await page.goto("/stretches/bird-dog");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your device has not kept this page");
  await expect(page.getByRole("link", { name: "Call 999" })).toHaveAttribute("href", "tel:999");
  await expect(page.getByRole("region", { name: "Urgent: Call 999 now" })).toContainText("numbness between your legs");
  const list = page.getByRole("region", { name: "On your device" });
  await expect(list.getByRole("link").first()).toHaveText("Cat-cow");
  await list.getByRole("link", { name: "Cat-cow" }).click();
  await expect(page).toHaveURL(move);

  await page.goto("/");
  await expect(notice(page)).toBeVisible();
});

test("a stored page opens offline with any query", async ({ page, site }) => {
  const sheet = "/handout?sheet=1.d3.47c-2h15e";
  await cachePage(page, move);
  await cachePage(page, sheet);
  await cachePage(page, sheet.replace("?", "/play?"));
  await site.stop();
  for (const [address, title] of [
    ["/safety?utm=x", "When to get help"],
    ["/safety/", "When to get help"],
    [`${move}/?utm=x`, "Cat-cow"],
    ["/breathe?pace=3-4", "Breathe with the ring"],
    ["/breathe?pace=3-4&minutes=2", "Breathe with the ring"],
    [`${sheet}&print=large`, ""],
    [`/handout?print=large&${sheet.split("?")[1]}`, ""],
    [`/handout/play?${sheet.split("?")[1]}&utm=x`, ""],
  ]) {
    await page.goto(address);
    await expect(notice(page), address).toBeVisible();
    if (title) {
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    }
  }
  for (const address of ["/stretches?position=chair", "/handout?print=large", "/stretches/bird-dog?utm=x"]) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your device has not kept this page");
  }
});

test("a plan, a week and the empty check-in open offline, and no choice is stored", async ({ page, site }) => {
  const plan = "/plans/lasting-low-back";
  await cachePage(page, plan);
  await cachePage(page, `${plan}/3`);
  await page.goto(`${plan}/check-in?week=3&sessions=1&in=sore`);
  await expect.poll(() => cachedPages(page)).toContain(`${plan}/check-in`);
  expect(await cachedPages(page)).toEqual([...shell, plan, `${plan}/3`, `${plan}/check-in`].sort());
  await site.stop();
  await page.goto(`${plan}/check-in?week=4&in=tired`);
  await expect(notice(page)).toBeVisible();
  await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(0);
  await page.locator("summary", { hasText: "Tired" }).click();
  await expect(page.getByText("stop halfway if that is enough")).toBeVisible();
});

test("the empty form of the walking plan opens offline, and no choice is stored", async ({ page, site }) => {
  await page.goto("/walk?minutes=10&days=3");
  await expect.poll(() => cachedPages(page)).toContain("/walk");
  expect(await cachedPages(page)).toEqual([...shell, "/walk"].sort());
  await site.stop();
  await page.goto("/walk?minutes=12&days=2");
  await expect(notice(page)).toBeVisible();
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
  await expect(page.getByRole("table")).toHaveCount(0);
});

test("the empty form of a card opens offline, and no choice on a card is stored", async ({ page, site }) => {
  await page.goto(kinds.card);
  await expect.poll(() => cachedPages(page)).toContain("/card");
  expect(await cachedPages(page)).toEqual([...shell, "/card"].sort());
  await site.stop();
  await page.goto(kinds.card);
  await expect(notice(page)).toBeVisible();
  await expect(page.getByLabel("Which routine?")).toHaveValue("");
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
});

test("searches, filtered lists and prefetched pages are not stored", async ({ page, site }) => {
  await cachePage(page, move);
  for (const address of ["/search?q=numb+legs", "/stretches?position=chair", "/guides/techniques/stretching", "/stretches/bird-dog.json"]) {
    await page.goto(address);
  }
  await cachePage(page, "/routines/daily-mobility"); // cached after any of these would have been
  expect(await cachedPages(page)).toEqual([...shell, "/routines/daily-mobility", move].sort());
  await site.stop();
  await page.goto("/search?q=numb+legs");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your device has not kept this page");
});

for (const first of ["/", "/guides/techniques/stretching"]) {
  test(`after ${first} alone, the start page, help and the pacer open offline`, async ({ page, site }) => {
    await page.goto(first);
    await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state)).toBe("activated");
    await waitForWorker(page);
    expect(await cachedPages(page)).toEqual(shell);
    const session = await page.context().newCDPSession(page);
    if (nightly) { // the headless shell finds no errors on any page
      const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
      expect(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito")).toEqual([]); // as every test is
    }
    const { data } = await session.send("Page.getAppManifest");
    await site.stop();
    await page.goto("about:blank");
    for (const [address, title] of [[JSON.parse(data!).start_url, "Where is it tight?"], ["/safety", "When to get help"], ["/breathe", "Breathe with the ring"]]) {
      await page.goto(address);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
      await expect(notice(page)).toBeVisible();
      expect((await loadedParts(page)).empty).toEqual([]);
    }
  });
}

test("a short address, as printed, opens the stored move", async ({ page, site }) => {
  const sheet = "/handout?sheet=1.47c-2h15e"; // names the address of another move
  await cachePage(page, move);
  const short = new URL((await page.getByRole("complementary", { name: "Give it to someone" }).getByRole("link", { name: /\/s\/\d+$/ }).getAttribute("href"))!, site.url).pathname;
  await cachePage(page, "/routines/daily-mobility");
  await cachePage(page, sheet);
  await site.stop();
  for (const address of [short, `${short}/`, `${short}?utm=x`]) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Cat-cow");
    await expect(page).toHaveURL(move);
    await expect(notice(page)).toBeVisible();
  }
  for (const address of ["/s/47", `${short}0`, "/s/1"]) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your device has not kept this page");
  }
});

test("lists do not start the service worker", async ({ page }) => {
  for (const address of ["/stretches", "/guides", "/about", "/search?q=neck"]) {
    await page.goto(address, { waitUntil: "networkidle" });
  }
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  expect(await cachesOf(page)).toEqual({});
});

test("a new version of the site replaces the old one completely", async ({ page, site }) => {
  await cachePage(page, move);
  await cachePage(page, "/routines/daily-mobility");
  const [first] = Object.keys(await cachesOf(page));
  await site.stop();
  await site.start(next);

  await page.goto("/safety");
  await expect(page.getByRole("link", { name: "Call 112" })).toBeVisible();
  await waitForUpdate(page);
  await page.goto("/"); // closes the page that was open during the update, the last one that needed the old version
  await expect.poll(async () => Object.keys(await cachesOf(page))).not.toContain(first);
  expect(await cachedPages(page)).toEqual([...shell, "/routines/daily-mobility", move].sort());

  await site.stop();
  for (const address of ["/", "/safety", move, "/routines/daily-mobility", "/stretches/bird-dog"]) {
    await page.goto(address);
    await expect(page.getByText("Call 112").first()).toBeAttached();
    expect(await page.content()).not.toContain("Call 999");
  }
});

test("an open page of the old version still finds its files", async ({ page, context, site }) => {
  await cachePage(page, move);
  const [first] = Object.keys(await cachesOf(page));
  const files = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname).filter((name) => name.startsWith("/static/")));
  expect(files.length).toBeGreaterThan(5);
  await site.stop();
  await site.start(next);

  const other = await context.newPage();
  await other.goto("/safety");
  await waitForUpdate(page);
  await other.goto("/"); // the cache of the old version is still needed
  await site.stop();
  const statuses = await page.evaluate((files) => Promise.all(files.map(async (file) => (await fetch(file)).status)), files);
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(Object.keys(await cachesOf(page))).toContain(first);

  await page.close();
  await site.start(next);
  await other.goto("/safety");
  await other.goto("/");
  await expect.poll(async () => Object.keys(await cachesOf(other))).toHaveLength(1);
  expect(Object.keys(await cachesOf(other))).not.toContain(first);
});

test("a new version that cannot be fetched completely leaves the old one in use, and is resumed later", async ({ page, site }) => {
  const early = [move, "/stretches/bird-dog", "/stretches/shoulder-rolls", "/floor"]; // these are fetched together
  for (const address of [...early, "/routines/daily-mobility"]) {
    await cachePage(page, address);
  }
  const before = await cachesOf(page);
  const [first] = Object.keys(before);
  await site.stop();

  // The new version answers until a page is requested that is stored late; then it is gone.
  const broken = await site.start(next, { "/routines/daily-mobility": "gone" });
  await page.goto("/safety");
  await broken.gone;
  expect(broken.asked).toContain("/offline"); // it had begun
  await expect.poll(async () => (await cachesOf(page))[first]).toEqual(before[first]);

  for (const address of ["/", "/safety", move, "/routines/daily-mobility"]) {
    await page.goto(address);
    await expect(notice(page)).toBeVisible();
    expect(await page.content()).toContain("999");
    expect((await loadedParts(page)).empty).toEqual([]);
  }

  const sound = await site.start(next);
  await page.goto("/guides");
  await waitForUpdate(page);
  expect(sound.asked.filter((url) => url === "/routines/daily-mobility")).toHaveLength(1);
  expect(sound.asked.filter((url) => early.includes(url))).toEqual([]); // they were fetched the first time
  await page.goto("/stretches");
  await expect.poll(() => cachedPages(page)).toEqual([...shell, ...early, "/routines/daily-mobility"].sort());
});

test("a page that fails does not delay others, such as the safety page", async ({ page, site }) => {
  await cachePage(page, "/routines/daily-mobility");
  await cachePage(page, move);
  await site.stop();
  await site.start(next, { "/routines/daily-mobility": 503 });
  await page.goto("/stretches");
  await waitForUpdate(page);
  await page.goto("/guides");
  await expect.poll(() => cachedPages(page)).toEqual([...shell, move].sort());
  await site.stop();
  await page.goto("/safety");
  await expect(page.getByRole("link", { name: "Call 112" })).toBeVisible();
  await expect(notice(page)).toBeVisible();
});

test("a page that a busy server refuses at first is kept", async ({ page, site }) => {
  await cachePage(page, "/routines/daily-mobility");
  await cachePage(page, move);
  await site.stop();
  await site.start(next, { "/routines/daily-mobility": "busy at first", "/safety": "busy at first" });
  await page.goto("/stretches");
  await waitForUpdate(page);
  await page.goto("/guides");
  await expect.poll(() => cachedPages(page)).toEqual([...shell, "/routines/daily-mobility", move].sort());
});

test("a reader who has opened too many pages gets the copy", async ({ page, site }) => {
  await cachePage(page, move);
  await site.stop();
  await site.start([], { [move]: 429 });
  await page.goto(move);
  await expect(notice(page)).toBeVisible();
});

test("a rollback to the version before keeps the files of its open pages", async ({ page, context, site }) => {
  await cachePage(page, move);
  const before = await cachesOf(page);
  const [first] = Object.keys(before);
  await site.stop();
  await site.start(next);
  const other = await context.newPage();
  await other.goto("/safety");
  await waitForUpdate(page);
  await site.stop();

  // The old version returns, and is gone as soon as its worker has begun to install.
  const broken = await site.start([], { "/offline": "gone" });
  await other.goto("/stretches");
  await broken.gone;
  await expect.poll(() => other.evaluate(async () => (await navigator.serviceWorker.getRegistration())!.installing)).toBeNull();
  expect((await cachesOf(page))[first]).toEqual(before[first]);

  await site.start();
  await other.goto("/stretches");
  await expect.poll(() => other.evaluate(async () => (await (await caches.match("/state", { cacheName: (await caches.keys())[1] }))?.json())?.length)).toBeGreaterThan(0);
  await waitForWorker(other);
  await other.goto("/guides");
  await page.close();
  await expect.poll(async () => { // every opened page checks again whether the last one is closed, as the worker may learn of it late
    await other.goto(`${move}.json`); // it needs no files
    return Object.keys(await cachesOf(other));
  }).toEqual([first]);
  await site.stop();
  await other.goto("/safety");
  await expect(notice(other)).toBeVisible();
  await expect(other.getByRole("link", { name: "Call 999" })).toBeVisible();
});

test("a stored page is served when the network is slow", async ({ page, site }) => {
  await cachePage(page, move);
  site.freeze();
  await page.goto(move);
  await expect(notice(page)).toBeVisible();
});

test("it works after the browser has stopped the worker", async ({ page, site }) => {
  await cachePage(page, move);
  const session = await page.context().newCDPSession(page);
  await session.send("ServiceWorker.enable");
  await session.send("ServiceWorker.stopAllWorkers");
  await site.stop();
  await page.goto(move);
  await expect(notice(page)).toBeVisible();
});

test("the page about us lists the stored pages and deletes them", async ({ page, site }) => {
  await cachePage(page, move);
  await cachePage(page, "/about");
  await page.reload(); // the list has the copies that were stored when the page was opened
  const here = page.getByRole("region", { name: "On this device now" });
  await expect(here.getByRole("link")).toHaveText([/^About this site/, /^Cat-cow/, /^Breathe with the ring/, /^When to get help/, /^Unknot/].map((title) => new RegExp(`${title.source}.* ${today()}$`)));

  // A cache that is still being filled is not listed, and a copy without a date is listed without one.
  await page.evaluate(async () => {
    const half = await caches.open("unknot-half");
    await half.put("/floor", new Response("<title>Half</title>", { headers: { "Content-Type": "text/html" } }));
    const whole = await caches.open((await caches.keys())[0]);
    await whole.put("/breathe", new Response("<title>No date – Unknot</title>", { headers: { "Content-Type": "text/html" } }));
  });
  await page.reload();
  await expect(here.getByRole("listitem").filter({ hasText: "No date" })).toHaveText(/^No date\s*$/);
  await expect(here.getByRole("link", { name: "Half" })).toHaveCount(0);
  await here.getByRole("button", { name: "Remove it" }).click();
  await expect(here.getByRole("status")).toContainText("It is gone.");
  await expect(here.getByRole("link")).toHaveCount(0);
  await expect(here.getByRole("button")).toHaveCount(0);
  expect(await cachesOf(page)).toEqual({});
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);

  await page.goto("/guides");
  await page.goto("/about");
  await expect(here.getByRole("status")).toHaveText("Nothing is on this device now.");
  expect(await cachesOf(page)).toEqual({});
  await cachePage(page, move);
  await site.stop();
  await page.goto(move);
  await expect(notice(page)).toBeVisible();
});

test("with offline pages turned off, devices delete what they have stored", async ({ page, site }) => {
  await cachePage(page, move);
  await site.stop();
  await site.start(["-offline=false"]);
  await page.goto(move);
  await expect.poll(() => cachesOf(page)).toEqual({});
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
});

test("a stored page and the offline page pass axe", async ({ page, site }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await cachePage(page, move);
  await site.stop();
  for (const address of [move, "/stretches/bird-dog"]) {
    await page.goto(address);
    await page.evaluate(axeSource);
    for (const width of nightly ? [1280, 390] : [390]) {
      await page.setViewportSize({ width, height: 900 });
      for (const colorScheme of nightly ? (["light", "dark"] as const) : (["light"] as const)) {
        await page.emulateMedia({ colorScheme });
        expect.soft(await page.evaluate(violations, tags), `${address}, ${colorScheme}, ${width} px`).toEqual([]);
      }
    }
  }
});
