import { expect, test, type Page } from "@playwright/test";
import { axeSource, nightly, recordTexts, stored, tags, violations } from "./site.ts";

const paces = [ // by day one that does not divide a minute
  { query: "?pace=3-4&minutes=1", inhale: 3, exhale: 4, breaths: 9 },
  { query: "?minutes=1", inhale: 4, exhale: 6, breaths: 6 },
  { query: "?pace=5-5&minutes=1", inhale: 5, exhale: 5, breaths: 6 },
].slice(0, nightly ? 3 : 1);

/** Returns the text that a pace shows after some seconds. */
function expectedText(seconds: number, { inhale, exhale }: { inhale: number; exhale: number }) {
  const at = Math.floor(seconds) % (inhale + exhale);
  const left = at < inhale ? inhale - at : inhale + exhale - at;
  return `Breathe ${at < inhale ? "in" : "out"} ${left} second${left === 1 ? "" : "s"}`;
}

/** Returns the visible text of the pacer: lines that are neither hidden nor scrolled out of its box. */
function visibleText(page: Page) {
  return page.locator(".beat").evaluate((beat) => {
    const { top, bottom } = beat.getBoundingClientRect();
    const seen = [...beat.querySelectorAll("p")].filter((line) => {
      const box = line.getBoundingClientRect();
      return line.checkVisibility({ visibilityProperty: true }) && box.top < bottom - 1 && box.bottom > top + 1;
    });
    return seen.map((line) => line.textContent!.trim().replace(/\s+/g, " ")).join(" | ");
  });
}

/** Returns the accessibility tree of the pacer. */
const accessibleText = (page: Page) => page.locator(".pacer").ariaSnapshot();

/** Returns the size of the ring, as a share of the largest. */
function ringScale(page: Page) {
  return page.locator(".ring").evaluate((ring) => ring.firstElementChild!.getBoundingClientRect().width / ring.getBoundingClientRect().width);
}

const start = (page: Page) => page.getByRole("button", { name: "Start" }).click();
const statusLine = (page: Page) => page.getByRole("main").getByRole("status");
const time = (page: Page) => page.locator(".facts").filter({ hasText: "Pace" }).locator("dd").last();

