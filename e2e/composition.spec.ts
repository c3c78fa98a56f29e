import { expect, test, type Page } from "@playwright/test";
import { composed } from "./composition.ts";
import { leaveOutPictures, longest, nightly, planPages, sitemap } from "./site.ts";

/** What each page of a kind may be: heights in px at most, at 390 and at 1,280 wide, and headings of level 2. */
type Bound = { median?: number; worst: number; wide?: number; headings?: number };

/** Guides that readers take ten minutes for, of up to 1,600 words; others have at most 900. */
const longRead = /\/(relieve-back-tension|back-spasm|what-to-expect|cracking-your-upper-back)$/;

/** The pages of each kind, and their bounds. By day the longest of each are looked at, at night all. */
const kinds: Record<string, { paths: (page: Page) => Promise<string[]>; bound: Bound }> = {
  home: { paths: async () => ["/"], bound: { worst: 2950, wide: 1770 } },
  "list of moves": { paths: async () => ["/stretches"], bound: { worst: 3000, wide: 2800 } },
  move: { paths: (page) => under(page, /^\/stretches\/[^/]+$/), bound: { median: 2800, worst: 3200, wide: 1900, headings: 5 } },
  routine: { paths: (page) => under(page, /^\/routines\/[^/]+$/), bound: { median: 3050, worst: 3800, wide: 2200, headings: 5 } },
  plan: { paths: (page) => under(page, /^\/plans\/[^/]+$/), bound: { worst: 3200 } },
  week: { paths: (page) => planPages(page, "weeks"), bound: { worst: 2450, wide: 1950 } },
  guide: { paths: shortGuides, bound: { median: 5300, worst: 5850, wide: 4800 } },
  "long read": { paths: (page) => under(page, longRead), bound: { worst: 8500, wide: 6800 } },
  safety: { paths: async () => ["/safety"], bound: { worst: 7650 } },
  start: { paths: async () => ["/start"], bound: { worst: 2200 } },
  region: { paths: async () => ["/upper-back", "/lower-back", "/whole-back"], bound: { worst: 3150 } },
};

async function under(page: Page, pattern: RegExp) {
  return (await sitemap(page)).filter((path) => pattern.test(path));
}

async function shortGuides(page: Page) {
  return (await under(page, /^\/guides\/[^/]+\/[^/]+$/)).filter((path) => !longRead.test(path));
}

for (const [kind, { paths, bound }] of Object.entries(kinds)) {
  test(`each page is of one piece: ${kind}`, async ({ page }) => {
    await leaveOutPictures(page);
    const every = await paths(page);
    const looked = nightly ? every : await longest(page, every, 2);
    const narrow: number[] = [], wide: number[] = [], headings: number[] = [];
    for (const path of looked) {
      for (const [width, height, heights] of [[390, 844, narrow], [1280, 900, wide]] as const) {
        const at = `${path} at ${width}`;
        await page.setViewportSize({ width, height });
        await page.goto(path);
        const is = await page.evaluate(composed);
        heights.push(is.height);
        expect.soft(is.smallest, `smallest text of ${at}`).toBeGreaterThanOrEqual(16);
        expect.soft(is.sizes.length, `sizes of ${at}: ${is.sizes}`).toBeLessThanOrEqual(4);
        expect.soft(is.red.length, `red edges of ${at}: ${is.red}`).toBeLessThanOrEqual(1);
        expect.soft(is.main, `filled buttons in a view of ${at}`).toBeLessThanOrEqual(1);
        expect.soft(is.beside, `outlined buttons in a view of ${at}`).toBeLessThanOrEqual(3);
        expect.soft(is.folded, `folded in ${at}`).toEqual([]);
        for (const line of is.today) {
          expect.soft(line.split(" ").length, `words of ${at}: ${line}`).toBeLessThanOrEqual(20);
        }
        if (width > 390) {
          expect.soft(is.emptiest, `empty in the right third of ${at}`).toBeLessThanOrEqual(600);
        } else {
          headings.push(is.headings);
        }
      }
      await page.setViewportSize({ width: 768, height: 1024 });
      expect.soft((await page.evaluate(composed)).emptiest, `empty in the right third of ${path} at 768`).toBeLessThanOrEqual(600);
    }
    const sorted = [narrow, wide, headings].map((list) => list.sort((a, b) => a - b));
    const [median, worst, widest] = [sorted[0][sorted[0].length >> 1], Math.max(...narrow), Math.max(...wide)];
    console.log(`${kind}: ${looked.length} pages, ${median} in the median, ${worst} at most; at 1280 ${widest}; ${sorted[2][sorted[2].length >> 1]} headings`);
    expect.soft(worst, `highest ${kind}`).toBeLessThanOrEqual(bound.worst);
    expect.soft(widest, `highest ${kind} at 1280`).toBeLessThanOrEqual(bound.wide ?? Infinity);
    if (nightly) {
      expect.soft(median, `${kind} in the median`).toBeLessThanOrEqual(bound.median ?? Infinity);
      expect.soft(sorted[2][sorted[2].length >> 1], `headings of a ${kind}`).toBeLessThanOrEqual(bound.headings ?? Infinity);
    }
  });
}
