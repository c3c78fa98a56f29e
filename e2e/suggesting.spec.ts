import { expect, test, type Page, type Route } from "@playwright/test";
import { axeSource, kinds, openPaused, recordTexts, stored, tags, violations } from "./site.ts";

const suggestions = "**/search/suggest?*";

/** The search box in a part of the page, with its list, options and status. */
function combobox(page: Page, where: "banner" | "main") {
  const part = page.getByRole(where);
  const list = part.getByRole("listbox", { name: "Pages that fit" });
  return { box: part.getByRole("combobox"), list, options: list.getByRole("option"), status: part.getByRole("search").getByRole("status") };
}

/** Types words on the search page, and waits for suggestions. */
async function suggest(page: Page, words: string) {
  await page.goto("/search");
  const found = combobox(page, "main");
  await found.box.fill(words);
  await expect(found.list).toBeVisible();
  return found;
}

/** Expects that only option n is chosen, or none if n is negative, and that the box says so. */
async function expectChosen({ box, options }: ReturnType<typeof combobox>, n: number) {
  const chosen = await options.evaluateAll((all) =>
    all.flatMap((option, i) => (option.getAttribute("aria-selected") === "true" ? [i] : [])),
  );
  expect(chosen).toEqual(n < 0 ? [] : [n]);
  expect(await box.getAttribute("aria-activedescendant")).toBe(n < 0 ? null : await options.nth(n).getAttribute("id"));
  await expect(box).toBeFocused();
}

for (const [where, address, width] of [
  ["banner", kinds.home, 1280],
  ["main", "/search", 390],
  ["main", kinds["404"], 390],
] as const) {
  test(`typing in the box of ${where} at ${address}, ${width} px, suggests pages, all in reach`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(address);
    const { box, list, options, status } = combobox(page, where);
    await expect(box).toHaveAttribute("aria-expanded", "false");
    await expect(list).toBeHidden();
    await box.pressSequentially("neck");
    await expect(list).toBeVisible();
    await expect(box).toHaveAttribute("aria-expanded", "true");
    await expect(box).toHaveAttribute("aria-controls", (await list.getAttribute("id"))!);
    await expect(status).toHaveText(/^\d+ pages fit$/);
    const count = await options.count();
    expect(count).toBeGreaterThan(3);
    await expect(status).toHaveText(`${count} pages fit`);
    await expect(list).toHaveCSS("position", "absolute"); // its style sheet has loaded
    for (const option of await options.all()) {
      await expect(option).toHaveText(/\S (Guide|Routine|Plan|Question|Claim|Muscle|Word|Page|Mobility|Stretch|Strength|Self-massage)$/);
      await option.click({ trial: true }); // nothing covers it
      expect((await option.boundingBox())!.height).toBeGreaterThanOrEqual(44);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    await page.keyboard.press("Enter"); // none is chosen
    await expect(page).toHaveURL("/search?q=neck");
  });
}

test("arrow keys cycle through the suggestions and the box, and Enter opens the chosen one", async ({ page }) => {
  const found = await suggest(page, "neck");
  const count = await found.options.count();
  await expectChosen(found, -1);
  for (let n = 0; n < count; n++) {
    await page.keyboard.press("ArrowDown");
    await expectChosen(found, n);
  }
  await page.keyboard.press("ArrowDown");
  await expectChosen(found, -1);
  await page.keyboard.press("ArrowUp");
  await expectChosen(found, count - 1);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expectChosen(found, 0);
  await page.keyboard.press("ArrowUp");
  await expectChosen(found, -1);
  await expect(found.box).toHaveValue("neck");

  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  const title = await found.options.nth(1).evaluate((option) => option.firstChild!.textContent!);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  await expect(page).toHaveURL(/^[^?]+$/);
});

test("Escape closes the list and keeps the words, and an arrow key opens it again", { tag: "@night" }, async ({ page }) => {
  const found = await suggest(page, "neck");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Escape");
  await expect(found.list).toBeHidden();
  await expect(found.box).toHaveAttribute("aria-expanded", "false");
  await expect(found.status).toBeEmpty();
  await expect(found.box).toHaveValue("neck");
  await expectChosen(found, -1);
  await page.keyboard.press("ArrowDown");
  await expect(found.list).toBeVisible();
  await expect(found.box).toHaveAttribute("aria-expanded", "true");
  await expectChosen(found, 0);
});

test("the list closes when the box loses focus, has too few letters or no matches", { tag: "@night" }, async ({ page }) => {
  const { box, list, options, status } = await suggest(page, "neck");
  await page.keyboard.press("Tab");
  await expect(list).toBeHidden();
  await expect(status).toBeEmpty();
  await box.fill("nec");
  await expect(list).toBeVisible();
  await box.fill("n");
  await expect(list).toBeHidden();
  await expect(options).toHaveCount(0);
  await box.press("ArrowDown"); // suggestions for other words do not return
  await expect(list).toBeHidden();
  await box.fill("neck");
  await expect(list).toBeVisible();
  await box.fill("xyzzy");
  await expect(status).toHaveText("0 pages fit");
  await expect(list).toBeHidden();
  await expect(box).toHaveAttribute("aria-expanded", "false");
});

