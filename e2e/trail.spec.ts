import { expect, test, type Page } from "@playwright/test";
import { cards, kinds } from "./site.ts";

/** The links of the trail called name. */
function trail(page: Page, name: string) {
  return page.getByRole("main").getByRole("navigation", { name, exact: true }).getByRole("listitem").getByRole("link");
}

/** Expects the page called title, and that its canonical address names no list. */
async function expectPage(page: Page, title: string) {
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  const { pathname, search } = new URL((await page.locator("link[rel=canonical]").getAttribute("href"))!);
  expect(pathname + search).toBe(new URL(page.url()).pathname);
}

test("from a filtered list one move leads to the next, to the one before and back to the list", async ({ page }) => {
  const name = "Moves: upper back, chair";
  await page.goto(kinds["filtered list"]);
  const titles = await cards(page).getByRole("heading", { level: 4 }).allInnerTexts();
  const last = titles.length - 1;
  expect(last).toBeGreaterThan(2);

  await cards(page).first().click();
  await expectPage(page, titles[0]);
  await expect(trail(page, name)).toHaveText([`${titles[1]} next`, "The whole list"]);

  await trail(page, name).filter({ hasText: /next$/ }).click();
  await expectPage(page, titles[1]);
  await expect(trail(page, name)).toHaveText([`${titles[2]} next`, `${titles[0]} before`, "The whole list"]);
  await trail(page, name).filter({ hasText: /before$/ }).click();
  await expectPage(page, titles[0]);

  await trail(page, name).filter({ hasText: "The whole list" }).click();
  await expect(page).toHaveURL(kinds["filtered list"]);
  await expect(cards(page)).toHaveCount(titles.length); // the whole page has loaded
  await cards(page).last().click();
  await expectPage(page, titles[last]);
  await expect(trail(page, name)).toHaveText([`${titles[last - 1]} before`, "The whole list"]);
});

test("a move in a routine links to the next one and back to the routine", async ({ page }) => {
  await page.goto(kinds.routine);
  const routine = await page.getByRole("heading", { level: 1 }).innerText();
  await page.getByRole("main").getByRole("link", { name: "Cat-cow", exact: true }).first().click();
  await expectPage(page, "Cat-cow");
  const next = trail(page, routine).filter({ hasText: /next$/ });
  const title = (await next.innerText()).replace(/\s*next$/, "");
  await next.click();
  await expectPage(page, title);
  await trail(page, routine).filter({ hasText: "The whole list" }).click();
  await expect(page).toHaveURL(kinds.routine);
});
