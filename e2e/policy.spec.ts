import { expect, test } from "@playwright/test";

test.use({ serviceWorkers: "allow" });

test("browsers accept the speculation rules", async ({ page }) => {
  const session = await page.context().newCDPSession(page);
  const rules = new Promise<{ errorType?: string; sourceText: string }>((resolve) => session.on("Preload.ruleSetUpdated", ({ ruleSet }) => resolve(ruleSet)));
  await session.send("Preload.enable");
  await page.goto("/");
  const set = await rules;
  expect(set.errorType).toBeUndefined();
  expect(set.sourceText).toContain("prefetch");
});

// Feeds, calendars and files for programs do not open as pages, so prefetching them gains nothing.
test("data formats and sheets are not prefetched", async ({ page }) => {
  await page.goto("/");
  const rules = await page.evaluate(async () => (await (await fetch((await fetch("/")).headers.get("Speculation-Rules")!.replaceAll('"', ""))).json()));
  type Condition = { not?: { href_matches: string | string[] } };
  const left: string[] = rules.prefetch[0].where.and.flatMap(({ not }: Condition) => not?.href_matches ?? []);
  const fetched = (address: string) =>
    page.evaluate(({ left, address }) => {
      const here = location.href;
      return !left.some((pathname) => new URLPattern(pathname, here).test(address, here));
    }, { left, address });
  for (const address of ["/sitemap.xml", "/routines/daily-mobility/calendar.ics", "/feed.xml", "/handout/change", "/data.json"]) {
    expect.soft(await fetched(address), address).toBe(false);
  }
  for (const address of ["/", "/stretches", "/stretches/cat-cow", "/handout", "/safety"]) {
    expect.soft(await fetched(address), address).toBe(true);
  }
});

// A page that is open during a deployment loads files by their names in the old version.
test("a page of the previous version gets its pictures, style sheets and scripts", async ({ page }) => {
  await page.route("**/stretches/cat-cow", async (route) => {
    const answer = await route.fetch();
    const older = (await answer.text()).replaceAll(/(\/static\/[\w-]+)\.[0-9a-f]{8}\./g, "$1.00000000.");
    await route.fulfill({ response: answer, body: older });
  });
  const missing: string[] = [];
  page.on("response", (response) => response.status() >= 400 && missing.push(response.url()));
  page.on("pageerror", (error) => missing.push(`${error}`));
  await page.goto("/stretches/cat-cow");
  const found = await page.evaluate(async () => {
    const pictures = [...document.querySelectorAll("img")];
    pictures.forEach((picture) => (picture.loading = "eager"));
    await Promise.all(pictures.map((picture) => picture.decode()));
    const used = [...document.querySelectorAll("use")].filter((use) => use.checkVisibility());
    return {
      old: document.documentElement.outerHTML.match(/\.00000000\./g)!.length,
      used: used.length,
      empty: used.filter((use) => use.getBBox().width === 0).map((use) => use.href.baseVal),
      paper: getComputedStyle(document.body).getPropertyValue("--paper") !== "",
    };
  });
  expect(found.old).toBeGreaterThan(10);
  expect(found.used).toBeGreaterThan(5);
  expect(found.empty).toEqual([]);
  expect(found.paper).toBe(true);
  expect(missing).toEqual([]);
});
