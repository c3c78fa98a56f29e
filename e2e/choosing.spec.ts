import { expect } from "@playwright/test";
import { kinds, printedPages } from "./site.ts";
import { test } from "./tab.ts";

test.use({ viewport: { width: 390, height: 844 } });

test("the emergency signs and the first question are on the first screen", async ({ page }) => {
  await page.goto(kinds.start);
  await expect(page.getByRole("heading", { name: /^Urgent: Get help first/ })).toBeInViewport({ ratio: 1 });
  await expect(page.getByText("Is it new, or has it lasted?")).toBeInViewport({ ratio: 1 });
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("answers by keyboard lead to one routine, and can be changed", async ({ page }) => {
    await page.goto(kinds.start);
    await page.locator(".asking > .flow").first().getByRole("link").last().focus();
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowDown"); // over 3 months
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space"); // upper back
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space"); // 2 minutes
    await page.keyboard.press("Enter"); // the browser itself says that one is missing
    await expect(page.getByRole("group", { name: /floor/ }).getByRole("radio").first()).toBeFocused();

    await page.goto("/start?pain=lasting&where=upper-back&minutes=2"); // as an address that somebody cut
    await expect(page).toHaveTitle(/^1 question to go: /);
    await expect(page.getByRole("status", { name: "1 question to go" })).toBeFocused();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter"); // the link to the open question
    const floor = page.getByRole("group", { name: /floor/ });
    await expect(floor.getByText("Please choose one.")).toBeInViewport();
    await floor.getByRole("radio", { name: /^Yes/ }).focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("Enter");

    await expect(page).toHaveURL("/start?pain=lasting&where=upper-back&floor=yes&minutes=2");
    await expect(page.getByRole("heading", { level: 1, name: "Upper back in 2 minutes" })).toBeVisible();
    const start = page.getByRole("link", { name: "Start, 2 min" });
    await expect(start).toBeInViewport({ ratio: 1 });
    await expect(start).toHaveAttribute("href", "/routines/two-minutes-upper-back/play");

    await page.getByText("Change my answers").click();
    await page.getByText("12 minutes", { exact: true }).click();
    await page.getByRole("button", { name: "Show my routine" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Upper back in 12 minutes" })).toBeVisible();
  });
});

test("a leg that hurts brings the signs of a weak leg above Start", async ({ page }) => {
  await page.goto("/start?pain=new&where=leg&floor=no&minutes=12");
  await expect(page.getByText(/^A leg newly unable to hold you/)).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole("link", { name: /^Start, / })).toBeInViewport({ ratio: 1 });
});

test("the routine of a reader opens its player over the page", async ({ page }) => {
  await page.goto(kinds["chosen routine"]);
  await page.getByRole("link", { name: /^Start, / }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(kinds["chosen routine"]);
});

test("the routine of a reader prints without the form", async ({ page }) => {
  expect(await printedPages(page, kinds["chosen routine"], "A4")).toBeLessThanOrEqual(2);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("radio")).toHaveCount(0);
  await expect(page.getByText("Before you begin")).toBeVisible();
});
