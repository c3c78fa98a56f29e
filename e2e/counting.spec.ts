import { expect, test } from "@playwright/test";
import { choice, kinds } from "./site.ts";

const button = /^Show( \d+)? moves?$/;

test("checking a box updates the counts of the button, the choices and the summary", async ({ page }) => {
  await page.goto(kinds["stretches list"]);
  await choice(page, "Where", "Upper back").check();
  await choice(page, "Position", "Chair").check();
  const form = page.getByRole("form", { name: "Filter" });
  await expect(form.getByRole("button", { name: /^Show/ })).toHaveText(/^Show \d+ moves$/);
  await expect(form.locator("summary")).toContainText("2 chosen");
  const facets = form.locator("details");
  const shown = await facets.innerText();
  await form.getByRole("button", { name: /^Show/ }).click();
  await expect(page).toHaveURL(`${kinds["filtered list"]}#count`);
  expect((await facets.innerText()).replace("Show moves", "")).toBe(shown.replace(/Show \d+ moves/, ""));
  await expect(page.getByRole("heading", { name: new RegExp(`${/Show (\d+ moves)/.exec(shown)![1]}$`) })).toBeVisible();
});

test("of two quick changes the last one wins, whichever response comes first", { tag: "@night" }, async ({ page }) => {
  await page.goto(kinds["stretches list"]);
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/stretches?region=upper-back", async (route) => {
    await held;
    await route.continue().catch(() => {}); // the page has cancelled it
  });
  await choice(page, "Where", "Upper back").check();
  await choice(page, "Position", "Water").check();
  await expect(page.getByRole("button", { name: button })).toHaveText("Show 2 moves");
  release();
  await expect(page.getByRole("main").getByRole("status")).toHaveText("2 moves");
  await expect(page.getByRole("button", { name: button })).toHaveText("Show 2 moves");
});

test("without a connection outdated counts disappear, and the filter still works", async ({ page }) => {
  await page.goto(kinds["stretches list"]);
  await page.route("**/stretches?*", (route) => (route.request().isNavigationRequest() ? route.continue() : route.abort()));
  await choice(page, "Where", "Upper back").check();
  const form = page.getByRole("form", { name: "Filter" });
  await expect(form.locator("summary .num")).toBeEmpty();
  await expect(form.getByRole("button", { name: /^Show/ })).toHaveText("Show moves");
  expect((await form.locator("label").allInnerTexts()).filter((text) => /\d$/.test(text))).toEqual([]);
  await form.getByRole("button", { name: /^Show/ }).click();
  await expect(page).toHaveURL("/stretches?region=upper-back#count");
});
