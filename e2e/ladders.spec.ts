import { expect } from "@playwright/test";
import { test } from "./tab.ts";

const guide = "/guides/techniques/bending-and-lifting-again";

for (const width of [390, 1280]) {
  test(`one ladder is open at a time, with when to stop on each step, at ${width} px`, { tag: "@night" }, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await page.goto(guide);
    const ladders = page.locator("details[name=ladder]");
    await expect(ladders).toHaveCount(4);
    await expect(ladders.getByText("Stop if").first()).toBeHidden();
    for (let n = 0; n < 4; n++) {
      await ladders.nth(n).locator("summary").click();
      await expect(page.locator("details[name=ladder][open]")).toHaveCount(1);
      for (const step of await ladders.nth(n).locator("ol > li").all()) {
        await expect(step.getByText("Stop if", { exact: true })).toBeVisible();
        await expect(step.getByRole("link", { name: "When to get help" })).toBeVisible();
      }
    }
  });
}

test("on paper all ladders are open, with the number to call", async ({ page }) => {
  await page.goto(guide);
  await page.emulateMedia({ media: "print" });
  const stops = page.locator("details[name=ladder] .cap");
  expect(await stops.count()).toBeGreaterThan(20);
  for (const stop of await stops.all()) {
    await expect(stop).toBeVisible();
    expect(await stop.evaluate((line) => (line as HTMLElement).innerText)).toMatch(/call 999 now/);
  }
});
