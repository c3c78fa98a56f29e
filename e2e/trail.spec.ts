import { expect, type Page } from "@playwright/test";
import { cards, kinds } from "./site.ts";
import { test } from "./tab.ts";

/** The links of the trail at the end of the page. */
function trail(page: Page) {
  return page.getByRole("navigation").filter({ has: page.locator("#trail") }).getByRole("link");
}

/** Expects the page called title, at its permanent address with nothing but the place behind it. */
async function expectPage(page: Page, title: string) {
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  const canonical = new URL((await page.locator("link[rel=canonical]").getAttribute("href"))!);
  await expect.poll(() => page.url().replace(/#[a-z-]+$/, "")).toBe(new URL(canonical.pathname, page.url()).href);
}

test("no list names itself in the links to its pages", async ({ page }) => {
  for (const address of [kinds["filtered list"], kinds.routine, "/guides?section=causes", "/evidence?verdict=supported"]) {
    await page.goto(address);
    expect(await page.locator("[data-trail] a.whole").count(), address).toBeGreaterThan(1);
    expect(await page.locator("main a[href*='in=']").count(), address).toBe(0);
  }
});

test("from a filtered list one move leads to the next, to the one before and back to the list", async ({ page }) => {
  await page.goto(kinds["filtered list"]);
  const titles = await cards(page).getByRole("heading", { level: 4 }).allInnerTexts();
  const last = titles.length - 1;
  expect(last).toBeGreaterThan(2);

  await cards(page).first().click();
  await expectPage(page, titles[0]);
  await expect(trail(page)).toHaveText([`${titles[1]} next`, "The whole list"]);
  await expect(page.getByRole("navigation", { name: "Your list" })).toContainText(`1 of ${titles.length}`);

  await trail(page).filter({ hasText: /next$/ }).click();
  await expectPage(page, titles[1]);
  await expect(trail(page)).toHaveText([`${titles[2]} next`, `${titles[0]} before`, "The whole list"]);
  await page.reload();
  await expect(trail(page)).toHaveText([`${titles[2]} next`, `${titles[0]} before`, "The whole list"]);
  await page.goBack();
  await expectPage(page, titles[0]);
  await expect(trail(page)).toHaveText([`${titles[1]} next`, "The whole list"]);

  await trail(page).filter({ hasText: "The whole list" }).click();
  await expect(page).toHaveURL(kinds["filtered list"]);
  await expect(cards(page)).toHaveCount(titles.length); // the whole page has loaded
  await cards(page).last().click();
  await expectPage(page, titles[last]);
  await expect(trail(page)).toHaveText([`${titles[last - 1]} before`, "The whole list"]);
});

test("a move in a routine says its dose there, links to the next one and back to the routine", async ({ page }) => {
  await page.goto(kinds.routine);
  const dose = (await page.locator("li[data-says]", { hasText: "Cat-cow" }).first().getAttribute("data-says"))!;
  await page.getByRole("main").getByRole("link", { name: "Cat-cow", exact: true }).first().click();
  await expectPage(page, "Cat-cow");
  await expect(page.getByRole("navigation", { name: "Your list" })).toContainText(dose);
  const next = trail(page).filter({ hasText: /next$/ });
  const title = (await next.innerText()).replace(/\s*next$/, "");
  await next.click();
  await expectPage(page, title);
  await trail(page).filter({ hasText: "The whole list" }).click();
  await expect(page).toHaveURL(kinds.routine);
});

test("a routine leads to the place at which it does a move, and so does the way on", async ({ page }) => {
  await page.goto("/routines/chair-only-morning");
  const links = page.locator("[data-trail] a.whole");
  const targets = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")!));
  const first = targets.findIndex((target, i) => i > 0 && target.includes("#"));
  expect(first).toBeGreaterThan(0);
  await links.nth(first - 1).click();
  await trail(page).filter({ hasText: /next$/ }).click();
  await expect(page).toHaveURL(targets[first]);
  await expect(page.locator(":target")).toHaveId(targets[first].split("#")[1]);
});

test("a page opened from elsewhere has no trail, whatever its fragment says", async ({ page }) => {
  for (const address of ["/stretches/cat-cow", "/stretches/cat-cow#in=https%3A%2F%2Felsewhere.example%2Fstretches", "/stretches/cat-cow#in=%2Fsearch", "/stretches/cat-cow#in=%"]) {
    await page.goto("about:blank"); // another fragment alone does not load the page
    await page.goto(address);
    await expect(page).toHaveURL("/stretches/cat-cow");
    await expect(page.getByRole("navigation", { name: "Breadcrumb" })).toBeVisible();
    await expect(trail(page)).toHaveCount(0);
  }
});

test("another place of a move keeps the trail, also after a reload", async ({ page }) => {
  await page.goto("/routines/chair-only-morning");
  const paths = await page.locator("[data-trail] a.whole").evaluateAll((all) => all.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
  await page.locator("[data-trail] a.whole").first().click();
  for (const path of paths.slice(1)) { // at the first one the referrer is the list itself
    await trail(page).filter({ hasText: /next$/ }).click();
    await expect(page).toHaveURL((url) => url.pathname === path);
    if (await page.locator(".place:visible .tabs a:not([aria-current])").count() > 0) {
      break;
    }
  }
  const text = await page.getByRole("navigation", { name: "Your list" }).innerText();
  await page.locator(".place:visible .tabs a:not([aria-current])").first().click();
  await page.reload();
  await expect(page.getByRole("navigation", { name: "Your list" })).toHaveText(text, { useInnerText: true });
});

