import { expect, test, type Page } from "@playwright/test";
import { kinds, nightly, printedSides, smallestLetters } from "./site.ts";

const choose = async (page: Page, routine: RegExp) => {
  await page.getByLabel("When?").selectOption("After breakfast");
  await page.getByLabel("On which days?").selectOption("On Monday, Wednesday and Friday");
  const option = page.getByLabel("Which routine?").locator("option", { hasText: routine });
  await page.getByLabel("Which routine?").selectOption((await option.getAttribute("value"))!);
  await page.getByLabel("Where?").selectOption("At my desk");
  for (const [when, then] of [["sorer than usual", "I make the moves smaller and do half of them"], ["too tired", "I do the first move and stop there"], ["away", "I walk or wheel a little"]]) {
    await page.getByRole("group", { name: `If I am ${when}, then` }).getByText(then, { exact: true }).click();
  }
};

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("choices make a card, which keeps them to change one", async ({ page }) => {
    await page.goto(kinds["card to make"]);
    await choose(page, /^Desk break for the upper back, /);
    await page.getByRole("button", { name: "Make my card" }).click();
    await expect(page).toHaveURL("/card?when=breakfast&days=mo-we-fr&routine=desk-upper&where=desk&sore=half&tired=short&away=walk");
    await expect(page.getByText("After breakfast on Monday, Wednesday and Friday, I do “Desk break for the upper back”, 6 minutes, at my desk.")).toBeVisible();
    await expect(page.getByRole("listitem").filter({ hasText: "If I am away, then I walk or wheel a little." })).toBeVisible();
    await page.getByText("Change my choices", { exact: true }).click();
    await expect(page.getByRole("radio", { checked: true })).toHaveCount(3);
    await page.getByLabel("Which routine?").selectOption("strength-twice-a-week");
    await page.getByRole("button", { name: "Make my card" }).click();
    const days = page.getByLabel("On which days?");
    await expect(page.getByRole("alert").getByRole("link")).toHaveText([/up to 2 days a week\. Choose on Monday and Thursday/]);
    await expect(days).toHaveAttribute("aria-invalid", "true");
    await expect(page.getByText("This routine needs a place to lie down.")).toBeVisible();
    await days.selectOption("On Monday and Thursday");
    await page.getByRole("button", { name: "Make my card" }).click();
    await expect(page).toHaveURL(/days=mo-th&routine=strength-twice-a-week&where=desk&sore=half&tired=short&away=walk$/);
  });
});

test("a card leads to its player, and to reminders on its days", async ({ page }) => {
  await page.goto(kinds.card);
  await page.getByRole("link", { name: "Remind me" }).click();
  await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(2);
  await page.goBack();
  await page.getByRole("link", { name: "Start, hands-free" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
});

test("a card prints on one side, with the signs, a very sore day, each move and boxes to tick", async ({ page }) => {
  test.slow(nightly);
  await page.goto(kinds["card to make"]);
  const options = page.getByLabel("Which routine?").locator("option[value]:not([value=''])");
  const routines = await options.evaluateAll((all: HTMLOptionElement[]) => all.map(({ value }) => value));
  expect(routines.length).toBeGreaterThan(20);
  const fullest = ["two-minutes-sore-neck", "six-minutes-sore-neck", "lower-back-routine", "twelve-minutes-upper-back"];
  for (const routine of nightly ? routines : fullest) {
    await page.goto(`/card?when=teeth&days=mo-th&routine=${routine}&where=living-room&sore=leave-out&tired=short&away=some`);
    const moves = await page.locator(".fits > li").count();
    await page.emulateMedia({ media: "print" });
    await expect.soft(page.locator(".week > li:visible"), routine).toHaveCount(moves);
    await expect.soft(page.getByText("Call 999 now if you have:").filter({ visible: true }), routine).toHaveCount(1);
    await expect.soft(page.locator(".sore li:visible"), routine).toHaveCount(5);
    await expect.soft(page.locator(".ticks td:visible"), routine).toHaveCount(28);
    await expect.soft(page.locator(".qr"), routine).toBeVisible();
    const letters = await page.locator(".mine :is(p, li, h2, td, th):visible").evaluateAll(smallestLetters);
    expect.soft(letters, routine).toBeGreaterThanOrEqual(10.49);
    await page.emulateMedia({ media: null });
    for (const format of ["A4", "Letter"] as const) {
      expect.soft(await printedSides(page, format), `${format}: ${routine}`).toBe(1);
    }
  }
});
