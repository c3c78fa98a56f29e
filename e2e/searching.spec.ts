import { expect, type Page } from "@playwright/test";
import { kinds } from "./site.ts";
import { test } from "./tab.ts";

const words = "stiff in the morning";
const found = "/search?q=stiff+in+the+morning";

/** The search box in the main part of the page. */
function box(page: Page) {
  return page.getByRole("main").getByLabel("What are you looking for?");
}

/** The linked titles of the results. */
function results(page: Page) {
  return page.getByRole("region", { name: "Results" }).getByRole("listitem").getByRole("heading", { level: 3 }).getByRole("link");
}

/** Expects that the page shows results for words, and has them in its box. */
async function expectFound(page: Page, words: string) {
  await expect(page.getByRole("main").getByRole("heading", { level: 2, name: `for “${words}”` })).toHaveText(/^\d+ results? for /);
  await expect(box(page)).toHaveValue(words);
  expect(await results(page).count()).toBeGreaterThan(0);
}

test("the search box of a wide page leads to results, and a result to its page", { tag: "@plain" }, async ({ page }) => {
  await page.goto(kinds.guide);
  await page.getByRole("banner").getByLabel("Search").fill(words);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(found);
  await expectFound(page, words);
  const guide = results(page).and(page.locator("[href^='/guides/']")).first();
  const title = (await guide.innerText()).trim();
  await guide.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
});

test("on a phone the header links to the search page", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(kinds.stretch);
  const masthead = page.getByRole("banner");
  await expect(masthead.getByLabel("Search")).toBeHidden();
  await masthead.getByRole("button", { name: "Search" }).click();
  await expect(page).toHaveURL("/search");
  await box(page).fill(words);
  await page.getByRole("main").getByRole("button", { name: "Search" }).click();
  await expect(page).toHaveURL(found);
  await expectFound(page, words);
});

test("without results the page says so, keeps the words and offers ways on", { tag: "@plain" }, async ({ page }) => {
  await page.goto("/search");
  await box(page).fill("xyzzy");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(kinds["no results"]);
  await expect(page.getByRole("heading", { level: 2, name: "Nothing here answers “xyzzy”" })).toBeVisible();
  await expect(box(page)).toHaveValue("xyzzy");
  await expect(results(page)).toHaveCount(0);
  await page.getByRole("region", { name: "Or go to" }).getByRole("link", { name: /^Guides/ }).click();
  await expect(page).toHaveURL("/guides");
});

test("corrected words are shown, with a search for the original ones", async ({ page }) => {
  await page.goto("/search");
  await box(page).fill("nekc");
  await page.keyboard.press("Enter");
  const main = page.getByRole("main");
  await expect(main.getByRole("heading", { level: 2, name: "for “neck”" })).toBeVisible();
  await expect(main.getByText("You typed “nekc”")).toBeVisible();
  await expect(box(page)).toHaveValue("nekc");
  await main.getByRole("link", { name: "Search for exactly that" }).click();
  await expect(page).toHaveURL("/search?q=nekc&as=typed");
  await expect(main.getByRole("heading", { level: 2, name: "Nothing here answers “nekc”" })).toBeVisible();
  await main.getByRole("link", { name: "Search with other spellings too" }).click();
  await expect(page).toHaveURL("/search?q=nekc");
  expect(await results(page).count()).toBeGreaterThan(0);
});

test("a kind and a region narrow the results to the number they show, and keep the words", async ({ page }) => {
  await page.goto(kinds.results);
  const entries = page.getByRole("region", { name: "Results" }).getByRole("listitem");
  for (const [list, value, address] of [
    ["Kind", "Guides", "/search?q=neck&kind=guide"],
    ["Part of the back", "Lower back", "/search?q=neck&kind=guide&region=lower-back"],
  ]) {
    const chip = page.getByRole("list", { name: list }).getByRole("link", { name: new RegExp(`^${value}\\s*\\d+$`) });
    const promised = Number(/\d+$/.exec(await chip.innerText())![0]);
    expect(promised).toBeGreaterThan(0);
    await chip.click();
    await expect(page).toHaveURL(address);
    await expect(chip).toHaveAttribute("aria-current", "true");
    await expect(box(page)).toHaveValue("neck");
    await expect(entries).toHaveCount(promised);
    await expect(entries.filter({ has: page.getByText("Guide", { exact: true }) })).toHaveCount(promised);
  }
  await page.getByRole("list", { name: "Kind" }).getByRole("link", { name: /^Everything/ }).click();
  await expect(page).toHaveURL("/search?q=neck&region=lower-back");
});

