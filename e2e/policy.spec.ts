import { expect, test } from "@playwright/test";

test.use({ serviceWorkers: "allow" });

// Feeds, calendars and files for programs do not open as pages, so prefetching them gains nothing.
test("browsers accept the speculation rules, which leave out data formats and sheets", async ({ page }) => {
  const session = await page.context().newCDPSession(page);
  const rules = new Promise<{ errorType?: string; sourceText: string }>((resolve) => session.on("Preload.ruleSetUpdated", ({ ruleSet }) => resolve(ruleSet)));
  await session.send("Preload.enable");
  await page.goto("/");
  const { errorType, sourceText } = await rules;
  expect(errorType).toBeUndefined();
  type Condition = { not?: { href_matches: string | string[] } };
  const left: string[] = JSON.parse(sourceText).prefetch[0].where.and.flatMap(({ not }: Condition) => not?.href_matches ?? []);
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
