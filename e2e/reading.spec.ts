import { expect, type Page } from "@playwright/test";
import { test } from "./tab.ts";
import { cards } from "./site.ts";

const guide = "/guides/techniques/relieve-back-tension";

/** The id in the address after "#". */
function fragment(page: Page) {
  return new URL(page.url()).hash.slice(1);
}

test("from home a chair stretch is two taps away", { tag: "@plain" }, async ({ page }) => {
  await page.goto("/");
  await page.getByRole("region", { name: "Where are you?" }).getByRole("link", { name: /chair/i }).click();
  await expect(page).toHaveURL("/stretches?position=chair");
  await cards(page).first().click();
  await expect(page.locator("ol.steps > li").first()).toBeVisible();
});

test("the contents list leads to every part of a guide", async ({ page }) => {
  await page.goto(guide);
  const list = page.getByRole("navigation", { name: "On this page" });
  await list.locator("summary").click();
  const contents = list.getByRole("link");
  expect(await contents.count()).toBeGreaterThan(2);
  for (const link of await contents.all()) {
    await link.click();
    const part = page.locator(`[id="${fragment(page)}"]`);
    await expect(part).toHaveText(await link.innerText());
    await expect(part).toHaveRole("heading");
    await expect(part).toBeInViewport();
  }
});

test("a footnote links to its source, and the source back to the text", async ({ page }) => {
  await page.goto(guide);
  const mark = page.getByRole("link", { name: "Source 2", exact: true }).first();
  await mark.click();
  const source = page.locator(`li[id="${fragment(page)}"]`);
  await expect(source).toBeInViewport();
  await expect(source.getByRole("link").first()).toHaveAttribute("href", /^\/(sources|evidence)\//);
  await source.getByRole("link", { name: /^Back to the text/ }).click();
  await expect(mark).toBeInViewport();
  await expect(page.locator(`[id="${fragment(page)}"]`).getByRole("link")).toHaveAttribute("href", (await mark.getAttribute("href"))!);
});

test("the meaning of a label keeps off the edges, and a second tap closes it", async ({ page, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false, "without script a label leads to its meaning further down");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(guide);
  const letters = page.getByRole("article").getByRole("link", { name: "usual practice" });
  const letter = letters.first();
  const { width, height } = (await letter.boundingBox())!;
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
  const meaning = page.locator("#label-a");
  for (const close of [() => letter.click(), () => page.keyboard.press("Escape")]) {
    await letter.click();
    await expect(meaning).toBeVisible();
    const box = (await meaning.boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(12);
    expect(box.x + box.width).toBeLessThanOrEqual(390 - 12);
    await close();
    await expect(meaning).toBeHidden();
  }
  for (const open of [true, false]) {
    await letter.focus();
    await page.keyboard.press("Enter");
    await expect(meaning).toBeVisible({ visible: open });
  }
});

test("on a phone sources unfold from the text, and a label opens what it means", { tag: "@plain" }, async ({ page, javaScriptEnabled }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(guide);
  await expect(page.locator("#source-2")).toBeHidden();
  await page.getByRole("link", { name: "Source 2", exact: true }).first().click();
  await expect(page.locator("#source-2")).toBeInViewport();
  await page.goto(`${guide}?#sure`);
  await expect(page.locator(".sure")).toBeInViewport();

  const letter = page.getByRole("article").getByRole("link", { name: "usual practice" }).first();
  await letter.click();
  await expect(page.locator("#label-a")).toBeInViewport({ ratio: 1 });
  if (javaScriptEnabled) {
    await expect(letter).toBeInViewport(); // it opened in place
    await page.keyboard.press("Escape");
  } else {
    await page.goBack();
  }
  await expect(page.locator("#label-a")).toBeHidden();
});

test("the whole area of an embedded move in a guide links to the move", async ({ page }) => {
  await page.goto(guide);
  const card = page.locator(".card:has(h3)").first();
  const title = card.getByRole("link");
  const [name, address] = [await title.innerText(), await title.getAttribute("href")];
  await card.click({ position: { x: 5, y: 5 } });
  await expect(page).toHaveURL(address!);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
});

test("the address of one step shows that step", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 500 });
  await page.goto("/s/46#step-2"); // a short address keeps the step
  await expect(page).toHaveURL("/stretches/cat-cow#step-2");
  const step = page.locator("#step-2");
  await expect(step).toHaveRole("listitem");
  await expect(step).toBeInViewport();
  const plain = await page.locator("#step-1").evaluate((li) => getComputedStyle(li).backgroundColor);
  await expect(step).not.toHaveCSS("background-color", plain);
});
