import { readFile } from "node:fs/promises";
import { expect, test, type Page } from "@playwright/test";
import { move, player, press, start } from "./player.ts";

/** Skips to the end, and returns which knot stood above each move: 3 is whole. */
async function skipAll(page: Page) {
  const knots: string[] = [];
  for (let n = await page.locator("main .run > li").count(); n > 0; n--) {
    knots.push((await player(page).locator(".rope use").getAttribute("href"))!.replace(/.*#/, ""));
    await press(page, "Skip");
  }
  return knots;
}

const rope = (page: Page) => player(page).locator(".untied path").evaluate((path: SVGPathElement) => path.getBBox().height);

test("the knot loses a crossing after each third, by moves that are skipped too, and the rope draws straight", async ({ page }) => {
  await page.goto("/routines/six-minutes-whole-back/play"); // nine moves
  await start(page);
  const knots = await skipAll(page);
  expect(knots).toEqual([..."333222111"].map((left) => (left === "3" ? "mark" : `rope-${left}`)));
  await expect(player(page).locator(".rope svg")).toBeHidden(); // one rope at a time
  expect(await rope(page)).toBeGreaterThan(0.1);
  await expect.poll(() => rope(page)).toBeLessThan(0.01);
});

test("with reduced motion the rope is straight at once", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(move);
  await start(page);
  await page.keyboard.press("ArrowRight");
  await expect(player(page).getByRole("heading", { name: "Done.", exact: true })).toBeFocused();
  expect(await rope(page)).toBeLessThan(0.01);
});

for (const [days, path, next, date] of [
  ["any day", "/routines/desk-upper/play", "Again tomorrow?", "20261203"],
  ["two days a week", "/routines/strength-twice-a-week/play", "Again on Saturday?", "20261205"],
]) {
  test(`the end asks first who is sorer, and offers the next day of ${days} in one tap`, async ({ page }) => {
    await page.clock.setFixedTime(new Date("2026-12-02T18:44:00")); // a Wednesday; once a timer runs, the page could not clear it
    await page.goto(path);
    await start(page);
    await skipAll(page);
    const end = player(page).locator(".end");
    await expect(end.getByRole("link").first()).toHaveAccessibleName(/^Sorer than before/);
    await expect(end.getByRole("heading", { level: 3 })).toHaveText(next);
    await expect(end.locator(".btn:visible")).toHaveText(["Put 18:30 in your calendar"]); // the only filled button
    for (const [time, clock] of [["18:30", "183000"], ["07:15", "071500"]]) {
      await end.getByLabel("At another time").fill(time);
      const waiting = page.waitForEvent("download", (download) => download.url().includes(`time=${clock.slice(0, 4)}`)); // not a late one
      await end.getByRole("button", { name: `Put ${time} in your calendar` }).click();
      const file = await readFile(await (await waiting).path(), "utf8");
      expect(file).toContain(`DTSTART:${date}T${clock}\r\n`);
      expect(file).not.toContain("RRULE");
      await expect(end.getByRole("button", { name: "Now open the file" })).toBeVisible();
    }
    await end.getByRole("link", { name: /^Sorer than before/ }).click();
    await expect(page.getByText("do a bit less next time")).toBeInViewport();
  });
}

test("who has left for the signs meets no rope and no tomorrow", async ({ page }) => {
  await page.goto("/routines/desk-upper/play");
  await start(page);
  await page.evaluate(() => addEventListener("click", (event) => event.preventDefault())); // as if one had come back
  await player(page).getByRole("link", { name: /dizzy: stop/ }).click();
  await skipAll(page);
  await expect(player(page).getByRole("heading", { name: "Done.", exact: true })).toBeVisible();
  await expect(player(page).locator(".rope svg, .untied svg, .again").filter({ visible: true })).toHaveCount(0);
  await press(page, "Again");
  await expect(player(page).locator(".rope svg")).toBeVisible();
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("the page of the player leads to reminders", async ({ page }) => {
    await page.goto("/routines/desk-upper/play");
    await page.getByRole("main").getByRole("link", { name: "Remind me" }).click();
    await expect(page).toHaveURL("/routines/desk-upper/remind");
  });
});
