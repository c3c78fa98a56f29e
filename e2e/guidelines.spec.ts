import { expect, test } from "@playwright/test";
import { kinds } from "./site.ts";

test("each recommendation of a guideline leads to what the site says, or says why nothing does", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/evidence");
  await page.getByRole("link", { name: "What guidelines ask" }).click();
  await expect(page).toHaveURL(kinds.guidelines);

  // The count above the list is that of its rows.
  const rows = page.locator(".recommended tbody tr");
  const [shown, all] = [await rows.getByRole("link").count(), await rows.count()];
  expect(all).toBeGreaterThan(20);
  await expect(page.getByText(`${shown} of the ${all} recommendations below`)).toBeVisible();
  for (const text of await rows.filter({ hasNot: page.getByRole("link") }).locator("td:last-child").allInnerTexts()) {
    expect(text).toMatch(/^No\. .{20}/);
  }

  // What was not read recommends nothing.
  const unread = page.getByRole("region", { name: /^American College/ });
  await expect(unread).toContainText("Not seen:");
  await expect(unread.locator("table")).toHaveCount(0);

  await expect(page.locator("#nice-acupuncture")).toContainText("Advises against");
  await page.locator("#nice-acupuncture").getByRole("link").click();
  await expect(page).toHaveURL("/guides/techniques/massage-physio-and-chiropractic#does-acupuncture-help");
  await expect(page.locator("#does-acupuncture-help")).toBeInViewport();
});
