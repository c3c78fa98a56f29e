import { expect, test, type Page } from "@playwright/test";
import { emptiest } from "./layout.ts";
import { kinds, leaveOutPictures, nightly, planPages, printedSides, sitemap } from "./site.ts";

// One visit to every page on a phone, as opening a page takes longer than what is measured on it.

test.use({ viewport: { width: 390, height: 844 } });

test.beforeEach(({ page }) => leaveOutPictures(page));

const moves = /^\/stretches\/[^/]+$/;
const guides = /^\/guides\/[^/]+\/[^/]+$/;
const entries = /^\/(evidence|sources|muscles|tags)\/[^/]+$/; // of lists: short pages that one template writes

/** Returns the pages that are visited: by day every 48th entry of a list, every twelfth of most, and all at the top. */
function visited(paths: string[]) {
  return paths.filter((path, n) => nightly || /^\/[^/]*$/.test(path) || n % (entries.test(path) ? 48 : 12) === 0);
}

/** Returns what is too long at the end of a page: the signs and the footer. */
async function faultsOfEnd(page: Page, path: string) {
  const [signs, footer] = await page.evaluate(() =>
    ["main .brief", "footer.foot"].map((part) => document.querySelector(part)?.getBoundingClientRect().height ?? 0),
  );
  return footer >= 100 && signs + footer <= 450 ? [] : [`${path}: the signs at the end are ${signs} px high, the footer ${footer} px`];
}

/** Returns whether a move begins too late: its first picture, and the first step above the bar with Start. */
async function faultsOfMove(page: Page, path: string) {
  const { picture, step, bar } = await page.evaluate(() => {
    const first = document.querySelector("#step-1")!;
    const lines = Math.min(2, first.getClientRects().length || 1);
    return {
      picture: document.querySelector(".frames .plate")!.getBoundingClientRect().top,
      step: first.getBoundingClientRect().top + lines * parseFloat(getComputedStyle(first).lineHeight),
      bar: document.querySelector(".reach")!.getBoundingClientRect().top,
    };
  });
  const late = picture > 450 || step + 30 > bar; // a second line of the step too
  return late ? [`${path}: the picture begins at ${picture} px, the first step ends at ${step} px, and the bar begins at ${bar} px`] : [];
}

/** Returns whether a guide says too late what to do now, or is too long. */
async function faultsOfGuide(page: Page, path: string, screens: number) {
  const first = await page.evaluate(() => document.querySelector(".do-now :is(.picks .plate, ol > li, tbody > tr)")!.getBoundingClientRect().bottom);
  return first > 844 || screens > 10 ? [`${path}: the first thing to do ends at ${first} px, the page after ${screens} screens`] : [];
}

const screensOf = (page: Page) => page.evaluate(() => document.documentElement.scrollHeight / 844);

test("every move begins with its picture and step, is short, and prints on one side or two", async ({ page }) => {
  test.slow();
  const paths = visited((await sitemap(page)).filter((path) => moves.test(path)));
  expect(paths.length).toBeGreaterThan(nightly ? 70 : 5);
  const faults: string[] = [];
  const screens: number[] = [];
  let onTwo = 0;
  const printed = paths.filter((_, n) => nightly || n % 3 === 0);
  for (const path of paths) {
    await page.goto(path);
    faults.push(...(await faultsOfMove(page, path)), ...(await faultsOfEnd(page, path)));
    screens.push(await screensOf(page));
    if (printed.includes(path)) {
      const sides = await printedSides(page, "A4");
      expect.soft(sides, path).toBeLessThanOrEqual(2);
      onTwo += sides - 1;
    }
  }
  expect(faults).toEqual([]);
  screens.sort((a, b) => a - b);
  expect(screens[Math.floor(screens.length / 2)]).toBeLessThanOrEqual(6); // short enough to read while one does it
  expect(screens.at(-1)).toBeLessThanOrEqual(7);
  expect(onTwo).toBeLessThanOrEqual(Math.max(1, printed.length / 8));
});

test("every guide begins with what to do, and every page ends soon", async ({ page }) => {
  test.slow();
  const paths = visited((await sitemap(page)).filter((path) => !moves.test(path)));
  expect(paths.filter((path) => guides.test(path)).length).toBeGreaterThan(nightly ? 40 : 2);
  const faults: string[] = [];
  const screens: number[] = [];
  for (const path of paths) {
    await page.goto(path);
    if (guides.test(path)) {
      screens.push(await screensOf(page));
      faults.push(...(await faultsOfGuide(page, path, screens.at(-1)!)));
    }
    faults.push(...(await faultsOfEnd(page, path)));
  }
  expect(faults).toEqual([]);
  expect(screens.sort((a, b) => a - b)[Math.floor(screens.length / 2)]).toBeLessThanOrEqual(7);
});

