import { expect, type Page } from "@playwright/test";
import { composed } from "./composition.ts";
import { kinds, nightly, planPages, sitemap } from "./site.ts";
import { test } from "./tab.ts";

test.use({ viewport: { width: 390, height: 844 } });

// The bar with Start is in reach wherever one is on the page of a move, and hides nothing at its end.
test("Start stays in reach while a move is read", async ({ page }) => {
  await page.goto("/stretches/bird-dog");
  const start = page.getByRole("link", { name: /^Start, / });
  for (const part of ["#step-5", "#stop", "#next"]) {
    await page.locator(part).scrollIntoViewIfNeeded();
    await expect(start).toBeInViewport({ ratio: 1 });
  }
  await page.getByRole("contentinfo").evaluate((foot) => foot.scrollIntoView());
  const [bar, foot] = [(await page.locator(".act").first().boundingBox())!, (await page.getByRole("contentinfo").boundingBox())!];
  expect(bar.y + bar.height).toBeLessThanOrEqual(foot.y);
});

// Where the bar would cover too much, Start stands where it is heard, under the drawing: in narrow windows, and with
// letters twice as large, for which a phone is as wide as 195 px.
for (const [width, height] of [[320, 256], [195, 422]]) {
  test(`Start is above the steps at ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.goto("/stretches/childs-pose");
    const start = (await page.getByRole("link", { name: /^Start, / }).first().boundingBox())!;
    expect(start.y + start.height).toBeLessThanOrEqual((await page.locator("#step-1").boundingBox())!.y);
  });
}

test("the focus enters the bar and leaves it without moving the page", async ({ page }) => {
  for (const [width, height] of [[390, 844], [360, 640], [640, 360]]) {
    await page.setViewportSize({ width, height });
    await page.goto("/stretches/childs-pose");
    const start = page.getByRole("link", { name: /^Start, / }).first();
    let before = 0;
    for (let presses = 0; !(await start.evaluate((link) => link === document.activeElement)); presses++) {
      expect(presses).toBeLessThan(40);
      before = await page.evaluate(() => scrollY);
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => scrollY), `${width} × ${height}`).toBe(before);
  }
});

// A region is a way to somewhere else, not a list of everything.
for (const region of ["/upper-back", "/lower-back", "/whole-back"]) {
  test(`${region} begins with a way to start and what to leave out`, async ({ page }) => {
    await page.goto(region);
    for (const minutes of ["2 min", "6 min", "12 min"]) {
      await page.locator("label", { hasText: new RegExp(`^\\s*${minutes}`) }).click();
      await expect(page.getByRole("link", { name: new RegExp(`^Start, ${minutes}`) })).toBeInViewport({ ratio: 1 });
      await expect(page.locator(".today").filter({ visible: true })).toHaveCount(1);
    }
    await expect(page.getByRole("link", { name: "What should I leave out?" })).toBeInViewport({ ratio: 1 });
  });
}

test("each door of the home page has its own start, on the first screen", { tag: "@plain" }, async ({ page }) => {
  await page.goto("/");
  for (const door of ["Upper back", "Lower back", "Down a leg", "All over"]) {
    await page.locator(".doors label", { hasText: door }).click();
    await expect(page.locator(".today").filter({ visible: true })).toHaveCount(1);
    await expect(page.getByRole("link", { name: /^Start, \d+ min/ })).toHaveCount(1);
    await expect(page.getByRole("link", { name: /^Start, \d+ min/ })).toBeInViewport({ ratio: 1 });
  }
});

test("what a reader came for is near the top, and long lists are short", async ({ page }) => {
  const top = (selector: string) => page.locator(selector).first().evaluate((element) => element.getBoundingClientRect().top + scrollY);
  await page.goto("/start");
  expect(await top(".asked .chip")).toBeLessThanOrEqual(820); // after the signs, and the way for who has a condition
  expect(await top(".asked .btn")).toBeLessThanOrEqual(1300);
  await expect(page.locator(".stop")).toContainText(/999.*numb.*peeing.*both.*legs.*chest pain.*accident/);
  await page.goto("/floor");
  for (const [door, to] of [["Going down", "#down"], ["I am down now", "#up"]]) {
    await expect(page.getByRole("link", { name: door })).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole("link", { name: door })).toHaveAttribute("href", to);
  }
  await page.goto("/routines/daily-sequence");
  expect(await top(".run > li")).toBeLessThanOrEqual(844);
  await page.goto("/routines");
  await expect(page.getByRole("link", { name: "Plans for several weeks" })).toBeInViewport({ ratio: 1 });
  await page.goto("/guides/causes/sciatica");
  await expect(page.locator(".strip li", { hasText: "or numbness that spreads" })).toBeInViewport({ ratio: 1 });
  await page.goto("/evidence/treatments");
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(6.1 * 844);
});

/** Returns the pages that one can start, by day one of each kind. */
async function startable(page: Page) {
  if (!nightly) {
    return ["/routines/daily-sequence-no-floor", kinds.plan, kinds["week of a plan"], kinds["session of a plan"]];
  }
  const pages = (await sitemap(page)).filter((path) => /^\/(routines|plans)\//.test(path));
  return [...pages, ...(await planPages(page, "weeks")), ...(await planPages(page, "sessions"))];
}

const startLink = (page: Page) => page.getByRole("main").getByRole("link", { name: /^Start/ }).first();

test("what one can start begins with what not to start with, and Start, on a phone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of await startable(page)) {
    await page.goto(path);
    await expect.soft(startLink(page), path).toBeInViewport({ ratio: 1 });
    const [words, start] = [page.getByText("Not today if").first(), startLink(page)];
    expect.soft((await words.boundingBox())!.y, path).toBeLessThan((await start.boundingBox())!.y);
  }
});

test("what one can start fills a wide screen, with Start beside its moves", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  for (const path of ["/plans", ...(await startable(page))]) {
    await page.goto(path);
    const { emptiest } = await page.evaluate(composed);
    expect.soft(emptiest, `px are empty in the right third of ${path}`).toBeLessThanOrEqual(600);
    const moves = page.locator(".run > li:visible");
    if (await moves.count() > 2) {
      await moves.nth(2).scrollIntoViewIfNeeded();
      await expect.soft(startLink(page), `beside the moves of ${path}`).toBeInViewport({ ratio: 1 });
    }
  }
});
