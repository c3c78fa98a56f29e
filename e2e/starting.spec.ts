import { expect, test, type Page } from "@playwright/test";
import { copied, giveVoice } from "./site.ts";

// Links to players open them over the page where the reader is.
const from = "/routines/desk-upper";
const to = `${from}/play`;
const link = (page: Page) => page.getByRole("main").getByRole("link", { name: /^Start/ }).first();
const player = (page: Page) => page.getByRole("dialog");
const press = (page: Page, name: string) => player(page).getByRole("button", { name, exact: true }).click();

test("a click begins at once, over the page, and fetches what it needs only then", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(from);
  await page.waitForLoadState("networkidle");
  const early = asked.filter((path) => /\/play\b|\/player\.|\/play\./.test(path));
  expect(early).toEqual([]);
  const title = await page.title();
  await page.evaluate(() => ((globalThis as unknown as { same: boolean }).same = true));
  await link(page).click();
  await expect(player(page).getByRole("timer")).toContainText("seconds");
  await expect(player(page).getByRole("button", { name: "Pause" })).toBeFocused();
  await expect(page).toHaveURL(to);
  await expect(page).toHaveTitle(/hands-free/);
  const picture = await player(page).locator(".stage .plate").evaluate((plate) => {
    const { width } = plate.getBoundingClientRect();
    return { width, colour: getComputedStyle(plate.querySelector(".fig")!).getPropertyValue("--fig-sk") };
  });
  expect(picture.width).toBeGreaterThan(300);
  expect(picture.colour).not.toBe("");

  await page.goBack();
  await expect(player(page)).toBeHidden();
  await expect(page).toHaveURL(from);
  await expect(page).toHaveTitle(title);
  await expect(link(page)).toBeFocused();
  expect(await page.evaluate(() => (globalThis as unknown as { same: boolean }).same)).toBe(true);
});

test("Stop and Escape close it like Back, the place is kept, and no entry is left in the history", async ({ page }) => {
  await page.goto(from);
  const top = await page.evaluate(() => scrollY);
  const length = await page.evaluate(() => history.length);
  for (const close of [() => press(page, "Stop"), () => page.keyboard.press("Escape")]) {
    await link(page).click();
    await expect(player(page)).toBeVisible();
    if (await player(page).getByRole("button", { name: "Pause" }).isVisible()) {
      await press(page, "Pause");
    }
    await expect(player(page).getByRole("heading", { name: "Paused" })).toBeVisible();
    await close();
    await expect(player(page)).toBeHidden();
    await expect(page).toHaveURL(from);
    await expect(link(page)).toBeFocused();
    expect(await page.evaluate(() => scrollY)).toBe(top);
  }
  expect(await page.evaluate(() => history.length)).toBe(length + 1); // forward again
  await link(page).click();
  await expect(player(page).getByRole("heading", { name: "Paused" })).toBeVisible();
  await expect(player(page).getByRole("button", { name: "Go on" })).toBeFocused();
  await press(page, "Go on");
  await expect(player(page).getByRole("timer")).toBeVisible();
});

test("another list is played from its own start", { tag: "@night" }, async ({ page }) => {
  await page.goto("/plans/after-a-flare-up/2");
  const [first, other] = await page.getByRole("main").getByRole("link", { name: /^Start, / }).all();
  await first.click();
  await press(page, "Skip");
  await press(page, "Stop");
  await expect(player(page)).toBeHidden();
  await other.click();
  await expect(page).toHaveURL((await other.getAttribute("href"))!);
  await expect(player(page).getByText(/^Move 1 of \d$/)).toBeVisible();
  await expect(player(page).getByText("Get ready", { exact: true })).toBeVisible();
});

test("a reload, and going forward, give the page of the player, at the same place", async ({ page }) => {
  await page.goto(from);
  await link(page).click();
  await press(page, "Skip");
  await press(page, "Pause");
  const at = await player(page).locator(".halt > h2 + p").textContent();
  await page.goBack();
  await expect(page).toHaveURL(from);
  await page.goForward();
  await page.getByRole("main").getByRole("button", { name: "Go on", exact: true }).click();
  await press(page, "Pause");
  await expect(player(page).locator(".halt > h2 + p")).toHaveText(at!);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("main").getByRole("button", { name: "Go on", exact: true })).toBeVisible();
});

test("the end closes to the page, and its buttons work", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(from);
  await link(page).click();
  const moves = await page.locator(".run > li").count();
  for (let n = 0; n < moves; n++) {
    await press(page, "Skip");
  }
  await press(page, "Send");
  expect(new URL(await copied(page)).pathname).toBe(from);
  await press(page, "Again");
  await expect(player(page).getByRole("timer")).toContainText("seconds");
  await press(page, "Stop");
  await expect(page).toHaveURL(from);
});