const wideByDay = ["/guides/techniques", "/guides/causes/sciatica", "/glossary", "/data", "/muscles/erector-spinae", "/tags/desk"];

test("on a wide screen no part of a page stays empty for long", { tag: "@night" }, async ({ page }) => {
  test.slow();
  await page.setViewportSize({ width: 1280, height: 900 });
  const faults: string[] = [];
  for (const path of nightly ? await sitemap(page) : wideByDay) {
    await page.goto(path);
    const { left, top, width, height } = await page.evaluate(emptiest);
    if (width * height > 300_000) {
      faults.push(`${path}: nothing in ${width} × ${height} px at ${left}, ${top}`);
    }
  }
  expect(faults).toEqual([]);
});

test("on a tablet no card stands alone in a row", { tag: "@night" }, async ({ page }) => {
  await page.setViewportSize({ width: 768, height: 1024 });
  const lists = (await sitemap(page)).filter((path) => /^\/((upper|lower|whole)-back|stretches|guides|(muscles|tags)\/[^/]+)$/.test(path));
  const alone: string[] = [];
  for (const path of lists.filter((_, n) => nightly || n % 5 === 0)) {
    await page.goto(path);
    const found = await page.locator("main .cards").evaluateAll((all) =>
      all.filter((cards) => {
        const rows = Object.values(Object.groupBy([...cards.children], (card) => Math.round(card.getBoundingClientRect().top)));
        const [first, last] = [rows[0]!, rows.at(-1)!];
        const narrow = last[0].getBoundingClientRect().width < 0.9 * cards.getBoundingClientRect().width;
        return rows.length > 1 && last.length === 1 && first.length > 2 && narrow;
      }).length,
    );
    if (found > 0) {
      alone.push(`${path}: ${found}`);
    }
  }
  expect(alone).toEqual([]);
});

test("long pages end within a number of screens", { tag: "@night" }, async ({ page }) => {
  test.slow();
  const all = await sitemap(page);
  const most: Record<string, number> = { "/guides": 7, "/evidence": 7.5, "/stretches": 14, [kinds.safety]: 11 };
  for (const path of all.filter((path) => /^\/plans\/[^/]+$/.test(path))) {
    most[path] = 7.5;
  }
  for (const path of visited(all.filter((path) => /^\/routines\/[^/]+$/.test(path)))) {
    most[path] = 7.8;
  }
  const faults: string[] = [];
  for (const [path, screens] of Object.entries(most)) {
    await page.goto(path);
    const height = (await page.evaluate(() => document.documentElement.scrollHeight)) / 844;
    if (height > screens) {
      faults.push(`${path}: ${height.toFixed(2)} screens`);
    }
  }
  expect(faults).toEqual([]);
});

test("a strip of moves or weeks has every number, apart from the next one, at every width", { tag: "@night" }, async ({ page }) => {
  test.slow();
  const paths = (await sitemap(page)).filter((path) => /^\/(routines|plans)\/[^/]+$/.test(path));
  const weeks = [...(await planPages(page, "weeks")), ...(await planPages(page, "sessions"))];
  const measured = nightly ? [...paths, ...weeks] : [...paths.filter((_, n) => n % 8 === 0), ...weeks.filter((_, n) => n % 48 === 0)];
  const faults: string[] = [];
  for (const path of measured) {
    await page.goto(path);
    for (const width of [320, 390, 580, 768, 960, 1280, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      faults.push(...(await page.evaluate(stripFaults)).map((fault) => `${path} at ${width}: ${fault}`));
    }
  }
  expect(faults).toEqual([]);
});

/**
 * Returns what is wrong with the numbers of the strips of a page. The strip of a session is left out on phones, where
 * its list says the same.
 */
function stripFaults() {
  const faults: string[] = [];
  const moves = document.querySelectorAll(".run > li").length;
  const strips = [...document.querySelectorAll(".ruler, .ribbon")].filter((strip) => strip.checkVisibility());
  if (strips.length === 0 && innerWidth >= 576) {
    faults.push("no strip");
  }
  for (const strip of strips) {
    const numbers = [...strip.querySelectorAll("text, a > b")].filter((text) => text.textContent!.trim() !== "");
    const wanted = strip.matches(".ruler") ? moves : strip.querySelectorAll("line").length;
    if (numbers.map((text) => text.textContent!.trim()).join() !== Array.from({ length: wanted }, (_, n) => n + 1).join()) {
      faults.push(`numbers ${numbers.map((text) => text.textContent!.trim())} of ${wanted}`);
    }
    const edges = [...numbers.map((text) => text.getBoundingClientRect()), { left: strip.getBoundingClientRect().right + 8 }];
    numbers.forEach((text, n) => {
      if (edges[n + 1].left - text.getBoundingClientRect().right < 2) {
        faults.push(`${text.textContent} touches what follows`);
      }
    });
  }
  return faults;
}
