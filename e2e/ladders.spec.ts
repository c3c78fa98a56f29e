import { expect } from "@playwright/test";
import { test } from "./tab.ts";

const guide = "/guides/techniques/bending-and-lifting-again";

for (const width of [390, 1280]) {
  test(`when to stop stands open above each ladder, who asks first above all, and their steps fold, at ${width} px`, { tag: "@night" }, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await page.goto(guide);
    const ladders = page.locator(".ladder");
    await expect(ladders).toHaveCount(4);
    const ask = page.locator(".asked", { has: page.getByRole("heading", { name: "Who should get help or ask first?" }) }); // one place for all four
    await expect(ask.getByText(/^Thin bones.*: leave out the first three bending steps/)).toBeVisible();
    for (const ladder of await ladders.all()) {
      const part = ladder.locator("xpath=ancestor::*[contains(@class, 'asked')][1]");
      await expect(part.getByText("Stop if", { exact: true })).toBeVisible();
      await expect(part.getByText(/call 999 now/)).toBeVisible();
      await expect(part.getByRole("link", { name: "All signs" })).toBeVisible();
      const steps = ladder.locator("ol > li");
      await expect(steps.first()).toBeHidden();
      await ladder.locator("summary").click();
      for (const step of await steps.all()) {
        await expect(step.getByText("Step back if", { exact: true })).toBeVisible();
      }
    }
  });
}

test("on paper all ladders are open, with the number to call", async ({ page }) => {
  await page.goto(guide);
  await page.emulateMedia({ media: "print" });
  const stops = page.locator(".asked .today");
  await expect(stops).toHaveCount(4);
  for (const stop of await stops.all()) {
    await expect(stop).toBeVisible();
    expect(await stop.evaluate((line) => (line as HTMLElement).innerText)).toMatch(/call 999 now/);
  }
  for (const step of await page.locator(".ladder ol > li").all()) {
    await expect(step).toBeVisible();
  }
});
