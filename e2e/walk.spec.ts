import { expect, test } from "@playwright/test";
import { composed } from "./composition.ts";
import { leaveOutPictures, nightly, printedSides, sitemap } from "./site.ts";

// One visit to every page on a phone, as opening a page takes longer than what is measured on it.

test.use({ viewport: { width: 390, height: 844 } });

test.beforeEach(({ page }) => leaveOutPictures(page));

const moves = /^\/stretches\/[^/]+$/;
const entries = /^\/(evidence|sources|muscles|tags)\/[^/]+$/; // of lists: short pages that one template writes

/** Returns the pages that are visited: by day every 48th entry of a list, every twelfth of most, and all at the top. */
function visited(paths: string[]) {
  return paths.filter((path, n) => nightly || /^\/[^/]*$/.test(path) || n % (entries.test(path) ? 48 : 12) === 0);
}

test("the picture of every move is seen whole above the bar at once, and the move prints on one side or two", async ({ page }) => {
  test.slow();
  const paths = visited((await sitemap(page)).filter((path) => moves.test(path)));
  expect(paths.length).toBeGreaterThan(nightly ? 70 : 5);
  let onTwo = 0;
  const printed = paths.filter((_, n) => nightly || n % 3 === 0);
  for (const path of paths) {
    await page.goto(path);
    const [picture, bar] = await page.evaluate(() => [".film :is(img, svg)", ".act"].map((part) => document.querySelector(part)!.getBoundingClientRect()));
    expect.soft(picture.bottom, `the picture of ${path} ends above its bar`).toBeLessThanOrEqual(bar.top + 1);
    if (printed.includes(path)) {
      const sides = await printedSides(page, "A4");
      expect.soft(sides, path).toBeLessThanOrEqual(2);
      onTwo += sides - 1;
    }
  }
  expect(onTwo).toBeLessThanOrEqual(Math.max(1, printed.length / 8));
});

test("every page has a footer, and it is short", { tag: "@night" }, async ({ page }) => {
  test.slow();
  const heights: Record<string, number> = {};
  for (const path of visited(await sitemap(page))) {
    await page.goto(path);
    heights[path] = await page.locator("footer.foot").evaluate((footer) => footer.getBoundingClientRect().height);
  }
  expect(Object.entries(heights).filter(([, height]) => height < 100 || height > 450)).toEqual([]);
});

const wideByDay = ["/guides/techniques", "/guides/causes/sciatica", "/glossary", "/data", "/muscles/erector-spinae", "/tags/desk"];

test("on a wide screen the right third of a page never stays empty for long", { tag: "@night" }, async ({ page }) => {
  test.slow();
  await page.setViewportSize({ width: 1280, height: 900 });
  const faults: string[] = [];
  for (const path of nightly ? await sitemap(page) : wideByDay) {
    await page.goto(path);
    const { emptiest } = await page.evaluate(composed);
    if (emptiest > 600) {
      faults.push(`${path}: nothing in ${emptiest} px`);
    }
  }
  expect(faults).toEqual([]);
});
