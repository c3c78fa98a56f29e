import { expect, test } from "@playwright/test";
import { cards, choice, kinds } from "./site.ts";

const button = /^Show( \d+)? moves?$/;

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("checking a box updates what the button promises", async ({ page }) => {
    await page.goto(kinds["stretches list"]);
    await page.getByRole("button", { name: "Filter" }).click();
    await choice(page, "Where", "Upper back").check();
    await choice(page, "Position", "Chair").check();
    const show = page.getByRole("button", { name: button });
    await expect(page.getByRole("status").filter({ hasText: "31 moves" })).toHaveCount(1);
    await expect(show).toHaveText("Show 31 moves");
    await expect(show).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole("button", { name: "Close" })).toBeInViewport({ ratio: 1 });
    await expect(page.locator("summary", { hasText: "Position" })).toContainText("Chair");
    await show.click();
    await expect(page).toHaveURL(`${kinds["filtered list"]}#count`);
    await expect(cards(page)).toHaveCount(31);
  });

  test("without a connection an outdated count disappears, and the filter still works", async ({ page }) => {
    await page.goto(kinds["stretches list"]);
    await page.route("**/stretches?*", (route) => (route.request().isNavigationRequest() ? route.continue() : route.abort()));
    await page.getByRole("button", { name: "Filter" }).click();
    await choice(page, "Where", "Upper back").check();
    const show = page.getByRole("button", { name: button });
    await expect(show).toHaveText("Show moves");
    await show.click();
    await expect(page).toHaveURL("/stretches?region=upper-back#count");
  });
});

test.describe("on a wide screen", () => {
  test.use({ viewport: { width: 1280, height: 800 } });

  test("checking a box changes the list at once", async ({ page }) => {
    await page.goto(kinds["stretches list"]);
    await choice(page, "Where", "Upper back").check();
    await choice(page, "Position", "Chair").check();
    await expect(page).toHaveURL(kinds["filtered list"]);
    await expect(cards(page)).toHaveCount(31);
    await expect(choice(page, "Position", "Chair")).toBeFocused();
    await page.getByRole("link", { name: /^Start these 5/ }).click(); // what came with the list works too
    await expect(page.getByRole("dialog").getByText("Get ready", { exact: true })).toBeVisible();
  });

  test("of two quick changes the last one wins, whichever response comes first", { tag: "@night" }, async ({ page }) => {
    await page.goto(kinds["stretches list"]);
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route("**/stretches?region=upper-back", async (route) => {
      await held;
      await route.continue().catch(() => {}); // the page has cancelled it
    });
    await choice(page, "Where", "Upper back").check();
    await choice(page, "Position", "Water").check();
    await expect(cards(page)).toHaveCount(2);
    release();
    await expect(page.getByRole("status").filter({ hasText: "2 moves" })).toHaveCount(1);
    await expect(cards(page)).toHaveCount(2);
  });

  test("without a connection the button is there, and the filter still works", async ({ page }) => {
    await page.goto(kinds["stretches list"]);
    await page.route("**/stretches?*", (route) => (route.request().isNavigationRequest() ? route.continue() : route.abort()));
    await choice(page, "Where", "Upper back").check();
    await page.getByRole("button", { name: button }).click();
    await expect(page).toHaveURL("/stretches?region=upper-back#count");
  });
});
