import { expect, test, type Page } from "@playwright/test";
import { kinds } from "./site.ts";

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

test("the search box of a wide page leads to results, and a result to its page", async ({ page }) => {
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

test("without results the page says so, keeps the words and offers ways on", async ({ page }) => {
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

test("many results are split into pages", async ({ page }) => {
  await page.goto(kinds.results);
  const pages = page.getByRole("navigation", { name: "Pages of results" });
  await expect(pages).toContainText(/Page 1 of [2-9]/);
  const first = await results(page).allInnerTexts();
  await pages.getByRole("link", { name: "More" }).click();
  await expect(page).toHaveURL("/search?q=neck&page=2");
  await expect(pages).toContainText(/Page 2 of [2-9]/);
  const second = await results(page).allInnerTexts();
  expect(second.length).toBeGreaterThan(0);
  expect(second.filter((title) => first.includes(title))).toEqual([]);
  await pages.getByRole("link", { name: "Before" }).click();
  await expect(page).toHaveURL("/search?q=neck");
});

test("a search that sounds like an emergency shows whom to call first, and no moves", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto("/search");
  await box(page).fill("cant pee");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(kinds["worried results"]);
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
