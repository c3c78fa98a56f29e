import { expect, test, type Page } from "@playwright/test";
import { cards, choice, copied } from "./site.ts";

/** The sheet in the address. */
const sheetOf = (page: Page) => new URL(page.url()).searchParams.get("sheet");

/** The fields and buttons of a move on the sheet. */
const move = (page: Page, name: string) => page.getByRole("group", { name, exact: true });

/** The titles of the moves on the sheet, in order. */
const order = (page: Page) => page.locator("#sheet").getByRole("heading", { level: 3 }).allTextContents();

/** Shows the fields of a move. */
const unfold = (page: Page, name: string) =>
  page.locator("#sheet summary").filter({ hasText: `Change ${name}` }).evaluate((summary) => ((summary.parentElement as HTMLDetailsElement).open = true));

/** Shows all moves to choose from. */
const unfoldPicker = (page: Page) =>
  page.locator(".picker details").evaluateAll((folds) => folds.forEach((fold) => ((fold as HTMLDetailsElement).open = true)));

/**
 * Presses a button with the keyboard, and waits for what it leads to: a page, or with the script another address of
 * this one.
 */
async function press(page: Page, name: string, within = page.locator("main")) {
  await within.getByRole("button", { name, exact: true }).first().focus();
  const before = page.url();
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.href !== before, { waitUntil: "load" });
}

/** Holds back the next answer of the server until the function that it returns is called. */
async function holdAnswer(page: Page) {
  let answer = () => {};
  const held = new Promise<void>((resolve) => (answer = resolve));
  await page.route("/handout/change?*", async (route) => {
    await held;
    await route.continue();
  }, { times: 1 });
  return answer;
}