test("screen readers are told how many pages fit after a pause, and only if the number is a new one", { tag: "@night" }, async ({ page }) => {
  await openPaused(page, "/search");
  const { box, options, status } = combobox(page, "main");
  const told = await recordTexts(status);
  const type = async (text: string) => {
    const answered = page.waitForResponse(suggestions);
    await box.pressSequentially(text);
    await page.clock.runFor(200); // the pause before a request
    await (await answered).finished();
    await expect(options).not.toHaveCount(0);
  };
  for (const letters of ["ne", "ck", " t", "ur"]) {
    await type(letters);
  }
  expect(await told.jsonValue()).toEqual([]);
  await page.clock.runFor(1000);
  await expect(status).toHaveText(/^\d+ pages fit$/);
  const first = await told.jsonValue();
  expect(first).toHaveLength(1);
  const count = await options.count();
  await type("ns");
  await expect(options).toHaveCount(count);
  await page.clock.runFor(1000);
  expect(await told.jsonValue()).toEqual(first);
});

test("a response that arrives after the list was closed does not open it", { tag: "@night" }, async ({ page }) => {
  await page.goto("/search");
  const { box, list, status } = combobox(page, "main");
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(suggestions, async (route) => {
    await held;
    await route.continue().catch(() => {}); // the page has cancelled it
  });
  for (const key of ["Tab", "Escape"]) {
    const asked = page.waitForRequest(suggestions);
    await box.fill(`neck ${key}`);
    const given = page.waitForEvent("requestfailed", { predicate: async (request) => request === (await asked) });
    await asked;
    await page.keyboard.press(key);
    expect((await given).failure()!.errorText).toBe("net::ERR_ABORTED");
  }
  release();
  await box.fill("nec");
  await expect(list).toBeVisible();
  await expect(status).toHaveText(/pages fit$/);
});

test("when requests fail, old suggestions disappear and the box still searches", async ({ page }) => {
  const errors: Error[] = [];
  page.on("pageerror", (error) => errors.push(error));
  const { box, list, options } = await suggest(page, "neck");
  for (const refuse of [(route: Route) => route.abort(), (route: Route) => route.fulfill({ status: 503, body: "not ready" })]) {
    await page.route(suggestions, refuse);
    await box.fill("neck turns");
    await expect(list).toBeHidden();
    await expect(options).toHaveCount(0);
    await page.keyboard.press("ArrowDown");
    await expect(list).toBeHidden();
    await page.unroute(suggestions);
    await box.fill("neck");
    await expect(list).toBeVisible();
  }
  await page.route(suggestions, (route) => route.abort());
  await box.fill("neck turns");
  await expect(list).toBeHidden();
  expect(errors).toEqual([]);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/search?q=neck+turns");
});

for (const [where, address, width] of [["banner", kinds.home, 1280], ["main", "/search", 390]] as const) {
  test(`axe finds nothing on the open list of ${where} at ${width} px`, { tag: "@night" }, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.goto(address);
    await page.evaluate(axeSource);
    const { box, list } = combobox(page, where);
    await box.fill("neck");
    await expect(list).toHaveCSS("position", "absolute");
    await page.keyboard.press("ArrowDown");
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect.soft(await page.evaluate(violations, tags), colorScheme).toEqual([]);
    }
    await expect(list).toBeVisible();
  });
}

test("a click opens a suggestion; searching makes no third-party request and stores nothing", { tag: "@night" }, async ({ page, baseURL }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(kinds.home);
  const { box, options } = combobox(page, "banner");
  await box.fill("cat cow");
  await expect(options.first()).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/search?q=cat+cow");
  await box.fill("cat cow");
  await options.filter({ hasText: /^Cat-cow Mobility$/ }).click();
  await expect(page).toHaveURL("/stretches/cat-cow");
  expect(asked.filter((url) => new URL(url).pathname === "/search/suggest")).toHaveLength(2);
  expect(asked.filter((url) => new URL(url).origin !== baseURL)).toEqual([]);
  expect(await stored(page)).toEqual([]);
});

test("in forced colours the list and the chosen suggestion have borders", { tag: "@night" }, async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  const { list, options } = await suggest(page, "neck");
  await page.keyboard.press("ArrowDown");
  const outline = (n: number) =>
    options.nth(n).evaluate((option) => {
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(option);
      return { width: outlineStyle === "none" ? 0 : parseFloat(outlineWidth), colour: outlineColor };
    });
  const paper = await list.evaluate((list) => getComputedStyle(list).backgroundColor);
  const chosen = await outline(0);
  expect(chosen.width).toBeGreaterThanOrEqual(2);
  expect(chosen.colour).not.toBe(paper);
  expect((await outline(1)).width).toBe(0);
  const edge = await list.evaluate((list) => getComputedStyle(list).borderTopColor);
  expect(edge).not.toBe(paper);
});