test("with Control, Shift, Meta or Alt it is a link", { tag: "@night" }, async ({ page }) => {
  await page.goto(from);
  await page.evaluate(() => addEventListener("click", (event) => {
    document.body.dataset.prevented = String(event.defaultPrevented);
    event.preventDefault();
  }));
  for (const modifier of ["Control", "Shift", "Meta", "Alt"] as const) {
    await link(page).click({ modifiers: [modifier] });
    await expect(page.locator("body"), modifier).toHaveAttribute("data-prevented", "false");
    await expect(player(page), modifier).toHaveCount(0);
    await page.evaluate(() => delete document.body.dataset.prevented);
  }
});

const failures: Record<string, (page: Page) => Promise<unknown>> = {
  "it cannot be fetched": (page) => page.route(`**${to}`, (route) => (route.request().isNavigationRequest() ? route.continue() : route.abort())),
  "its style sheet cannot be fetched": (page) => page.route("**/static/player.*", (route) => route.abort()),
  "it cannot be opened": (page) => page.evaluate(() => (HTMLDialogElement.prototype.showModal = () => { throw new Error("no dialogs here"); })),
};
for (const [what, fail] of Object.entries(failures)) {
  test(`where ${what}, the link is followed`, { tag: "@night" }, async ({ page }) => {
    await page.goto(from);
    await fail(page);
    await link(page).click();
    await expect(page.getByRole("heading", { level: 2, name: "Move by move" })).toBeVisible();
    await expect(page).toHaveURL(to);
  });
}

test("after it, the steps and places of a move look as before on a phone", { tag: "@night" }, async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/stretches/pelvic-tilt");
  const looks = () => page.locator("main .place, main .place *").evaluateAll((all) => all.map((element) => {
    const { color, display, fontSize, transform } = getComputedStyle(element);
    return [element.tagName, color, display, fontSize, transform].join(" ");
  }));
  await expect(page.locator(".place:visible .tabs")).toHaveCount(1);
  const before = await looks();
  await link(page).click();
  await press(page, "Stop");
  await expect(player(page)).toBeHidden();
  expect(await looks()).toEqual(before);
});

test("while it is being fetched, a second click follows the link", { tag: "@night" }, async ({ page }) => {
  await page.goto(from);
  const asked = page.waitForRequest(`**${to}`);
  await page.route(`**${to}`, (route) => (route.request().isNavigationRequest() ? route.continue() : undefined)); // no answer, ever
  await link(page).click();
  await asked;
  await link(page).click();
  await expect(page).toHaveURL(to);
  await expect(page.getByRole("main").getByRole("button", { name: /^Start/ })).toBeVisible();
});

test("the whole list keeps the position and the options", { tag: "@night" }, async ({ page }) => {
  await giveVoice(page);
  await page.goto(from);
  await link(page).click();
  await press(page, "Speak");
  await press(page, "Skip");
  await press(page, "Pause");
  const at = await player(page).locator(".halt > h2 + p").textContent();
  await player(page).getByRole("link", { name: "The whole list, and options" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "Move by move" })).toBeVisible();
  await expect(page).toHaveURL(`${to}#voice`);
  await page.getByRole("main").getByRole("button", { name: "Go on", exact: true }).click();
  await press(page, "Pause");
  await expect(player(page).locator(".halt > h2 + p")).toHaveText(at!);
});

test.describe("without a connection", () => {
  test.use({ serviceWorkers: "allow" });

  test("a player that the device has kept starts in place", async ({ page, context }) => {
    await page.goto(to);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.goto(from);
    await expect.poll(() => page.evaluate(async (to) => Boolean(await caches.match(to)), to)).toBe(true);
    await context.setOffline(true);
    await link(page).click();
    await expect(player(page).getByRole("timer")).toContainText("seconds");
    await context.setOffline(false);
  });

  test("a player that was started in place is kept", { tag: "@night" }, async ({ page }) => {
    await page.goto(from);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.reload();
    await link(page).click();
    await expect(player(page).getByRole("timer")).toContainText("seconds");
    await expect.poll(() => page.evaluate(async (to) => Boolean(await caches.match(to)), to)).toBe(true);
  });
});

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("the link leads to a list, which says that counting needs the script", async ({ page }) => {
    await page.goto(from);
    await link(page).click();
    await expect(page).toHaveURL(to);
    await expect(page.locator("noscript p")).toHaveText(/^Counting needs JavaScript\. The list below says what to do/);
    await expect(page.locator("noscript p")).toBeVisible();
    await expect(page.getByText(/timer/i)).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Start" })).toBeHidden();
  });
});