test("three moves from the list with filters become a sheet, by keyboard", { tag: "@plain" }, async ({ page, javaScriptEnabled }) => {
  await page.goto("/handout/change");
  await press(page, "Choose from the list with filters");
  await expect(page).toHaveURL("/stretches?sheet=");
  await expect(page.getByText("Choosing for a new sheet.")).toBeVisible();

  await choice(page, "Position", "Chair").focus();
  await page.keyboard.press("Space");
  if (javaScriptEnabled === false) { // with script it acts at once
    await press(page, "Show moves");
  }
  await expect(page).toHaveURL(/\/stretches\?position=chair&sheet=(#.*)?$/);

  for (const title of ["Seated twist", "Neck turns", "Chair cat-cow"]) {
    const card = cards(page).filter({ has: page.getByRole("heading", { name: title, exact: true }) });
    await press(page, `Add ${title.toLowerCase()}`);
    await expect(card).toContainText("On the sheet");
    await expect(card.getByText("On the sheet")).toBeInViewport();
  }
  await expect(page.getByText("Choosing for a sheet of 3 moves.")).toBeInViewport();
  await page.getByRole("link", { name: "Back to the sheet" }).focus();
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
  expect(await order(page)).toEqual(["Seated twist", "Neck turns", "Chair cat-cow"]);

  // A dose typed before another button is pressed is not lost.
  await unfold(page, "neck turns");
  await unfold(page, "chair cat-cow");
  await move(page, "Neck turns").getByLabel("Times").fill("7");
  await press(page, "Move chair cat-cow up", move(page, "Chair cat-cow"));
  expect(await order(page)).toEqual(["Seated twist", "Chair cat-cow", "Neck turns"]);
  await unfold(page, "neck turns");
  await expect(move(page, "Neck turns").getByLabel("Times")).toHaveValue("7");
  await unfold(page, "seated twist");
  await press(page, "Remove seated twist", move(page, "Seated twist"));
  expect(await order(page)).toEqual(["Chair cat-cow", "Neck turns"]);

  await page.getByLabel("Days a week").selectOption("3");
  await unfold(page, "chair cat-cow");
  await move(page, "Chair cat-cow").getByLabel("Times").focus();
  await page.keyboard.press("Enter"); // as pressing Update
  await page.waitForURL(/d3/);
  await unfoldPicker(page);
  await expect(page.getByRole("button", { name: "Add cat-cow" }).locator("> :not(.vh)"), "a word, not a sign").toHaveText(/^Add\b/);
  await press(page, "Add cat-cow");
  await expect(page.getByRole("button", { name: "Added, remove cat-cow" })).toBeInViewport();
  await expect(page.getByRole("button", { name: "Added, remove cat-cow" }).locator("> :not(.vh)")).toHaveText(/^Added, remove\b/);
  expect(await order(page)).toEqual(["Chair cat-cow", "Neck turns", "Cat-cow"]);
  expect(sheetOf(page)).toMatch(/^1\.d3\.\d+c-5\.1c-7h3e\.46a-5$/);

  const sheet = sheetOf(page);
  await page.getByRole("button", { name: "See the sheet" }).first().focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/handout?sheet=${sheet}`);
});

test("values out of bounds are reported, and the other changes are made", { tag: "@plain" }, async ({ page }) => {
  await page.goto("/handout/change?sheet=1.47c-2h15e.46a-8&sets1=99&reps2=9");
  const said = page.getByRole("region", { name: "Check this first" });
  await expect(said).toContainText("The dose of seated twist asks for more than 5 sets: it stays as it was.");
  await expect(page).toHaveTitle("Error: Make a sheet – Unknot");
  await expect(said).toBeFocused();
  await said.getByRole("link").click();
  const sets = move(page, "Seated twist").getByLabel("Sets");
  await expect(sets).toBeFocused();
  await expect(sets).toHaveAccessibleDescription(/asks for more than 5 sets/);
  await expect(sets).toHaveValue("1");
  await unfold(page, "cat-cow");
  await expect(move(page, "Cat-cow").getByLabel("Times")).toHaveValue("9");
});

// As after a new version of the site, whose list has other moves.
test("an answer without a button of the list is opened as a page", { tag: "@night" }, async ({ page, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false, "without script each change is a page of its own");
  await page.goto("/handout/change?sheet=1.47c-2h15e");
  await unfoldPicker(page);
  await page.route("/handout/change?*", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace('id="pick-1"', "") });
  }, { times: 1 });
  await Promise.all([page.waitForEvent("load"), page.locator("#pick-46 button").click()]);
  expect(await order(page)).toEqual(["Seated twist", "Cat-cow"]);
  expect(sheetOf(page)).toMatch(/^1\.47c-2h15e\.46a-/);
});

test("what is typed and pressed changes the sheet in place, and says so once", async ({ page, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false, "without script each change is a page of its own");
  await page.goto("/handout/change");
  await page.evaluate(() => Object.assign(globalThis, { same: true }));
  const status = page.locator(".tally + [role=status]");
  const answer = await holdAnswer(page);
  await page.getByRole("button", { name: "Add seated twist" }).click();
  await page.getByRole("button", { name: "Add pelvic tilt" }).click();
  answer();
  await expect(status).toHaveText(/^Pelvic tilt added\. 2 moves, \d minutes?$/);
  await page.getByRole("button", { name: "Added, remove seated twist" }).click();
  await expect(status).toHaveText(/^Seated twist removed\. 1 move, \d minutes?$/);
  await expect(page.getByRole("button", { name: "Add seated twist" })).toBeFocused();
  await unfold(page, "pelvic tilt");
  await move(page, "Pelvic tilt").getByLabel("Times").fill("9");
  await expect(page).toHaveURL("/handout/change?sheet=1.25b-9");
  await expect(move(page, "Pelvic tilt").getByLabel("Times")).toBeFocused();
  expect(await page.evaluate(() => "same" in globalThis)).toBe(true);
});

test("on a phone the row that is tapped stays under the thumb, and nothing leads to an empty sheet", { tag: ["@plain", "@night"] }, async ({ page, javaScriptEnabled }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/handout/change");
  const see = page.getByRole("button", { name: "See the sheet" });
  await expect(see).toBeHidden();
  for (const title of ["seated twist", "doorway chest stretch", "pelvic tilt", "knee rolls"]) {
    const row = page.locator(".picker li").filter({ has: page.getByRole("button", { name: `Add ${title}` }) }).first();
    await row.scrollIntoViewIfNeeded();
    const id = await row.getAttribute("id");
    const { y } = (await row.boundingBox())!;
    await row.getByRole("button").click();
    await expect(page.locator(`#${id}`).getByRole("button", { name: `Added, remove ${title}` })).toBeVisible();
    await expect(see).toBeVisible();
    if (javaScriptEnabled !== false) {
      expect(Math.abs((await page.locator(`#${id}`).boundingBox())!.y - y), title).toBeLessThan(4);
    }
  }
  const listed = (await page.getByRole("heading", { name: "4 moves" }).boundingBox())!;
  expect((await page.getByRole("heading", { name: "Add moves" }).boundingBox())!.y - listed.y, "the moves to add are near").toBeLessThan(480);
});

test.describe("before the answer to a press", () => {
  test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, "without script each change is a page of its own");

  test("what is pressed next acts on the same moves", async ({ page }) => {
    await page.goto("/handout/change?sheet=1.46a-8.47c-2h15e.25b-6");
    await unfoldPicker(page);
    const answer = await holdAnswer(page);
    await page.getByRole("button", { name: "Added, remove cat-cow" }).click();
    await unfold(page, "seated twist");
    await move(page, "Seated twist").getByRole("button", { name: "Remove" }).click();
    await page.getByRole("button", { name: "Add neck turns" }).dblclick();
    answer();
    await expect.poll(() => order(page)).toEqual(["Pelvic tilt", "Neck turns"]);
    await expect(page.getByRole("alert")).toHaveCount(0);
  });

  test("what is typed is kept, and nothing is sent without it", async ({ page }) => {
    await page.goto("/handout/change?sheet=1.46a-8");
    const copy = page.locator("#change [data-send]");
    await unfold(page, "cat-cow");
    const answer = await holdAnswer(page);
    await page.getByRole("button", { name: "Add seated twist" }).click();
    await expect(copy).toBeDisabled();
    await move(page, "Cat-cow").getByLabel("Times").fill("9");
    answer();
    await expect(page).toHaveURL(/sheet=1\.46a-9\.47/);
    await expect(move(page, "Cat-cow").getByLabel("Times")).toBeFocused();
    await expect(copy).toHaveAttribute("data-send", /sheet=1\.46a-9\.47/);
    await expect(copy).toBeEnabled();
  });

  test("the sheet and the list wait for it", { tag: "@night" }, async ({ page }) => {
    for (const [name, path] of [["See the sheet", "/handout"], ["Choose from the list with filters", "/stretches"]]) {
      await page.goto("/handout/change?sheet=1.46a-8");
      const answer = await holdAnswer(page);
      await page.getByRole("button", { name: "Add pelvic tilt" }).click();
      await page.getByRole("button", { name }).click();
      answer();
      await page.waitForURL((url) => url.pathname === path);
      expect(sheetOf(page)).toMatch(/^1\.46a-8\.25/);
    }
  });
});

