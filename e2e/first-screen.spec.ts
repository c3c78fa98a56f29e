import { expect, test } from "@playwright/test";
import { sitemap } from "./site.ts";

test.use({ viewport: { width: 390, height: 844 } });

// A phone shows the first picture of every move at once, also with the bars of its browser, and the first step above the bar with Start.
test("every move shows its picture and its first step on the first screen", async ({ page }) => {
  const moves = (await sitemap(page)).filter((path) => /^\/stretches\/[^/]+$/.test(path));
  expect(moves.length).toBeGreaterThan(70);
  const late: string[] = [];
  for (const path of moves) {
    await page.goto(path);
    const { picture, step, bar } = await page.evaluate(() => {
      const first = document.querySelector("#step-1")!;
      const lines = Math.min(2, first.getClientRects().length || 1);
      return {
        picture: document.querySelector(".frames .plate")!.getBoundingClientRect().top,
        step: first.getBoundingClientRect().top + lines * parseFloat(getComputedStyle(first).lineHeight),
        bar: document.querySelector(".reach")!.getBoundingClientRect().top,
      };
    });
    if (picture > 430 || step + 30 > bar) { // a second line of the step too
      late.push(`${path}: the picture begins at ${picture} px, the first step ends at ${step} px, and the bar begins at ${bar} px`);
    }
  }
  expect(late).toEqual([]);
});

// The bar with Start is in reach wherever one is on the page of a move, and hides nothing at its end.
test("Start stays in reach while a move is read", async ({ page }) => {
  await page.goto("/stretches/bird-dog");
  const start = page.getByRole("link", { name: "Start the timer" });
  for (const part of ["#step-5", "#stop", "#next"]) {
    await page.locator(part).scrollIntoViewIfNeeded();
    await expect(start).toBeInViewport({ ratio: 1 });
  }
  await page.getByRole("contentinfo").evaluate((foot) => foot.scrollIntoView());
  const [bar, card] = [(await page.locator(".reach").first().boundingBox())!, (await page.locator("main > .frame").boundingBox())!];
  expect(bar.y + bar.height).toBeLessThanOrEqual(card.y);
});

// A guide says what to do now on the first screen, above its reasons.
test("every guide shows what to do on the first screen", async ({ page }) => {
  const guides = (await sitemap(page)).filter((path) => /^\/guides\/[^/]+\/[^/]+$/.test(path));
  expect(guides.length).toBeGreaterThan(40);
  const late: string[] = [];
  for (const path of guides) {
    await page.goto(path);
    const first = await page.evaluate(() => document.querySelector(".do-now :is(.picks .plate, ol > li, tbody > tr)")!.getBoundingClientRect().bottom);
    if (first > 844) {
      late.push(`${path}: the first thing to do ends at ${first} px`);
    }
  }
  expect(late).toEqual([]);
});

// What holds for all moves is folded: a move is short enough to read while one does it.
test("half of the moves are at most six screens long, and none is much longer", async ({ page }) => {
  const moves = (await sitemap(page)).filter((path) => /^\/stretches\/[^/]+$/.test(path));
  const screens: number[] = [];
  for (const path of moves) {
    await page.goto(path);
    screens.push(await page.evaluate(() => document.documentElement.scrollHeight / 844));
  }
  screens.sort((a, b) => a - b);
  expect(screens[Math.floor(screens.length / 2)]).toBeLessThanOrEqual(6);
  expect(screens.at(-1)).toBeLessThanOrEqual(7);
});

// A region is a way to somewhere else, not a list of everything.
for (const region of ["/upper-back", "/lower-back"]) {
  test(`${region} is short, and begins with ways to start and what to leave out`, async ({ page }) => {
    await page.goto(region);
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(5 * 844);
    for (const minutes of ["2 min", "6 min", "12 min"]) {
      await expect(page.getByRole("link", { name: new RegExp(`^${minutes}`) }).first()).toBeInViewport({ ratio: 1 });
    }
    await expect(page.getByRole("link", { name: "What should I leave out?" })).toBeInViewport({ ratio: 1 });
  });
}
