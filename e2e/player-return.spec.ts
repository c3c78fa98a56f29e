import { expect, test, type Page } from "@playwright/test";
import { listed, move, pass, player, press, routine, start, timer } from "./player.ts";
import { giveVoice, openPaused, stored } from "./site.ts";

test.beforeEach(({ page }) => giveVoice(page));

test("a reader who leaves the page can go on at the same position", async ({ page }) => {
  await openPaused(page, move);
  await start(page);
  await pass(page, 8);
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true })));
  await pass(page, 600);
  await press(page, "Go on");
  await expect(timer(page)).toHaveText("7 seconds");
});

test.describe("after a reload", () => {
  const goOn = (page: Page) => page.getByRole("main").getByRole("button", { name: "Go on", exact: true });

  test("the position is restored, and nothing is stored for it", async ({ page }) => {
    await openPaused(page, `${routine}#quiet`);
    await start(page);
    await press(page, "Skip");
    await pass(page, 14);
    const [name, left] = [await player(page).locator(".now h2").textContent(), await timer(page).textContent()];
    await page.reload();
    await expect(page.getByRole("checkbox", { name: "Sounds" })).not.toBeChecked();
    await page.getByRole("checkbox", { name: "Spoken words" }).check(); // the address changes, the place stays
    await page.reload();
    await goOn(page).click();
    await expect(player(page).locator(".now h2")).toHaveText(name!);
    await expect(timer(page)).toHaveText(left!);
    await pass(page, 1);
    await expect(timer(page)).not.toHaveText(left!);
    await expect(page).toHaveURL(`${routine}#quiet&voice`);
    expect(await stored(page)).toEqual([]);
  });

  test("after the browser discards the tab, the step is restored", { tag: "@night" }, async ({ page }) => {
    await page.addInitScript(() => addEventListener("pagehide", (event) => event.stopImmediatePropagation(), true));
    await openPaused(page, routine);
    const [, second] = await page.locator(".run h3").allTextContents();
    await start(page);
    await press(page, "Skip");
    await pass(page, 14);
    await page.reload();
    await goOn(page).click();
    await expect(player(page).locator(".now h2")).toHaveText(second);
  });

  test("a paused session is restored, and a finished one starts again", { tag: "@night" }, async ({ page }) => {
    await openPaused(page, move);
    await start(page);
    await pass(page, 9);
    const left = await timer(page).textContent();
    await press(page, "Pause");
    await page.reload();
    await goOn(page).click();
    await expect(timer(page)).toHaveText(left!);
    await page.keyboard.press("ArrowRight");
    await expect(player(page).getByRole("heading", { name: "Done.", exact: true })).toBeVisible();
    await page.reload();
    await start(page);
    await expect(timer(page)).toHaveText("5 seconds");
  });

  test("a stored position outside the list is ignored", { tag: "@night" }, async ({ page }) => {
    await openPaused(page, move);
    const end = (await listed(page)).reduce((sum, cue) => sum + cue.seconds, 0);
    const reload = async (state: unknown) => {
      await page.evaluate((state) => history.replaceState(state, ""), state);
      await page.reload();
    };
    await reload({ place: end - 1, end });
    await expect(goOn(page)).toBeVisible(); // so the states below differ from a valid one only where they are wrong
    for (const state of [{ place: end, end }, { place: end + 10, end }, { place: 0, end }, { place: -3, end }, { place: "x", end },
      { place: 10, end: 3 }, { place: 1e9, end: 1e9 }, { place: "x" }, { place: -3 }, "x", 7, []]) {
      await reload(state);
      await expect(page.getByRole("main").getByRole("button", { name: /^Start/ })).toBeVisible();
    }
  });
});

test("opened again after Stop, a list keeps its place and its options over a reload", { tag: "@night" }, async ({ page }) => {
  await page.goto("/routines/desk-lower");
  const link = page.getByRole("main").locator("a[href$='/play']").first();
  await link.click();
  await expect(player(page)).toBeVisible();
  await press(page, "Skip");
  await press(page, "Pause");
  await player(page).getByLabel("Sounds").uncheck();
  await press(page, "Stop");
  await expect(page).toHaveURL(/desk-lower$/);
  await link.click();
  await expect(player(page)).toBeVisible();
  await expect(page).toHaveURL(/\/play#quiet$/);
  await page.reload();
  await expect(page.getByRole("main").getByRole("button", { name: "Go on", exact: true })).toBeVisible();
  await expect(page.getByRole("main").getByLabel("Sounds")).not.toBeChecked();
});
