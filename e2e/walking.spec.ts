import { expect, test } from "@playwright/test";
import { kinds, printedSides } from "./site.ts";

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("the form leads to weeks, to a calendar that opens them, and on from where they end", async ({ page, request }) => {
    await page.goto(kinds.walk);
    await page.getByLabel("How many minutes can you walk or wheel now?").selectOption("2 minutes");
    await page.getByRole("group", { name: "On how many days a week?" }).getByText("1", { exact: true }).click();
    await page.getByRole("button", { name: "Show my plan" }).click();
    await expect(page).toHaveURL("/walk?minutes=2&days=1");
    await expect(page.getByRole("row")).toHaveCount(1 + 12);
    await expect(page.getByRole("row", { name: "12", exact: false }).last()).toContainText("One day more");
    const calendar = await page.getByRole("form", { name: "Calendar" }).evaluate((form: HTMLFormElement) => {
      const fields = new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
      return `${form.action}?${fields}`;
    });
    const file = await request.get(calendar);
    expect(file.headers()["content-type"]).toContain("text/calendar");
    expect((await file.text()).match(/BEGIN:VEVENT/g)).toHaveLength(12);
    await page.getByRole("link", { name: "From 12 minutes on 5 days a week" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Walking from 12 minutes on 5 days a week");
  });
});

test("what is not allowed is said beside its field, and the rest is kept", async ({ page }) => {
  await page.goto("/walk?minutes=31&days=3");
  await expect(page.getByRole("alert")).toContainText("“31” is not a choice here. Choose from 2 to 30 minutes, or more than 30.");
  await expect(page.getByRole("radio", { name: "3", exact: true })).toBeChecked();
  await page.getByRole("alert").getByRole("link").click();
  await expect(page.getByLabel("How many minutes can you walk")).toBeFocused();
});

for (const format of ["A4", "Letter"]) {
  test(`on ${format} a plan has one side, with a box for each walk and when to stop`, async ({ page }) => {
    await page.goto(kinds["walking plan"]);
    await page.emulateMedia({ media: "print" });
    await expect(page.locator(".walks i:visible")).toHaveCount(2 * 3 + 3 * 4 + 7 * 5);
    await expect(page.getByRole("img", { name: "QR code" })).toBeVisible();
    await expect(page.getByText("Stop if", { exact: true }).filter({ visible: true })).toHaveCount(1);
    await expect(page.getByRole("button").filter({ visible: true })).toHaveCount(0);
    expect(await printedSides(page, format)).toBe(1);
  });
}