test("a change outside the moves keeps the focus, and an empty sheet can start from a routine", { tag: "@night" }, async ({ page, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false, "without script each change is a page of its own");
  await page.goto("/handout/change?sheet=1.46a-8.47c-2h15e.59");
  const days = page.getByLabel("Days a week");
  await days.focus();
  await days.selectOption("3");
  await expect(page).toHaveURL(/sheet=1\.d3\./);
  await expect(days).toBeFocused();
  await press(page, "Put them together");
  await expect(page.getByRole("button", { name: "Put them together" })).toHaveCount(0);
  await expect(page.locator(".tally a")).toBeFocused();

  await page.goto("/handout/change?sheet=1.46a-8");
  await unfoldPicker(page);
  const begin = page.getByRole("region", { name: "Start from a routine" });
  await expect(begin).toBeHidden();
  await page.getByRole("button", { name: "Added, remove cat-cow" }).click();
  await expect(begin).toBeVisible();
  await page.getByRole("button", { name: "Add cat-cow" }).first().click();
  await expect(begin).toBeHidden();
});

test("the button that copies has the latest changes", { tag: "@night" }, async ({ page, context, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false, "without script there is no button that copies");
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/handout/change?sheet=1.46a-8");
  const copy = page.locator("#change").getByRole("button", { name: "Send" });
  await expect(copy).toBeEnabled();
  await unfold(page, "cat-cow");
  await move(page, "Cat-cow").getByLabel("Times").fill("9");
  await expect(copy).toBeDisabled();
  await expect(copy).toBeEnabled();
  await copy.click();
  await expect(page.locator("#change").getByRole("button", { name: "Copied" })).toBeVisible();
  expect(new URL(await copied(page)).search).toBe("?sheet=1.46a-9");
});
