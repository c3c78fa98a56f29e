import { expect } from "@playwright/test";
import { cachePage, cachedPages, cachesOf, collectErrors, loadedParts, move, notice, shell, test, today, waitForWorker } from "./offline.ts";
import { axeSource, nightly, stored, tags, violations } from "./site.ts";

test.use({ serviceWorkers: "allow", baseURL: async ({ site }, use) => use(site.url) });

test("a move opened once opens offline with its pictures, and shows the day it was stored", async ({ page, site }) => {
  await cachePage(page, move);
  const before = await loadedParts(page);
  expect(before.empty).toEqual([]);
  const kept = await page.evaluate(async () => {
    const all = (await caches.keys()).map(async (name) => (await caches.open(name)).keys());
    return (await Promise.all(all)).flat().map(({ url }) => url);
  });
  expect(kept.filter((url) => url.endsWith(".woff2"))).toHaveLength(4);
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
  await expect(page.getByRole("region", { name: /^Urgent: Get help first/ })).toContainText("numb, tingling or different between your legs");
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

test("a plan and a week open offline, with what to do about what got in the way", { tag: "@night" }, async ({ page, site }) => {
  const plan = "/plans/lasting-low-back";
  await cachePage(page, plan);
  await cachePage(page, `${plan}/3`);
  expect(await cachedPages(page)).toEqual([...shell, plan, `${plan}/3`].sort());
  await site.stop();
  await page.goto(`${plan}/3`);
  await expect(notice(page)).toBeVisible();
  await page.locator("summary", { hasText: "What got in the way?" }).click();
  await page.locator("summary", { hasText: "Tired" }).click();
  await expect(page.getByText("stop halfway if that is enough")).toBeVisible();
});

test("searches, filtered lists and prefetched pages are not stored", { tag: "@night" }, async ({ page, site }) => {
  await cachePage(page, move);
  for (const address of ["/search?q=numb+legs", "/stretches?position=chair", "/guides/techniques/stretching", "/stretches/bird-dog.json"]) {
    await page.goto(address);
  }
  await cachePage(page, "/routines/daily-mobility"); // cached after any of these would have been
  expect(await cachedPages(page)).toEqual([...shell, "/routines/daily-mobility", move].sort());
  expect((await stored(page)).filter((name) => !name.startsWith("cache: unknot-"))).toEqual([]);
  await site.stop();
  await page.goto("/search?q=numb+legs");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your device has not kept this page");
});

for (const first of ["/", "/guides/techniques/stretching"]) {
  test(`after ${first} alone, the start page, help and the pacer open offline`, { tag: "@night" }, async ({ page, site }) => {
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

test("a short address, as printed, opens the stored move", { tag: "@night" }, async ({ page, site }) => {
  const sheet = "/handout?sheet=1.47c-2h15e"; // names the address of another move
  await cachePage(page, move);
  const short = new URL((await page.locator(".pop a:has(.address)").getAttribute("href"))!, site.url).pathname;
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

test("lists do not start the service worker", { tag: "@night" }, async ({ page }) => {
  for (const address of ["/stretches", "/guides", "/about", "/search?q=neck"]) {
    await page.goto(address, { waitUntil: "networkidle" });
  }
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  expect(await cachesOf(page)).toEqual({});
});

test("a stored page opens where the network is slow, a server refuses, or the browser has stopped the worker", async ({ page, site }) => {
  await cachePage(page, move);
  site.freeze();
  await page.goto(move);
  await expect(notice(page)).toBeVisible();
  await site.stop();
  await site.start([], { [move]: 429 });
  await page.goto(move);
  await expect(notice(page)).toBeVisible();
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
  const titles = ["About this site", "Cat-cow", "Breathe with the ring", "When to get help", "Unknot"];
  await expect(here.getByRole("link")).toHaveText(titles.map((title) => new RegExp(`^${title}.* ${today()}$`)));

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

test("a stored page and the offline page pass axe", { tag: "@night" }, async ({ page, site }) => {
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
