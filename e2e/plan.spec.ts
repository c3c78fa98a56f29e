import { expect } from "@playwright/test";
import { kinds } from "./site.ts";
import { test } from "./tab.ts";

test("a plan leads to a week, and a session of it plays in place with the doses of that week", async ({ page }) => {
  await page.goto(kinds.plan);
  await page.getByRole("link", { name: "Week 8", exact: true }).click();
  await expect(page).toHaveURL(kinds["week of a plan"]);
  await page.waitForLoadState(); // the address is there before the script that starts the player
  await page.getByRole("link", { name: /^Start.*a walk, then loosen up$/ }).click();
  await expect(page).toHaveURL(`${kinds["session of a plan"]}/play`);
  const player = page.getByRole("dialog", { name: "Week 8: A walk, then loosen up" });
  await expect(player).toBeVisible();
  await player.getByRole("button", { name: "Stop" }).click();
});

test("at the end a session of a plan leads on in its week, a routine to the next one, and a move nowhere", async ({ page }) => {
  for (const [path, links] of [
    [kinds["session of a plan"], ["Lower back routine", "How did the week go?"]],
    ["/routines/walk-and-loosen", [/./, "Plans for several weeks"]],
    ["/stretches/cat-cow", []],
  ] as const) {
    await page.goto(`${path}/play`);
    await page.getByRole("button", { name: /^Start/ }).click();
    const player = page.getByRole("dialog");
    for (const skip = player.getByRole("button", { name: "Skip" }); await skip.isVisible();) {
      await skip.click();
    }
    if (links.length > 0) {
      await expect(player.locator(".end .on > :first-child")).toHaveText([...links]);
    } else {
      await expect(player.locator(".end .on")).toHaveCount(0);
    }
  }
});

test("the weeks of a plan are links near its top on a phone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(kinds.plan);
  const week = (await page.getByRole("link", { name: "Week 2", exact: true }).boundingBox())!;
  expect(week.width).toBeGreaterThanOrEqual(44);
  expect(week.height).toBeGreaterThanOrEqual(44);
  expect(week.y + week.height).toBeLessThanOrEqual(844);
});

test("on paper a plan has a box for each session of each week, and no link to press", async ({ page }) => {
  await page.goto(kinds.plan);
  await expect(page.getByRole("table")).toHaveCount(0);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("table")).toHaveCount(4);
  await expect(page.locator(".boxes").first().locator("i")).toHaveCount(3 * (3 + 2));
  await expect(page.locator(".boxes").first().locator(".write td:visible")).toHaveCount(3);
  await expect(page.getByRole("link", { name: "Week 1", exact: true })).toBeHidden();
});
