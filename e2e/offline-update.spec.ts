import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { cachePage, cachedPages, cachesOf, loadedParts, move, next, notice, shell, test, waitForUpdate, waitForWorker } from "./offline.ts";

test.use({ serviceWorkers: "allow", baseURL: async ({ site }, use) => use(site.url) });

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

test("an open page of the old version still finds its files", { tag: "@night" }, async ({ page, context, site }) => {
  await cachePage(page, move);
  const [first] = Object.keys(await cachesOf(page));
  const files = await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .map(({ name }) => new URL(name).pathname)
      .filter((path) => path.startsWith("/static/")),
  );
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

test("a new version that cannot be fetched completely leaves the old one in use, and is resumed later", { tag: "@night" }, async ({ page, site }) => {
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

// The worker of the last release that had these pages keeps them, and knows nothing of what took their place.
test("copies of pages that have left become copies of what took their place", { tag: "@night" }, async ({ page, site }) => {
  const worker = readFileSync("testdata/worker-2026-11-27.js", "utf8");
  const [head] = (await (await fetch(`${site.url}/sw.js`)).text()).split("\n", 1);
  const [plan, other] = ["/plans/lasting-low-back", "/plans/desk-upper-back"];
  const left = { "/walk": "/plans/walking", "/card": "/plans", [`${plan}/check-in`]: plan };
  await site.stop();
  await site.start([], { "/sw.js": Buffer.from(`${head}\n${worker}`), "/walk": "/breathe", "/card": "/breathe", [`${plan}/check-in`]: "/breathe" });
  await cachePage(page, move);
  for (const address of Object.keys(left)) {
    await cachePage(page, address);
  }
  await site.stop();
  await site.start(next);
  await page.goto("/safety");
  await waitForUpdate(page);
  await page.goto("/");
  await expect.poll(() => cachedPages(page)).toEqual([...shell, move, ...Object.values(left)].sort());

  await site.stop();
  for (const [address, to] of [...Object.entries(left), ["/walk/?minutes=5", "/plans/walking"], [`${plan}/check-in?week=2`, plan]]) {
    await page.goto(address);
    await expect(page.locator("link[rel=canonical]")).toHaveAttribute("href", new RegExp(`${to}$`));
    await expect(notice(page)).toBeVisible();
  }
  await page.goto(`${other}/check-in`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your device has not kept this page");
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

test("a page that a busy server refuses at first is kept", { tag: "@night" }, async ({ page, site }) => {
  await cachePage(page, "/routines/daily-mobility");
  await cachePage(page, move);
  await site.stop();
  await site.start(next, { "/routines/daily-mobility": "busy at first", "/safety": "busy at first" });
  await page.goto("/stretches");
  await waitForUpdate(page);
  await page.goto("/guides");
  await expect.poll(() => cachedPages(page)).toEqual([...shell, "/routines/daily-mobility", move].sort());
});

test("a rollback to the version before keeps the files of its open pages", { tag: "@night" }, async ({ page, context, site }) => {
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
  // How many pages are recorded as still in need of the newer version.
  const readers = () =>
    other.evaluate(async () => {
      const [, newer] = await caches.keys();
      const state = await caches.match("/state", { cacheName: newer });
      return (await state?.json())?.length;
    });
  await expect.poll(readers).toBeGreaterThan(0);
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
