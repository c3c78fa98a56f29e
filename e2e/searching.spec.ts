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

test("a search that sounds like an emergency shows whom to call first, and no moves", async ({ page, javaScriptEnabled }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto("/search");
  await box(page).fill("cant pee");
  if (javaScriptEnabled) {
    await expect(page.getByRole("search").getByRole("status").last()).toHaveText(/^Call 999 .*: nerve signs\. \d+ pages fit$/);
  }
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