test("at most 20 results show, then all of them", async ({ page }) => {
  await page.goto(kinds.results);
  const rows = page.getByRole("region", { name: "Results" }).getByRole("list").first().locator("> li");
  await expect(rows).toHaveCount(20);
  const all = page.getByRole("link", { name: /^Show all \d+ results$/ });
  const count = Number(/\d+/.exec(await all.innerText())![0]);
  await all.click();
  await expect(page).toHaveURL("/search?q=neck&show=all");
  await expect(rows).toHaveCount(count);
  await expect(all).toHaveCount(0);
});

test("a move among the results has a picture, its dose and what it is for", async ({ page }) => {
  await page.goto("/search?q=cat+cow");
  const move = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: "Cat-cow", exact: true }) });
  await expect(move.getByText("round your back, then let it sink")).toBeVisible();
  await expect(move.getByText(/^\d+ times/)).toBeVisible();
  const picture = move.locator("img");
  await picture.scrollIntoViewIfNeeded();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
});

test("what many people ask has a short answer first, with something to start", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto("/search?q=i+only+have+two+minutes+what+can+i+do");
  const answer = page.getByRole("main").locator("section").filter({ has: page.locator("#top-answer") });
  await expect(answer.getByRole("link", { name: /^Start / })).toBeInViewport({ ratio: 1 });
  await answer.getByRole("link", { name: /^Start / }).click();
  await expect(page).toHaveURL(/\/routines\/[a-z-]+\/play$/);
});

test("a name that no page is about says so and leads to the nearest page", async ({ page }) => {
  await page.goto("/search?q=costocondritis");
  await expect(page.getByRole("heading", { name: "Costochondritis", exact: true })).toBeVisible();
  const link = page.getByRole("main").locator("section").filter({ has: page.locator("#top-answer") }).getByRole("link");
  const address = await link.getAttribute("href");
  expect(await results(page).first().getAttribute("href")).toBe(address);
  await link.click();
  await expect(page).toHaveURL(address!);
});

test("a guide, a question and a claim that say the same are one result", async ({ page }) => {
  await page.goto("/search?q=heat+or+ice");
  const first = page.getByRole("region", { name: "Results" }).getByRole("listitem").first();
  await expect(first.getByText("Also:")).toBeVisible();
  const others = await first.getByRole("link").evaluateAll((links) => links.slice(1).map((link) => link.getAttribute("href")));
  expect(others.length).toBeGreaterThan(0);
  const titles = await results(page).evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  expect(titles.filter((address) => others.includes(address))).toEqual([]);
});

test("moves that a sign of today keeps back show only if the reader wants them", async ({ page }) => {
  await page.goto("/search?q=back+pain+and+fever+stretches");
  await expect(page.getByRole("heading", { name: /^Get advice today/ }).first()).toBeVisible();
  const moves = results(page).and(page.locator("[href^='/stretches/']"));
  await expect(moves).toHaveCount(0);
  await page.getByRole("link", { name: "Show moves anyway" }).click();
  await expect(page.getByRole("heading", { name: /^Get advice today/ }).first()).toBeVisible();
  expect(await moves.count()).toBeGreaterThan(0);
  await page.getByRole("link", { name: "Hide moves" }).click();
  await expect(moves).toHaveCount(0);
});

test("moves that do not suit a complaint stay off the first five places among moves alone", async ({ page }) => {
  await page.goto("/search?q=pain+down+one+leg&kind=move");
  const rows = page.getByRole("region", { name: "Results" }).getByRole("list").first().locator("> li");
  for (const row of (await rows.all()).slice(0, 5)) {
    await expect(row).not.toContainText("Leave this out");
  }
  const last = rows.filter({ has: page.locator("[href='/stretches/lying-leg-raise']") });
  await expect(last).toContainText("Leave this out");
});

test("a search that sounds like an emergency shows whom to call first, and no moves", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto("/search");
  await box(page).fill("cant pee");
  await expect(page.getByRole("search").getByRole("status").last()).toHaveText(/^Call 999 .*: nerve signs\. \d+ pages fit$/);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(kinds["worried results"]);
  await expect(page).toHaveTitle(/^Call 999: cant pee\b/);
  const card = page.getByRole("region", { name: /nerve signs$/ });
  expect(await results(page).count()).toBeGreaterThan(0);
  await expect(results(page).and(page.locator("[href^='/stretches']"))).toHaveCount(0);
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await expect(card.getByRole("link", { name: /^Call\s\d+$/ })).toBeInViewport({ ratio: 1 });
    const [above, below] = [(await card.boundingBox())!, (await results(page).first().boundingBox())!];
    expect(above.y + above.height).toBeLessThan(below.y);
  }
  await expect(card.getByRole("link", { name: /^Call\s\d+$/ })).toHaveAttribute("href", /^tel:\d+$/);
  await card.getByRole("link", { name: "When to get help" }).click();
  await expect(page).toHaveURL("/safety#nerve-signs");
});
