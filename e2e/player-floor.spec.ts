import { expect, test, type Page } from "@playwright/test";
import { listedSteps, listen, outside, pass, player, press, start, type Step } from "./player.ts";
import { giveVoice, openPaused } from "./site.ts";

test.beforeEach(({ page }) => giveVoice(page));

// Getting down and up needs care, and not everybody sees the pictures: the words say all that they show.
test.describe("a way to or from the floor", () => {
  const path = "/stretches/childs-pose/play"; // down, the move, up

  /** Goes to the middle of each step of both ways. */
  async function atEachStep(page: Page, check: (step: Step, steps: Step[]) => Promise<void>) {
    const ways = await listedSteps(page);
    expect(ways.map(({ length }) => length > 5)).toEqual([true, true]);
    await start(page);
    await pass(page, 5);
    for (const steps of ways) {
      for (const [n, step] of steps.entries()) {
        await pass(page, 30 / steps.length / (n > 0 ? 1 : 2));
        await check(step, steps);
      }
      if (steps === ways[0]) {
        await press(page, "Skip");
        await press(page, "Skip");
      }
    }
  }

  /** Returns the steps that readers see. */
  const seen = (page: Page) =>
    player(page).locator(".told li").evaluateAll((items) => {
      const shown = items.filter((li) => getComputedStyle(li).clipPath === "none");
      return shown.map((li) => li.textContent!);
    });
  const told = (page: Page) => player(page).getByRole("group", { name: "How to do it" }).getByRole("listitem");

  test("shows each picture with its steps", async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 664 });
    await openPaused(page, path);
    await atEachStep(page, async (step, steps) => {
      expect(await player(page).locator(".stage .fig use").getAttribute("href")).toMatch(new RegExp(`#${step.frame}$`));
      const shown = await seen(page);
      expect(shown).toContain(step.text);
      expect(steps.filter(({ text }) => shown.includes(text)).map(({ frame }) => frame)).toEqual(shown.map(() => step.frame));
    });
  });

  test("gives screen readers all steps at once, and announces one sentence", async ({ page }) => {
    await openPaused(page, path);
    const [down] = await listedSteps(page);
    const said = await listen(page);
    await start(page);
    await expect(told(page)).toHaveText(down.map(({ text }) => text));
    const last = await told(page).last().elementHandle();
    await pass(page, 33);
    expect(await last!.evaluate((li) => li.isConnected), "reading goes on where it was").toBe(true);
    expect(await said()).toEqual(["Down to the floor. Get ready, 5 seconds.", "Get down to the floor, 30 seconds."]);
  });

  test("shows all steps on request, and while it is paused", async ({ page }) => {
    await openPaused(page, path);
    const [down] = await listedSteps(page);
    await start(page);
    await press(page, "Steps");
    expect(await seen(page)).toEqual(down.map(({ text }) => text));
    await pass(page, 20);
    expect(await seen(page)).toEqual(down.map(({ text }) => text));
    await press(page, "Pause"); // to take longer
    const paused = player(page).locator(".halt ol > li");
    await expect(paused).toHaveText(down.map(({ text }) => text));
    await expect(paused.first()).toBeInViewport();
    await press(page, "Skip");
    await expect(paused).toHaveCount(0);
  });

  test("shows the picture and the step together at every size", { tag: "@night" }, async ({ page }) => {
    const sizes = [
      { width: 640, height: 320 },
      { width: 320, height: 568 },
      { width: 360, height: 560 },
      { width: 390, height: 664 },
      { width: 1280, height: 800 },
    ];
    await openPaused(page, path);
    await atEachStep(page, async ({ text }) => {
      for (const size of sizes) {
        await page.setViewportSize(size);
        await player(page).evaluate(resized);
        const at = `${text}, ${size.width} × ${size.height}`;
        expect.soft([...(await player(page).evaluate(outside)), ...(await player(page).evaluate(cutOff, text))], at).toEqual([]);
        const { high, scrolls } = await player(page).evaluate((player) => ({
          high: player.querySelector(".stage .plate")!.getBoundingClientRect().height, scrolls: player.matches(".scrolling"),
        }));
        expect.soft(high, at).toBeGreaterThan(90);
        expect.soft(scrolls, at).toBe(false);
      }
    });
  });

  test("keeps the step above the keys with letters of twice the size", { tag: "@night" }, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 664 });
    await openPaused(page, path);
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(":root { font-size: 200% }");
      document.adoptedStyleSheets.push(sheet);
    });
    await atEachStep(page, async ({ text }) => {
      expect.soft(await player(page).evaluate(cutOff, text), text).toEqual([]);
    });
  });
});

/** Waits until the player has seen its new size. */
function resized(player: Element) {
  return new Promise<void>((seen) => new ResizeObserver(() => seen()).observe(player));
}

/** Returns what hides a step of the player: its own box, or the keys. */
function cutOff(player: Element, text: string) {
  const step = [...player.querySelectorAll(".told li")].find((li) => li.textContent === text)!;
  const { top, bottom, left, right } = step.getBoundingClientRect();
  const words = player.querySelector(".words")!;
  const box = words.getBoundingClientRect();
  const found = [];
  if (getComputedStyle(step).clipPath !== "none") {
    found.push("left out");
  }
  if (top < box.top - 1 || bottom > box.bottom + 1 || words.scrollHeight > words.clientHeight + 1) {
    found.push(`${Math.round(top)} to ${Math.round(bottom)} in words from ${Math.round(box.top)} to ${Math.round(box.bottom)}`);
  }
  const keys = player.querySelector(".keys")!.getBoundingClientRect().top;
  if (top < 0 || bottom > keys || left < 0 || right > innerWidth) {
    found.push(`${Math.round(top)} to ${Math.round(bottom)}, and the keys begin at ${Math.round(keys)}`);
  }
  return found;
}

// A move that begins the list has no time to get ready after the way to the floor, so all it needs shows with it.
test("a move that begins on the floor shows its first step and its cautions", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openPaused(page, "/stretches/cat-cow/play");
  const row = page.locator(".run > li:has(.care)").first();
  const first = (await row.locator(".how li").first().textContent())!;
  const caution = (await row.locator(".care > p").first().textContent())!;
  await start(page);
  await pass(page, 5 + 30 + 1);
  await expect(player(page).locator(".told li").first()).toHaveText(first);
  await expect(player(page).locator(".told")).toContainText(caution);
});
