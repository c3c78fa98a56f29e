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

test("a search that sounds like an emergency shows whom to call first, and no moves", async ({ page, javaScriptEnabled }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto("/search");
  await box(page).fill("cant pee");
  if (javaScriptEnabled) {
    await expect(page.getByRole("search").getByRole("status").last()).toHaveText(/^Call 999 .*: nerve signs\. \d+ pages fit$/);
  }
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(kinds["worried results"]);
  await expect(page).toHaveTitle(/^Call 999 now: cant pee\b/);
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

test("who leaves the card of the hurt does not come back to it", { tag: "@plain" }, async ({ page, javaScriptEnabled }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto("/safety");
  await page.goto("/search?q=my+husband+hits+me");
  await expect(page).toHaveTitle("Search – Unknot");
  const leave = page.getByRole("link", { name: "Leave this page" });
  await expect(page.getByRole("link", { name: "0808 2000 247" })).toBeVisible();
  await leave.focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/");
  if (javaScriptEnabled) {
    await page.goBack();
    await expect(page).toHaveURL("/safety");
  }
});