test.describe("with its script", () => {
  test.skip(({ javaScriptEnabled }) => !javaScriptEnabled);

  test.beforeEach(async ({ page }) => {
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 60_000);
  });

  for (const pace of paces) {
    test(`${pace.inhale} in, ${pace.exhale} out: ring, words and seconds keep the pace, and come to an end`, async ({ page }) => {
      await page.goto(`/breathe${pace.query}`);
      expect(await visibleText(page)).toBe(`Ready In for ${pace.inhale}, out for ${pace.exhale}`);
      expect(await ringScale(page)).toBeCloseTo(0.5, 2);
      await start(page);
      await page.clock.runFor(500);
      const length = pace.inhale + pace.exhale;
      for (let second = 0; second < 2 * length + 2; second++) {
        expect(await visibleText(page), `${second} s`).toBe(expectedText(second, pace));
        await page.clock.runFor(1000);
      }
      const whole = pace.breaths * length;
      await page.clock.runFor((length - 2 + pace.inhale) * 1000 - 500); // to where the ring is largest
      expect(await ringScale(page)).toBeCloseTo(1, 1);
      await page.clock.runFor((whole - 3 * length - pace.inhale - 1) * 1000 + 500);
      expect(await visibleText(page)).toBe(expectedText(whole - 1, pace));
      await page.clock.runFor(1000);
      expect(await visibleText(page)).toBe("Done Where to go next");
      expect(await ringScale(page)).toBeCloseTo(0.5, 2);
      await expect(statusLine(page)).toHaveText("Done");
      await expect(time(page)).toHaveText("0:00");
      await start(page); // once more
      await page.clock.runFor(500);
      expect(await visibleText(page)).toBe(expectedText(0, pace));
    });
  }

  test("pausing keeps the position, and stopping resets it", async ({ page }) => {
    await page.goto("/breathe");
    await start(page);
    await expect(statusLine(page)).toHaveText("Started");
    await page.clock.runFor(15_500);
    expect(await visibleText(page)).toBe("Breathe out 5 seconds");
    await page.keyboard.press("Space"); // the button has the focus
    await expect(statusLine(page)).toHaveText("Paused");
    const place = [await ringScale(page), await time(page).innerText()];
    expect(place[1]).toBe("4:45");
    await page.clock.runFor(60_000);
    expect([await ringScale(page), await time(page).innerText()]).toEqual(place);
    await page.getByRole("button", { name: "Go on" }).click();
    await page.clock.runFor(1000);
    expect(await visibleText(page)).toBe("Breathe out 4 seconds");
    await page.locator(".ring").click();
    await page.keyboard.press("Space");
    await expect(statusLine(page)).toHaveText("Paused");
    await page.getByRole("button", { name: "Stop" }).click();
    expect(await visibleText(page)).toBe("Ready In for 4, out for 6");
    await expect(time(page)).toHaveText("5:00");
    await expect(page.getByRole("button", { name: "Start" })).toBeFocused();
  });

  for (const [how, reducedMotion, hash] of [["without a tone", "no-preference", ""], ["with a tone", "no-preference", "#tone"], ["with nothing that moves", "reduce", ""]] as const) {
    test(`each turn is said once, without the seconds, ${how}`, { tag: "@night" }, async ({ page }) => {
      await page.emulateMedia({ reducedMotion });
      await page.goto(`/breathe${hash}`);
      const region = page.locator(".pacer [aria-live=polite]");
      await expect(region).toBeAttached();
      const said = await recordTexts(region);
      const turns = () => said.evaluate((texts) => texts.splice(0));
      expect(await accessibleText(page)).not.toMatch(/Breathe (in|out)/);
      await start(page);
      await page.clock.runFor(20_500);
      expect(await turns()).toEqual(["Breathe in", "Breathe out", "Breathe in", "Breathe out", "Breathe in"]);
      await page.clock.runFor(2000);
      expect(await accessibleText(page)).toContain("Breathe in");
      expect(await accessibleText(page)).not.toMatch(/Breathe out|second$/m);
      await page.clock.runFor(2000);
      expect(await accessibleText(page)).toContain("Breathe out");
      expect(await turns()).toEqual(["Breathe out"]);
      await page.getByRole("button", { name: "Pause" }).click();
      expect(await accessibleText(page)).not.toContain("Breathe out");
      await page.getByRole("button", { name: "Go on" }).click();
      expect(await turns(), "resuming announces the current turn").toEqual(["", "Breathe out"]);
      await page.clock.fastForward(300_000);
      expect((await turns()).slice(-1)).toEqual([""]);
      expect(await accessibleText(page)).toContain("Done");
    });
  }

  test("skipped frames do not slow it down", { tag: "@night" }, async ({ page }) => {
    await page.goto("/breathe");
    await start(page);
    await page.clock.fastForward(21_500); // as a tab in the background, each timer at most once
    expect(await visibleText(page)).toBe("Breathe in 3 seconds");
  });

  test("with reduced motion the words change and the ring does not move", async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.goto("/breathe");
    const size = await ringScale(page);
    await start(page);
    for (const [ms, expected] of [[2500, "Breathe in 2 seconds"], [2000, "Breathe out 6 seconds"], [296_000, "Done Where to go next"]] as const) {
      await page.clock.fastForward(ms);
      expect(await visibleText(page)).toBe(expected);
      expect(await ringScale(page)).toBe(size);
    }
  });

  test("a tone sounds at each turn if chosen, and only the address stores the choice", { tag: "@night" }, async ({ page }) => {
    await page.addInitScript(() => {
      const create = AudioContext.prototype.createOscillator;
      AudioContext.prototype.createOscillator = function () {
        document.documentElement.dataset.tones = String(Number(document.documentElement.dataset.tones ?? 0) + 1);
        return create.call(this);
      };
    });
    const tones = () => page.evaluate(() => Number(document.documentElement.dataset.tones ?? 0));
    await page.goto("/breathe?minutes=1");
    await start(page);
    await page.clock.runFor(12_000);
    expect(await tones()).toBe(0);
    await page.getByRole("checkbox", { name: "Soft tone" }).check();
    await expect(page).toHaveURL("/breathe?minutes=1#tone");
    await page.clock.runFor(13_000); // out at 14 s, in at 20 s, out at 24 s
    expect(await tones()).toBe(3);
    await page.getByText("5 in, 5 out", { exact: true }).click();
    await page.getByRole("button", { name: "Use these" }).click();
    await expect(page).toHaveURL("/breathe?pace=5-5&minutes=1#tone");
    await expect(page.getByRole("checkbox", { name: "Soft tone" })).toBeChecked();
    expect(await stored(page)).toEqual([]);
  });

  test("the audio context is suspended while nothing runs", { tag: "@night" }, async ({ page }) => {
    await page.addInitScript(() => {
      globalThis.AudioContext = class extends AudioContext {
        constructor() {
          super();
          (globalThis as unknown as { audio: AudioContext }).audio = this;
        }
      };
    });
    const state = () => page.evaluate(() => (globalThis as unknown as { audio?: AudioContext }).audio?.state);
    await page.goto("/breathe?minutes=1");
    await start(page);
    expect(await state(), "no tone was chosen").toBeUndefined();
    await page.getByRole("checkbox", { name: "Soft tone" }).check();
    await expect.poll(state).toBe("running");
    for (const [name, next] of [["Pause", "suspended"], ["Go on", "running"], ["Stop", "suspended"], ["Start", "running"]]) {
      await page.getByRole("button", { name }).click();
      await expect.poll(state, name).toBe(next);
    }
    await page.clock.runFor(61_000);
    await expect(statusLine(page)).toHaveText("Done");
    await expect.poll(state).toBe("suspended");
  });

  test("a reader who leaves the page can go on at the same position", { tag: "@night" }, async ({ page }) => {
    await page.goto("/breathe");
    await start(page);
    await page.clock.runFor(15_500);
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true })));
    await page.clock.runFor(60_000);
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
    await expect(statusLine(page)).toHaveText("Paused");
    expect(await visibleText(page)).toBe("Paused Breathe as you like");
    await page.getByRole("button", { name: "Go on" }).click();
    await page.clock.runFor(1000);
    expect(await visibleText(page)).toBe("Breathe out 4 seconds");
  });

  test("the chosen pace is used, also when only Start is pressed", { tag: "@night" }, async ({ page }) => {
    await page.goto("/breathe#tone");
    await page.getByText("3 in, 4 out", { exact: true }).click();
    await page.locator("span").getByText("2", { exact: true }).click();
    await start(page);
    await expect(page).toHaveURL("/breathe?pace=3-4&minutes=2#tone");
    await page.clock.runFor(3500);
    expect(await visibleText(page)).toMatch(/^Breathe out/);
    await page.reload();
    await expect(page.getByRole("button", { name: "Start" })).toBeVisible();
  });

  test("nothing starts by itself when the browser restores checked boxes", { tag: "@night" }, async ({ page }) => {
    await page.addInitScript(() =>
      addEventListener("DOMContentLoaded", () => document.querySelectorAll<HTMLInputElement>(".pacer [type=checkbox]").forEach((box) => (box.checked = true))));
    await page.goto("/breathe");
    expect(await visibleText(page)).toBe("Ready In for 4, out for 6");
    await expect(page.getByRole("checkbox", { name: "Soft tone" })).not.toBeChecked();
  });

  for (const colorScheme of ["light", "dark"] as const) {
    test(`axe finds nothing ready, running and done, ${colorScheme}`, { tag: "@night" }, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.clock.resume(); // axe waits by the clock
      await page.goto("/breathe?minutes=1");
      await page.evaluate(axeSource);
      expect(await page.evaluate(violations, tags), "ready").toEqual([]);
      await start(page);
      await page.clock.fastForward(5000);
      expect(await page.evaluate(violations, tags), "running").toEqual([]);
      await page.clock.fastForward(60_000);
      await expect(statusLine(page)).toHaveText("Done");
      expect(await page.evaluate(violations, tags), "done").toEqual([]);
    });
  }

  test("ring, words and button fit on the screen of a telephone in landscape", async ({ page }) => {
    await page.setViewportSize({ width: 844, height: 390 });
    await page.goto("/breathe");
    for (const part of [page.locator(".ring"), page.locator(".beat"), page.getByRole("button", { name: "Start" })]) {
      await expect(part).toBeInViewport({ ratio: 1 });
    }
  });
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  /** Stops all animations of the page where they are after some seconds. */
  const stopAt = (page: Page, seconds: number) =>
    page.evaluate((ms) => {
      for (const animation of document.getAnimations()) {
        animation.pause();
        animation.currentTime = ms;
      }
    }, seconds * 1000);

  for (const pace of paces) {
    test(`${pace.inhale} in, ${pace.exhale} out: the style sheet keeps the pace once the box is checked`, async ({ page }) => {
      await page.goto(`/breathe${pace.query}`);
      expect(await page.evaluate(() => document.getAnimations().length), "nothing moves before the start").toBe(0);
      await page.locator(".bar").getByText("Start").click();
      const length = pace.inhale + pace.exhale;
      const timings = await page.locator(".pacer").evaluate((pacer) =>
        pacer.getAnimations({ subtree: true }).map((a) => (a as CSSAnimation).animationName + " " + a.effect!.getComputedTiming().endTime));
      expect(timings.filter((timing) => /^(count|\w+-\w+) /.test(timing)).map((timing) => Number(timing.split(" ")[1])))
        .toEqual([pace.breaths * length * 1000, pace.breaths * length * 1000]);
      for (let second = 0.5; second < length + 2; second++) {
        await stopAt(page, second);
        expect(await visibleText(page), `${second} s`).toBe(expectedText(second, pace));
      }
      await stopAt(page, length + pace.inhale);
      expect(await ringScale(page)).toBeCloseTo(1, 2);
      await stopAt(page, length);
      expect(await ringScale(page)).toBeCloseTo(0.5, 2);
      await stopAt(page, pace.breaths * length + 0.5);
      expect(await visibleText(page)).toBe("Done Where to go next");
      await page.getByRole("checkbox", { name: "Stop" }).press("Space");
      expect(await visibleText(page)).toContain("Ready");
    });

    for (const reducedMotion of ["no-preference", "reduce"] as const) {
      test(`${pace.inhale} in, ${pace.exhale} out: a screen reader finds the current turn, motion ${reducedMotion}`, { tag: "@night" }, async ({ page }) => {
        await page.emulateMedia({ reducedMotion });
        await page.goto(`/breathe${pace.query}`);
        expect(await accessibleText(page)).not.toMatch(/Breathe (in|out)/);
        await page.locator(".bar").getByText("Start").click();
        const length = pace.inhale + pace.exhale;
        for (const [seconds, turn] of [
          [0.1, "in"],
          [pace.inhale - 0.1, "in"],
          [pace.inhale + 0.1, "out"],
          [length - 0.1, "out"],
          [length + 0.1, "in"],
          [pace.breaths * length + 0.5, undefined],
        ] as const) {
          await stopAt(page, seconds);
          const turns = [...(await accessibleText(page)).matchAll(/Breathe (in|out)/g)].map(([, found]) => found);
          expect(turns, `${seconds} s`).toEqual(turn ? [turn] : []);
        }
      });
    }

    test(`${pace.inhale} in, ${pace.exhale} out: the style sheet ends when the page says, also in a browser without round()`, { tag: "@night" }, async ({ page }) => {
      await page.route(/breathe\.\w+\.css$/, async (route) => {
        const sheet = await route.fetch();
        await route.fulfill({ response: sheet, body: (await sheet.text()).replaceAll("round(", "unknown(") });
      });
      for (const minutes of [1, 2, 5, 10]) {
        await page.goto(`/breathe${pace.query.replace("minutes=1", `minutes=${minutes}`)}`);
        const { breaths, length } = await page.locator(".pacer").evaluate((pacer: HTMLElement) => ({ ...pacer.dataset }));
        const whole = Number(breaths) * Number(length) * 1000;
        expect(Math.abs(whole - minutes * 60_000)).toBeLessThan(3501); // whole breaths, as near to the chosen time as possible
        await page.locator(".bar").getByText("Start").click();
        const ends = await page.locator(".strip").evaluate((strip) => strip.getAnimations().map((a) => a.effect!.getComputedTiming().endTime));
        expect(ends, `${minutes} min`).toEqual([whole, whole]);
      }
    });
  }
});
