import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { kinds } from "./site.ts";
import { test } from "./tab.ts";

/** Returns the name and the text of the file that a button or link downloads. */
async function downloaded(page: Page, role: "button" | "link", name: string) {
  const waiting = page.waitForEvent("download");
  await page.getByRole(role, { name }).click();
  const download = await waiting;
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

test("a routine leads to its reminders, and days and a time become a calendar", { tag: "@plain" }, async ({ page }) => {
  await page.goto(kinds.routine);
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("link", { name: "Remind me at other times" }).click();
  await expect(page).toHaveURL(kinds.reminders);

  const days = page.getByRole("group", { name: "Days" });
  for (const day of ["Monday", "Wednesday", "Friday"]) {
    await days.getByRole("checkbox", { name: day }).uncheck();
  }
  await days.getByRole("checkbox", { name: "Tuesday" }).check();
  await days.getByRole("checkbox", { name: "Sunday" }).check();
  await page.getByLabel("Time").fill("17:45");
  const { name, text } = await downloaded(page, "button", "Get the file for these days, at this time");
  expect(name).toBe("unknot-daily-mobility.ics");
  expect(text).toContain("RRULE:FREQ=WEEKLY;BYDAY=TU,SU\r\n");
  expect(text).toMatch(/^DTSTART:\d{8}T174500\r$/m);
  await expect(page).toHaveURL(kinds.reminders);
});

test("Enter in the time takes the days that are ticked", async ({ page }) => {
  await page.goto("/routines/desk-upper/remind");
  await page.getByRole("checkbox", { name: "Monday" }).uncheck();
  const waiting = page.waitForEvent("download");
  await page.getByLabel("Time").press("Enter");
  expect(await readFile(await (await waiting).path(), "utf8")).toContain("BYDAY=TU,WE,TH,FR\r\n");
});

test("without a day the page reports it and keeps the time", { tag: "@plain" }, async ({ page }) => {
  await page.goto(kinds.reminders);
  const days = page.getByRole("group", { name: "Days" });
  for (const day of await days.getByRole("checkbox", { checked: true }).all().then((boxes) => boxes.reverse())) {
    await day.uncheck();
  }
  await page.getByLabel("Time").fill("06:30");
  await page.getByRole("button", { name: "Get the file for these days, at this time" }).click();
  await expect(page).toHaveURL(`${kinds.reminders}?days=&time=0630`);
  await expect(page).toHaveTitle(/^Error: Calendar and reminders/);
  const summary = page.getByRole("alert").getByRole("region", { name: "Check this first" });
  await expect(summary).toBeFocused();
  await expect(summary).toBeInViewport({ ratio: 1 });
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Choose a day, or more than one." })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(days.getByRole("checkbox", { name: "Monday" })).toBeFocused();
  await expect(days).toHaveAccessibleDescription("Choose a day, or more than one.");
  await expect(page.getByLabel("Time")).toHaveValue("06:30");
});
