import { expect, test, type Page } from "@playwright/test";
import { kinds } from "./site.ts";

const moves = (page: Page) => page.locator(".run > li");
const summary = (page: Page, move: string) => page.locator("summary", { hasText: `Swap ${move}` });

/** Moves the focus on to a link or a summary, as a reader with a keyboard does. */
async function tabTo(page: Page, label: string) {
  for (let n = 0; n < 150; n++) {
    await page.keyboard.press("Tab");
    if ((await page.evaluate(() => document.activeElement?.textContent?.trim())) === label) {
      return;
    }
  }
  throw new Error(`no focus on ${label}`);
}

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });

  test("a move is swapped and put back, and each step is an address to go back to", async ({ page }) => {
    await page.goto(kinds.routine);
    const before = await moves(page).allTextContents();
    const place = before.findIndex((text) => text.includes("Cat-cow"));
    await expect(page.getByRole("link", { name: "Chair cat-cow" })).toBeHidden();
    await summary(page, "cat-cow").click();
    await page.getByRole("link", { name: "Chair cat-cow" }).click();
    await expect(page).toHaveURL(`${kinds["swapped routine"]}#move-${place + 1}`);
    await expect(moves(page)).toHaveCount(before.length);
    await expect(moves(page).nth(place)).toContainText("In place of cat-cow.");
    await expect(moves(page).nth(place)).toBeInViewport();
    await expect(page.getByRole("link", { name: "Cat-cow", exact: true })).toHaveCount(0);

    await summary(page, "slow breathing, 4 in and 6 out").click();
    await page.getByRole("link", { name: "Easy breathing, no counting" }).click();
    await expect(page.getByRole("link", { name: "Put it back" })).toHaveCount(2);
    await moves(page).nth(place).getByRole("link", { name: "Put it back" }).click();
    await expect(page).toHaveURL(/\?swap=breathing-4-6\.easy-breathing#move-\d+$/);
    await expect(page.getByRole("link", { name: "Cat-cow", exact: true })).toHaveCount(1);

    await page.goBack();
    await expect(page.getByRole("link", { name: "Put it back" })).toHaveCount(2);
    await page.goBack();
    await page.goBack();
    await expect(page).toHaveURL(kinds.routine);
    expect(await moves(page).allTextContents()).toEqual(before);
  });

  test("a sheet with a swap is another sheet", async ({ page }) => {
    await page.goto("/handout?sheet=1.d3.46a-5.62c-60s");
    await summary(page, "cat-cow").click();
    await page.getByRole("link", { name: "Chair cat-cow" }).click();
    await expect(page).toHaveURL(/sheet=1\.d3\.\d+c-5\.62c-60s#move-1$/);
    await expect(page.getByRole("heading", { name: "Chair cat-cow" })).toBeInViewport();
  });
});

test("a keyboard swaps a move, and the player, reminders and sheet keep it", async ({ page }) => {
  await page.goto(kinds.routine);
  await tabTo(page, "Swap cat-cow");
  await page.keyboard.press("Enter");
  await tabTo(page, "Chair cat-cow");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: "Put it back" })).toBeVisible();
  for (const name of ["Remind me", "Make a sheet of it"]) {
    await expect(page.getByRole("link", { name })).toHaveAttribute("href", /swap=cat-cow\.chair-cat-cow|sheet=/);
  }
  await page.getByRole("link", { name: "Start, hands-free" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.getByRole("button", { name: "Stop" }).click();
  await page.goto(kinds["swapped routine"].replace("?", "/play?"));
  await expect(page.getByRole("heading", { name: "Chair cat-cow" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Cat-cow", exact: true })).toHaveCount(0);
});

test("paper says nothing of swaps, not even where steps run on", async ({ page }) => {
  await page.emulateMedia({ media: "print" });
  for (const address of [kinds["swapped routine"], "/handout/change?add=10&add=46&add=62&add=40&do=sheet"]) {
    await page.goto(address);
    const parts = page.locator(".swaps, .cap > .screen");
    expect(await parts.count()).toBeGreaterThan(0);
    for (const part of await parts.all()) {
      await expect(part).toBeHidden();
    }
  }
  await expect(page.locator(".given.running")).toHaveCount(1);
});
