import { expect, type Page } from "@playwright/test";
import { test } from "./tab.ts";
import { cards, choice, nightly } from "./site.ts";

const narrow = 390;

/** Opens the filter where it is not beside the list. */
async function unfold(page: Page) {
  if (page.viewportSize()!.width === narrow) {
    await page.getByRole("button", { name: /^Filter/ }).click();
  }
}

/** Makes the choices of a facet be these and no others. */
async function choose(page: Page, facet: string, ...values: string[]) {
  const group = page.getByRole("group", { name: facet, exact: true });
  if (!(await group.isVisible())) {
    await page.locator("summary", { hasText: facet }).click();
  }
  for (const box of await group.getByRole("checkbox", { checked: true }).all()) {
    await box.uncheck();
  }
  for (const value of values) {
    await choice(page, facet, value).check();
  }
}

/** Shows the list where the filter does not act at once. */
async function show(page: Page) {
  const button = page.getByRole("button", { name: /^Show( \d+)? moves?$/ });
  if (await button.isVisible()) {
    await button.click();
  }
}

test("a filtered list shows Start and its first move on the first screen of a phone", async ({ page }) => {
  await page.setViewportSize({ width: narrow, height: 844 });
  for (const path of ["/stretches?position=chair", "/stretches?position=wall&equipment=ball", "/stretches?region=upper-back&position=chair"]) {
    await page.goto(path);
    expect((await cards(page).first().locator("img").boundingBox())!.y, path).toBeLessThanOrEqual(520);
    const start = page.getByRole("link", { name: /^Start these \d, \d+ min$/ });
    await expect(start).toBeInViewport({ ratio: 1 });
    const text = await page.locator(".today").innerText();
    expect(text).toMatch(/^Not today if .* 999\.$/);
  }
});

for (const width of [1280, narrow]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 900 } });
    test.skip(({ javaScriptEnabled }) => !nightly && (width === narrow) === javaScriptEnabled, "by day with script on a wide screen, without on a narrow one");

    test("who comes back finds the choices of the address", async ({ page }) => {
      await page.goto("/stretches?position=chair");
      await unfold(page);
      await choice(page, "Where", "Upper back").check();
      await show(page);
      await expect(page).toHaveURL(/\/stretches\?region=upper-back&position=chair(#count)?$/);
      await cards(page).first().getByRole("link").click();
      await page.goBack();
      await expect(page).toHaveURL(/\/stretches\?region=upper-back&position=chair(#count)?$/);
      await expect(page.locator(".filters input:checked")).toHaveCount(2);
    });

    test("upper back and chair leads to the canonical address and to moves that are both", { tag: "@plain" }, async ({ page, javaScriptEnabled }) => {
      await page.goto("/stretches");
      await unfold(page);
      await choose(page, "Position", "Chair");
      await choose(page, "Where", "Upper back");
      await show(page);
      await expect(page).toHaveURL(/\/stretches\?region=upper-back&position=chair(#count)?$/);
      await expect(page.getByRole("heading", { level: 1, name: "Upper back, in a chair" })).toBeVisible();

      await page.waitForLoadState(); // the address is there before the whole list
      const found = await cards(page).count();
      expect(found).toBeGreaterThan(0);
      await expect(page.locator(".title")).toContainText(`${found} moves.`);
      await expect(page).toHaveTitle(`Upper back, chair: ${found} moves – Unknot`);
      if (width !== narrow && javaScriptEnabled) { // it acts at once
        await expect(choice(page, "Where", "Upper back")).toBeFocused();
        await expect(page.getByRole("status").filter({ hasText: `${found} moves` })).toHaveCount(1);
      } else {
        await expect(page.locator("#count")).toBeFocused();
      }
      for (const card of await cards(page).all()) {
        const path = new URL((await card.getByRole("link").first().getAttribute("href"))!, page.url()).pathname;
        expect(JSON.stringify((await (await page.request.get(`${path}.json`)).json()).regions), path).toContain("upper-back");
        await expect(card.locator(".plate")).toHaveClass(/in-chair/);
      }

      if (width === narrow) {
        await expect(choice(page, "Where", "Upper back")).toBeHidden();
        await expect(page.getByRole("button", { name: "Filter (2)" })).toBeVisible();
      }
      await unfold(page);
      await expect(choice(page, "Where", "Upper back")).toBeChecked();
      await expect(choice(page, "Position", "Chair")).toBeChecked();
      await expect(page.getByRole("form", { name: "Filter" }).getByRole("checkbox", { checked: true })).toHaveCount(2);
    });

    test("chips add up: one more narrows the list, and each is removed by itself", { tag: "@plain" }, async ({ page }) => {
      await page.goto("/stretches");
      if (width !== narrow) {
        await expect(page.locator(".choices")).toBeHidden(); // the filter is beside the list
        return;
      }
      const chips = page.getByRole("list", { name: "Chosen, and often chosen" });
      await chips.getByRole("link", { name: "Ball" }).click();
      await expect(page).toHaveURL("/stretches?equipment=ball");
      const before = await cards(page).count();
      await chips.getByRole("button", { name: "Chair" }).click();
      await expect(page).toHaveURL("/stretches?position=chair&equipment=ball");
      await page.waitForLoadState();
      expect(await cards(page).count()).toBeLessThan(before);
      await expect(chips.getByRole("listitem").first()).toHaveText(/^Remove Chair/); // what is chosen comes first
      await chips.getByRole("link", { name: "Remove Chair" }).click();
      await expect(page).toHaveURL("/stretches?equipment=ball");
    });

    test("the list begins with some moves of each kind, and leads to all of one", { tag: "@plain" }, async ({ page }) => {
      await page.goto("/stretches");
      const shelf = page.getByRole("region", { name: "Stretches", exact: true });
      expect(await cards(page).count()).toBeLessThanOrEqual(20);
      const all = shelf.getByRole("link", { name: /^All \d+$/ });
      const promised = Number(/\d+/.exec(await all.innerText())![0]);
      await all.click();
      await expect(page).toHaveURL(/\/stretches\?kind=/);
      await expect(page.getByRole("heading", { level: 1, name: "Stretches" })).toBeVisible();
      await expect(cards(page)).toHaveCount(promised);
    });

    test("a value without results can be chosen, and the nearest list is one tap away", { tag: "@plain" }, async ({ page }) => {
      await page.goto("/stretches?position=water");
      await unfold(page);
      await choose(page, "Equipment", "Foam roller");
      await show(page);
      await expect(page).toHaveURL(/\/stretches\?position=water&equipment=roller(#count)?$/);
      await expect(cards(page)).toHaveCount(0);

      const nearest = page.getByRole("main").getByRole("link", { name: /\d+ moves?$/ }).last();
      const promised = Number(/(\d+) moves?$/.exec(await nearest.innerText())![1]);
      expect(promised).toBeGreaterThan(0);
      await nearest.click();
      await expect(page).toHaveURL(/\/stretches\?(position=water|equipment=roller)$/);
      await expect(cards(page)).toHaveCount(promised);
    });
  });
}
