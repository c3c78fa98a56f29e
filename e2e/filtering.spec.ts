import { expect, type Page } from "@playwright/test";
import { test } from "./tab.ts";
import { cards, choice, nightly } from "./site.ts";

const narrow = 390;

/** Opens the filter where it is folded away. */
async function unfold(page: Page) {
  if (page.viewportSize()!.width === narrow) {
    await page.locator("summary", { hasText: "Filter" }).click();
  }
}

/** Makes the choices of a facet be these and no others. */
async function choose(page: Page, facet: string, ...values: string[]) {
  for (const box of await page.getByRole("group", { name: facet, exact: true }).getByRole("checkbox", { checked: true }).all()) {
    await box.uncheck();
  }
  for (const value of values) {
    await choice(page, facet, value).check();
  }
}

/** The count beside a value. */
async function count(page: Page, facet: string, value: string) {
  const label = await choice(page, facet, value).locator("xpath=ancestor::label").innerText();
  return Number(/\d+$/.exec(label)![0]);
}

async function show(page: Page) {
  await page.getByRole("button", { name: /^Show( \d+( of \d+)?)? moves?$/ }).click();
}

test("a filtered list shows its first move on the first screen of a phone", async ({ page }) => {
  await page.setViewportSize({ width: narrow, height: 844 });
  for (const path of ["/stretches?position=chair", "/stretches?position=wall&equipment=ball", "/stretches?region=upper-back&position=chair"]) {
    await page.goto(path);
    expect((await cards(page).first().locator("img").boundingBox())!.y, path).toBeLessThanOrEqual(430);
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
      await expect(page).toHaveURL("/stretches?region=upper-back&position=chair#count");
      await page.goBack();
      await expect(page).toHaveURL("/stretches?position=chair");
      await expect(page.getByRole("checkbox", { checked: true, includeHidden: true })).toHaveCount(1);
    });

    test("upper back and chair leads to the canonical address and to moves that are both", { tag: "@plain" }, async ({ page }) => {
      await page.goto("/stretches");
      await unfold(page);
      await choose(page, "Position", "Chair");
      await choose(page, "Where", "Upper back");
      await show(page);
      await expect(page).toHaveURL("/stretches?region=upper-back&position=chair#count");

      await page.waitForLoadState(); // the address is there before the whole list
      const found = await cards(page).count();
      expect(found).toBeGreaterThan(0);
      await expect(page.getByRole("main").getByRole("heading", { level: 2, name: `Upper back, chair: ${found} moves` })).toBeVisible();
      await expect(page).toHaveTitle(`Upper back, chair: ${found} moves – Unknot`);
      await expect(page.locator("#count")).toBeFocused();
      for (const card of await cards(page).all()) {
        const path = new URL((await card.getByRole("link").first().getAttribute("href"))!, page.url()).pathname;
        expect(JSON.stringify((await (await page.request.get(`${path}.json`)).json()).regions), path).toContain("upper-back");
        await expect(card).toContainText("In a chair");
      }

      if (width === narrow) {
        await expect(choice(page, "Where", "Upper back")).toBeHidden();
        await expect(page.locator("summary")).toContainText("2 chosen");
      }
      await unfold(page);
      await expect(choice(page, "Where", "Upper back")).toBeChecked();
      await expect(choice(page, "Position", "Chair")).toBeChecked();
      await expect(page.getByRole("form", { name: "Filter" }).getByRole("checkbox", { checked: true })).toHaveCount(2);
    });

    test("the count beside a value is the number of moves that choosing it leads to", async ({ page }) => {
      for (const [facet, value] of [
        ["Where", "Lower back"],
        ["Position", "Standing"],
        ["Kind", "Stretch"],
        ["You have", "Nothing"],
        ["Time", "1 to 3 minutes"],
        ["Good for", "At a desk"],
      ].slice(0, nightly ? undefined : 1)) {
        await page.goto("/stretches?region=upper-back&position=chair");
        await unfold(page);
        const promised = await count(page, facet, value);
        await choose(page, facet, value);
        await show(page);
        await expect(page).not.toHaveURL("/stretches?region=upper-back&position=chair");
        await expect(cards(page), value).toHaveCount(promised);
      }
    });

    test("chips add up: one more narrows the list, and each is removed by itself", { tag: "@plain" }, async ({ page }) => {
      await page.goto("/stretches");
      const chips = page.getByRole("list", { name: "Often chosen" });
      await chips.getByRole("link", { name: /^Ball/ }).click();
      await expect(page).toHaveURL("/stretches?equipment=ball");
      const leads = Number(/\d+/.exec(await chips.getByRole("button", { name: /^Wall/ }).innerText())![0]);
      await chips.getByRole("button", { name: /^Wall/ }).click();
      await expect(page).toHaveURL("/stretches?position=wall&equipment=ball");
      await page.waitForLoadState();
      expect(await cards(page).count()).toBe(leads);
      await chips.getByRole("link", { name: /^Wall\s*, remove$/ }).click();
      await expect(page).toHaveURL("/stretches?equipment=ball");
      await page.goto("/stretches?region=upper-back&position=chair&minutes=2");
      await chips.getByRole("link", { name: "Clear all" }).click();
      await expect(page).toHaveURL("/stretches");
    });

    test("a value without results can be chosen, and the nearest list is one tap away", { tag: "@plain" }, async ({ page }) => {
      await page.goto("/stretches?position=water");
      await unfold(page);
      await expect(choice(page, "You have", "Foam roller")).toBeHidden();
      await page.getByRole("checkbox", { name: "Show choices without moves" }).check();
      expect(await count(page, "You have", "Foam roller")).toBe(0);
      await choose(page, "You have", "Foam roller");
      await show(page);
      await expect(page).toHaveURL("/stretches?position=water&equipment=roller#count");
      await expect(cards(page)).toHaveCount(0);

      const nearest = page.getByRole("main").getByRole("link", { name: /\d+ moves?$/ });
      const promised = Number(/(\d+) moves?$/.exec(await nearest.innerText())![1]);
      expect(promised).toBeGreaterThan(0);
      await nearest.click();
      await expect(page).toHaveURL(/\/stretches\?(position=water|equipment=roller)$/);
      await expect(cards(page)).toHaveCount(promised);
    });
  });
}
