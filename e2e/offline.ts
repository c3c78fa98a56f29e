// Serves the site at an address of its own, which can stop and start again, and looks into what a device keeps of it.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, get, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createInterface } from "node:readline";
import { expect, test as base, type Page } from "@playwright/test";

/** How the site answers a path: with a status, by ending, with 503 once, with a script, or as it does another path. */
type Fault = number | "gone" | "busy at first" | Buffer | `/${string}`;

/** The site at an address of its own, which can stop, and start again as another version. */
class Site {
  url = "http://127.0.0.1:0";
  private proxy?: Server;
  private frozen = false;

  /**
   * Starts it with these settings, and paths that it answers badly. Returns the paths that are asked for, and a promise
   * that it ends.
   */
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
      } else if (typeof fault === "object") {
        response.writeHead(200, { "Content-Type": "text/javascript" }).end(fault);
      } else if (!this.frozen) {
        const passed = get(server + (fault?.startsWith("/") ? fault : url), { headers }, (answer) => {
          answer.pipe(response.writeHead(answer.statusCode!, answer.headers));
        });
        passed.on("error", () => response.destroy());
      }
    }).listen(Number(new URL(this.url).port), "127.0.0.1");
    this.proxy = proxy;
    this.frozen = false;
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
  const server = spawn(process.env.UNKNOT_BIN!, ["serve", "-addr", "127.0.0.1:0", ...settings], { env: {}, stdio: ["ignore", "ignore", "pipe"] });
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

export const test = base.extend<{ site: Site }>({
  site: async ({}, use) => {
    const site = new Site();
    await site.start();
    await use(site);
    await site.stop();
  },
});
export const next = ["-emergency", "112", "-advice", "111"]; // the settings of the next version

export const move = "/stretches/cat-cow";

/**
 * Returns the content of the caches: by name, the paths and queries of pages, the number of files, and whether it is
 * filled.
 */
export function cachesOf(page: Page) {
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
export async function cachedPages(page: Page) {
  const caches = Object.values(await cachesOf(page));
  return caches.length === 1 && caches[0].filled && caches[0].versions.length === 1 ? caches[0].pages : caches;
}

export const shell = ["/", "/breathe", "/offline", "/safety"]; // cached at installation

/** Waits until there is one worker and it is active. */
export async function waitForWorker(page: Page) {
  await expect.poll(() => page.evaluate(async () => {
    const { installing, waiting, active } = (await navigator.serviceWorker.getRegistration())!;
    return [installing, waiting, active?.state];
  })).toEqual([null, null, "activated"]);
}

/** Opens an address and waits until it is cached. */
export async function cachePage(page: Page, address: string) {
  await page.goto(address);
  await expect.poll(() => cachedPages(page)).toContain(address);
  await waitForWorker(page);
}

/** Waits until the cache of a new version is filled and its worker is active. */
export async function waitForUpdate(page: Page) {
  await expect.poll(async () => Object.values(await cachesOf(page)).map(({ filled }) => filled)).toEqual([true, true]);
  await waitForWorker(page);
}

export const notice = (page: Page) => page.getByRole("complementary", { name: "Kept copy" });
export const day = () => new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
export const started = day();
/** A pattern for the day on which the tests began, and for today: midnight may lie between. */
export const today = () => `(?:${started}|${day()})`;

/** Returns an array that collects failed requests and errors of a page. */
export function collectErrors(page: Page) {
  const found: string[] = [];
  page.on("requestfailed", (request) => found.push(`${request.url()} ${request.failure()?.errorText}`));
  page.on("response", (response) => response.ok() || found.push(`${response.url()} ${response.status()}`));
  page.on("pageerror", (error) => found.push(`${error}`));
  return found;
}

/**
 * Loads all pictures of a page. Returns their number, the drawings that are empty, the background and the number of
 * style sheets.
 */
export function loadedParts(page: Page) {
  return page.evaluate(async () => {
    const pictures = [...document.querySelectorAll("img")];
    pictures.forEach((picture) => (picture.loading = "eager"));
    await Promise.all(pictures.map((picture) => picture.decode()));
    const drawings = [...document.querySelectorAll<SVGGraphicsElement>("svg:has(use)")];
    const empty = drawings.filter((svg) => svg.checkVisibility() && svg.getBBox().width === 0);
    return {
      pictures: pictures.length,
      empty: empty.map((svg) => svg.outerHTML),
      paper: getComputedStyle(document.body).backgroundColor,
      sheets: document.styleSheets.length,
    };
  });
}
