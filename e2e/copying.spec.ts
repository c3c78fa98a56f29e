import { expect, test } from "@playwright/test";

for (const [address, permanent] of [
  ["/stretches/cat-cow", "/s/46"],
  ["/routines/daily-mobility", "/routines/daily-mobility"],
]) {
  test(`the button on ${address} copies the permanent address`, async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.clock.install();
    await page.goto(address);
    await page.getByRole("button", { name: "Copy the link" }).click();
    await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
    await expect(page.getByRole("main").getByRole("status")).toHaveText("Copied");

    const copied = new URL(await page.evaluate(() => navigator.clipboard.readText()));
    const give = page.getByRole("complementary", { name: "Give it to someone" });
    await expect(give.getByRole("link").first()).toHaveText(copied.host + permanent);
    expect(copied.pathname).toBe(permanent);
    await page.goto(copied.pathname);
    await expect(page).toHaveURL(address);
  });

  test(`the button on ${address} can be used again`, async ({ page, context }) => {
    await context.grantPermissions(["clipboard-write"]);
    await page.clock.install();
    await page.goto(address);
    await page.getByRole("button", { name: "Copy the link" }).click();
    await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
    await page.clock.runFor("00:10");
    await expect(page.getByRole("button", { name: "Copy the link" })).toBeVisible();
    await expect(page.getByRole("main").getByRole("status")).toBeEmpty();
  });

  test(`the button on ${address} reports that copying is blocked`, async ({ page, context }) => {
    await context.grantPermissions([]); // revokes all of them
    await page.goto(address);
    await page.getByRole("button", { name: "Copy the link" }).click();
    await expect(page.getByRole("main").getByRole("status")).toContainText("Copying is blocked");
  });

  test.describe("without script", () => {
    test.use({ javaScriptEnabled: false });

    test(`${address} shows the address as text and no button that needs a script`, async ({ page }) => {
      await page.goto(address);
      const give = page.getByRole("complementary", { name: "Give it to someone" });
      await expect(give.getByRole("button")).toHaveCount(0);
      await expect(give.getByRole("link").first()).toHaveText(new RegExp(`^[^/]+${permanent}$`));
    });
  });
}
