import { expect, type Page } from "@playwright/test";
import { emptiest } from "./layout.ts";
import { kinds, nightly, planPages, sitemap } from "./site.ts";
import { test } from "./tab.ts";

test.use({ viewport: { width: 390, height: 844 } });

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

// Where the bar would cover too much, Start is under the dose, where it is heard: in narrow windows, and with letters
// twice as large, for which a phone is as wide as 195 px.
for (const [width, height] of [[320, 256], [195, 422]]) {
  test(`Start is above the pictures at ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.goto("/stretches/childs-pose");
    const start = (await page.getByRole("link", { name: "Start the timer" }).first().boundingBox())!;
    expect(start.y + start.height).toBeLessThanOrEqual((await page.locator(".frames .plate").first().boundingBox())!.y);
  });
}

test("the focus enters the bar and leaves it without moving the page", async ({ page }) => {
  for (const [width, height] of [[390, 844], [360, 640], [640, 360]]) {
    await page.setViewportSize({ width, height });
    await page.goto("/stretches/childs-pose");
    const start = page.getByRole("link", { name: "Start the timer" }).first();
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
  test(`${region} is short, and begins with ways to start and what to leave out`, async ({ page }) => {
    await page.goto(region);
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(5 * 844);
    expect((await page.locator(".cards > li").first().boundingBox())!.y).toBeLessThanOrEqual(620);
    for (const minutes of ["2 min", "6 min", "12 min"]) {
      await expect(page.getByRole("link", { name: new RegExp(`^${minutes} (at|in|on|no) `) }).first()).toBeInViewport({ ratio: 1 });
    }
    await expect(page.getByRole("link", { name: "What should I leave out?" })).toBeInViewport({ ratio: 1 });
  });
}

test("what a reader came for is near the top, and long lists are short", async ({ page }) => {
  const top = (selector: string) => page.locator(selector).first().evaluate((element) => element.getBoundingClientRect().top + scrollY);
  await page.goto("/start");
  expect(await top("legend")).toBeLessThanOrEqual(440); // after the way for who has a condition
  expect(await top(".asked .btn")).toBeLessThanOrEqual(1300);
  await expect(page.locator(".title .warning")).toContainText(/999.*numbness.*peeing.*both legs.*Chest pain.*accident/);
  await page.goto("/floor");
  for (const [door, to] of [["Going down", "#down"], ["I am down now", "#up"]]) {
    await expect(page.getByRole("link", { name: door })).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole("link", { name: door })).toHaveAttribute("href", to);
  }
  await page.goto("/routines/daily-sequence");
  expect(await top(".run > li")).toBeLessThanOrEqual(1120);
  await page.goto("/routines");
  await expect(page.getByRole("link", { name: "Plans for several weeks" })).toBeInViewport({ ratio: 1 });
  await page.goto("/guides/causes/sciatica");
  await expect(page.getByText("numbness spreading over hours, in one arm or leg").first()).toBeInViewport({ ratio: 1 });
  await page.goto("/evidence/treatments");
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(6 * 844);
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

test("what one can start shows its moves above Start on a phone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of await startable(page)) {
    await page.goto(path);
    expect.soft((await page.locator("main .picks").first().boundingBox())!.y, `pictures of ${path}`).toBeLessThanOrEqual(500);
    await expect.soft(startLink(page), path).toBeInViewport({ ratio: 1 });
  }
});

test("what one can start fills a wide screen, with Start beside its end", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  for (const path of ["/plans", ...(await startable(page))]) {
    await page.goto(path);
    const { width, height } = await page.evaluate(emptiest);
    expect.soft(width * height, `${width} × ${height} is empty on ${path}`).toBeLessThanOrEqual(300 * 1000);
    if (!/^\/plans(\/[^/]+(\/\d+)?)?$/.test(path)) { // those have a button for each week or session
      await page.getByRole("heading", { name: "Where to go next" }).scrollIntoViewIfNeeded();
      await expect.soft(startLink(page), `beside the end of ${path}`).toBeInViewport({ ratio: 1 });
    }
  }
});
