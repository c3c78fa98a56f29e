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
  await page.getByRole("button", { name: /^Show( \d+)? moves?$/ }).click();
}

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
        await expect(card).toContainText(/Upper (and lower )?back/);
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
      ].slice(0, width === narrow && !nightly ? 1 : undefined)) { // the form and the answers are those of a wide screen
        await page.goto("/stretches?region=upper-back&position=chair");
        await unfold(page);
        const promised = await count(page, facet, value);
        await choose(page, facet, value);
        await show(page);
        await expect(page).not.toHaveURL("/stretches?region=upper-back&position=chair");
        await expect(cards(page), value).toHaveCount(promised);
      }
    });

    test("with several positions chosen, every card names one that it matches", async ({ page }) => {
      await page.goto("/stretches");
      await unfold(page);
      const promised = (await count(page, "Position", "Wall")) + (await count(page, "Position", "Standing"));
      await choose(page, "Position", "Wall", "Standing");
      await show(page);
      await expect(page).toHaveURL("/stretches?position=standing&position=wall#count");
      await page.waitForLoadState(); // the address is there before the whole list
      const found = await cards(page).count();
      expect(found).toBeGreaterThan(0);
      expect(found).toBeLessThanOrEqual(promised);
      await expect(cards(page).filter({ hasText: /On your feet|At a wall/ })).toHaveCount(found);
    });

    test("a move that can be done standing says so when standing is chosen, wherever it starts", async ({ page }) => {
      const card = cards(page).filter({ has: page.getByRole("link", { name: "Bird dog" }) });
      await page.goto("/stretches");
      await expect(card).toContainText("On hands and knees");
      await unfold(page);
      await choose(page, "Position", "Standing");
      await show(page);
      await expect(card).toContainText("On your feet");
    });

    test("one chip removes one choice, and another all of them", async ({ page }) => {
      await page.goto("/stretches?region=upper-back&position=chair");
      const chips = page.getByRole("list", { name: "Chosen filters" });
      await chips.getByRole("link", { name: /^Chair\s*, remove$/ }).click();
      await expect(page).toHaveURL("/stretches?region=upper-back");
      await unfold(page);
      await expect(choice(page, "Position", "Chair")).not.toBeChecked();
      await expect(choice(page, "Where", "Upper back")).toBeChecked();
      await chips.getByRole("link", { name: "Clear all" }).click();
      await expect(page).toHaveURL("/stretches");
      await expect(chips).toBeHidden();
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

    test("guides are filtered in the same way as moves", async ({ page }) => {
      await page.goto("/guides");
      await unfold(page);
      const promised = await count(page, "Section", "Causes");
      await choose(page, "Section", "Causes");
      await choose(page, "Where", "Upper back", "Lower back");
      await page.getByRole("button", { name: /^Show( \d+)? guides?$/ }).click();
      await expect(page).toHaveURL("/guides?region=upper-back&region=lower-back&section=causes#count");
      await expect(page.getByRole("main").getByRole("heading", { level: 4 })).toHaveCount(promised);
    });
  });
}
