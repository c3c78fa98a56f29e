import { expect, test, type Page } from "@playwright/test";
import { axeSource, giveVoice, nightly, sitemap, tags, violations } from "./site.ts";

const move = "/stretches/seated-twist/play"; // held, twice a side
const routine = "/routines/lower-back-routine/play"; // down to the floor and up

type Cue = { group: string; words: string; kind: string; side?: string; times: number; begins: number; seconds: number };

test.beforeEach(({ page }) => giveVoice(page));

/** Opens a page whose clock runs only when a test advances it. */
async function open(page: Page, path: string) {
  await page.clock.install({ time: new Date("2026-01-01T08:00:00") });
  await page.goto(path);
  await page.clock.pauseAt(new Date("2026-01-01T09:00:00"));
}

/** Returns the cues in the list of the page. */
function listed(page: Page): Promise<Cue[]> {
  return page.locator(".cues > li").evaluateAll((items) => {
    let begins = 0;
    return items.map((item) => {
      const { kind, side, times } = (item as HTMLElement).dataset;
      const [minutes, seconds] = item.children[1].textContent!.split(":").map(Number);
      const cue = {
        group: item.closest(".run > li")!.querySelector("h3")!.textContent!,
        words: item.firstElementChild!.textContent!,
        kind: kind!, side, times: Number(times ?? 0), begins, seconds: minutes * 60 + seconds,
      };
      begins += cue.seconds;
      return cue;
    });
  });
}

/** Lets seconds pass. */
const pass = (page: Page, seconds: number) => page.clock.runFor(seconds * 1000);
const player = (page: Page) => page.getByRole("dialog");
const status = (page: Page) => player(page).locator("> [role=status]");
const press = (page: Page, name: string) => player(page).getByRole("button", { name, exact: true }).click();
const start = async (page: Page) => {
  await page.getByRole("main").getByRole("button", { name: "Start", exact: true }).click();
  await expect(player(page)).toBeVisible();
};
const timer = (page: Page) => player(page).getByRole("timer");

/** Records the texts of the status. Returns a function that returns them. */
async function listen(page: Page) {
  await page.locator("dialog > [role=status]").evaluate((element) => {
    const said: string[] = ((globalThis as unknown as { said: string[] }).said = []);
    new MutationObserver(() => said.push(element.textContent!)).observe(element, { childList: true, characterData: true, subtree: true });
  });
  return () => page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
}

for (const path of nightly ? [move, routine] : [move]) {
  test(`${path} runs through its whole list, second by second, to the end`, async ({ page }) => {
    await open(page, path);
    const cues = await listed(page);
    const said = await listen(page);
    await start(page);
    await expect(timer(page)).toHaveText(/^5 seconds$/);
    await pass(page, 5);
    for (const cue of cues) {
      await expect(player(page).getByRole("heading", { level: 2, name: cue.group, exact: true })).toBeVisible();
      await expect(player(page).locator(".do")).toHaveText(cue.words);
      const left = cue.seconds > 99 ? `${Math.floor(cue.seconds / 60)}:${String(cue.seconds % 60).padStart(2, "0")} minutes` : `${cue.seconds} seconds`;
      await expect(timer(page)).toHaveText(left);
      await expect(player(page).getByText("In the words, read left for right")).toBeVisible({ visible: cue.side === "left" });
      await pass(page, cue.seconds - 1);
      await expect(timer(page)).toHaveText(/^1 second$/);
      await pass(page, 1);
    }
    await expect(player(page).getByRole("heading", { name: /^Done\. (\d+ moves, )?(\d+ minutes? ?)?(\d+ seconds?)?\.$/ })).toBeFocused();
    await expect(player(page).getByText("A little more ache than usual is fine")).toBeVisible();

    // Each change is announced once, and nothing else is.
    const lines = await said();
    expect(lines.length).toBe(cues.length + 2);
    expect(lines.at(-1)).toBe(""); // the heading has the focus: it would be heard twice
    expect(lines.slice(1, -1).map((line, n) => line.includes(cues[n].words))).toEqual(cues.map(() => true));

    await press(page, "Again");
    await expect(timer(page)).toHaveText(/^5 seconds$/);
  });
}

test("repeats are counted at their pace", async ({ page }) => {
  await open(page, routine);
  const cue = (await listed(page)).find(({ kind, times, side }) => kind === "work" && times > 3 && !side)!;
  await start(page);
  await pass(page, 5 + cue.begins);
  for (let n = 1; n <= cue.times; n++) {
    await expect(player(page).locator(".count")).toHaveText(`${n} of ${cue.times}`);
    await pass(page, cue.seconds / cue.times);
  }
});

test("the pictures of a way to the floor wait for the lead-in", async ({ page }) => {
  await open(page, "/stretches/cat-cow/play");
  const [first] = await listed(page);
  expect(first.kind).toBe("down");
  await start(page);
  const shown = async () => (await player(page).locator(".stage .fig use").getAttribute("href"))!.split("#")[1];
  for (let second = 0; second < 5; second++) {
    expect(await shown()).toBe("a");
    await pass(page, 1);
  }
  expect(await shown()).toBe("a");
  await pass(page, first.seconds - 1);
  expect(await shown()).not.toBe("a");
});

// Getting down and up needs care, and not everybody sees the pictures: the words say all that they show.
test.describe("a way to or from the floor", () => {
  const path = "/stretches/childs-pose/play"; // down, the move, up
  type Step = { frame: string; text: string };

  /** Returns the steps of the ways down and up in the list of the page. */
  const listedSteps = (page: Page) =>
    page.locator(".way").evaluateAll((ways) => ways.map((way) => [...way.querySelectorAll("li")].map((li, n) => ({ frame: way.querySelector("ol")!.dataset.frames![n], text: li.textContent! }))));

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
    player(page).locator(".told li").evaluateAll((items) => items.filter((li) => getComputedStyle(li).clipPath === "none").map((li) => li.textContent!));
  const told = (page: Page) => player(page).getByRole("group", { name: "How to do it" }).getByRole("listitem");

  test("shows each picture with its steps", async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 664 });
    await open(page, path);
    await atEachStep(page, async (step, steps) => {
      expect(await player(page).locator(".stage .fig use").getAttribute("href")).toMatch(new RegExp(`#${step.frame}$`));
      const shown = await seen(page);
      expect(shown).toContain(step.text);
      expect(steps.filter(({ text }) => shown.includes(text)).map(({ frame }) => frame)).toEqual(shown.map(() => step.frame));
    });
  });

  test("gives screen readers all steps at once, and announces one sentence", async ({ page }) => {
    await open(page, path);
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
    await open(page, path);
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

  test("shows the picture and the step together at every size", async ({ page }) => {
    const sizes = [{ width: 640, height: 320 }, { width: 320, height: 568 }, { width: 360, height: 560 }, { width: 390, height: 664 }, { width: 1280, height: 800 }];
    await open(page, path);
    await atEachStep(page, async ({ text }) => {
      for (const size of sizes.slice(0, nightly ? 5 : 2)) {
        await page.setViewportSize(size);
        await player(page).evaluate((player) => new Promise<void>((resized) => new ResizeObserver(() => resized()).observe(player))); // after the player has seen it
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

  test("keeps the step above the keys with letters of twice the size", async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 664 });
    await open(page, path);
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

test("the other side is shown mirrored", async ({ page }) => {
  await open(page, move);
  const cues = await listed(page);
  await start(page);
  const mirrored = () => player(page).locator(".stage .fig").evaluate((fig) => new DOMMatrix(getComputedStyle(fig).transform).a);
  await pass(page, 6);
  expect(await mirrored()).toBe(1);
  await pass(page, cues.find(({ kind }) => kind === "sides")!.begins);
  expect(await mirrored()).toBe(-1);
});

test("pausing keeps the position for any time; back, skip and again go by moves", async ({ page }) => {
  await open(page, routine);
  await start(page);
  const name = player(page).locator(".now h2");
  const [first, second] = await page.locator(".run h3").allTextContents();
  await pass(page, 25);
  const before = await timer(page).textContent();
  await press(page, "Pause");
  await expect(player(page).getByRole("heading", { name: "Stop if" })).toBeVisible();
  await pass(page, 3600);
  await press(page, "Go on");
  await expect(timer(page)).toHaveText(before!);

  await press(page, "Skip");
  await expect(name).toHaveText(second);
  await expect(timer(page)).toHaveText("10 seconds");
  await pass(page, 3);
  await press(page, "Back"); // hardly begun: to the one before
  await expect(name).toHaveText(first);
  await press(page, "Skip");
  await pass(page, 14);
  await press(page, "Back"); // to its own start
  await expect(name).toHaveText(second);
  await expect(timer(page)).toHaveText("10 seconds");
  await pass(page, 14);
  await press(page, "Pause");
  await press(page, "Start this move again");
  await expect(name).toHaveText(second);
  await expect(timer(page)).toHaveText("10 seconds");

  await press(page, "Stop");
  await expect(player(page)).toBeHidden();
  await page.getByRole("button", { name: "Go on", exact: true }).click(); // stopping by mistake loses nothing
  await expect(name).toHaveText(second);
  await press(page, "Pause");
  await press(page, "Start all of it again");
  await expect(name).not.toHaveText(second);
  await expect(timer(page)).toHaveText("5 seconds");
});

test("a rest shows the next move, also after going back and forth", async ({ page }) => {
  await open(page, routine);
  await start(page);
  const [, second, third] = await page.locator(".run h3").allTextContents();
  await press(page, "Pause");
  const rest = player(page).locator(".halt > h2 + p");
  for (const name of [second, third]) {
    await press(page, "Skip");
    await expect(rest).toContainText(`${name}. `);
  }
  await press(page, "Back");
  await expect(rest).toContainText(`${second}. `);
});

test("pausing after a sleep beyond the end reports only the end", async ({ page }) => {
  await open(page, move);
  await start(page);
  await page.evaluate(() => {
    const now = performance.now.bind(performance);
    performance.now = () => now() + 3_600_000;
  });
  await press(page, "Pause");
  await expect(player(page).getByRole("heading", { name: "Done" })).toBeFocused();
  await expect(player(page).getByRole("heading", { name: /^Done\. / })).toBeFocused();
});

test("cautions and changes for the position are shown while it runs", async ({ page }) => {
  const rows = [["/routines/after-a-long-drive/play", ".care > p"], ["/routines/lower-back-routine/play", ".how > p"]] as const;
  for (const [path, part] of rows) {
    await open(page, path);
    const row = page.locator(".run > li", { has: page.locator(part) }).first();
    const [name, words] = [await row.locator("h3").textContent(), await row.locator(part).first().textContent()];
    await start(page);
    while ((await player(page).locator(".now h2").textContent()) !== name) {
      await press(page, "Skip");
    }
    await expect(player(page).locator(".told")).toContainText(words!);
  }
});

test("a reader who leaves the page can go on at the same position", async ({ page }) => {
  await open(page, move);
  await start(page);
  await pass(page, 8);
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true })));
  await pass(page, 600);
  await press(page, "Go on");
  await expect(timer(page)).toHaveText("7 seconds");
});

test.describe("after a reload", () => {
  const goOn = (page: Page) => page.getByRole("main").getByRole("button", { name: "Go on", exact: true });

  test("the position is restored, and nothing is stored for it", async ({ page, context }) => {
    await open(page, `${routine}#quiet`);
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
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
    expect(await context.cookies()).toEqual([]);
  });

  test("after the browser discards the tab, the step is restored", async ({ page }) => {
    await page.addInitScript(() => addEventListener("pagehide", (event) => event.stopImmediatePropagation(), true));
    await open(page, routine);
    const [, second] = await page.locator(".run h3").allTextContents();
    await start(page);
    await press(page, "Skip");
    await pass(page, 14);
    await page.reload();
    await goOn(page).click();
    await expect(player(page).locator(".now h2")).toHaveText(second);
  });

  test("a paused session is restored, and a finished one starts again", async ({ page }) => {
    await open(page, move);
    await start(page);
    await pass(page, 9);
    const left = await timer(page).textContent();
    await press(page, "Pause");
    await page.reload();
    await goOn(page).click();
    await expect(timer(page)).toHaveText(left!);
    await page.keyboard.press("ArrowRight");
    await expect(player(page).getByRole("heading", { name: "Skipped to the end." })).toBeVisible();
    await page.reload();
    await start(page);
    await expect(timer(page)).toHaveText("5 seconds");
  });

  test("a stored position outside the list is ignored", async ({ page }) => {
    await open(page, move);
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
      await expect(page.getByRole("main").getByRole("button", { name: "Start", exact: true })).toBeVisible();
    }
  });
});

test("a session of one move has no other to go to", async ({ page }) => {
  await open(page, move);
  await start(page);
  await expect(player(page).locator(".keys button:visible")).toHaveText(["Pause"]);
});

test("skipping every move reaches the end", async ({ page }) => {
  await open(page, routine);
  await start(page);
  for (let n = await page.locator(".run > li").count(); n > 0; n--) {
    await press(page, "Skip");
  }
  await expect(player(page).getByRole("heading", { name: "Skipped to the end.", exact: true })).toBeFocused(); // it does not say that anything was done
  await expect(player(page).locator(".end .btn:visible:not(.quiet)")).toHaveCount(1);
  await press(page, "Close");
  await expect(player(page)).toBeHidden();
});

test("a reader who wants it to wait begins each move, by keyboard too", async ({ page }) => {
  await open(page, `${routine}#wait`);
  const names = await page.locator(".run h3").allTextContents();
  await start(page);
  const waits = async (name: string) => {
    await expect(player(page).locator(".now h2")).toHaveText(name);
    await expect(player(page).getByRole("button", { name: "Begin", exact: true })).toBeVisible();
    await expect(status(page)).toHaveText(`${name}. Read the steps, then press Begin.`);
  };
  await pass(page, 20);
  await waits(names[0]);
  await page.keyboard.press("Space");
  await pass(page, 600);
  await waits(names[1]);
  await press(page, "Begin");
  await pass(page, 2);
  await expect(player(page).getByRole("button", { name: "Pause", exact: true })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await waits(names[2]);
  for (let n = names.length - 2; n > 0; n--) {
    await page.keyboard.press("ArrowRight");
  }
  await expect(player(page).getByRole("heading", { name: "Done.", exact: true })).toBeFocused();
  await expect(page).toHaveURL(`${routine}#wait`);
});

test("a tab that slept catches up with the time, and announces only the current step", async ({ page }) => {
  await open(page, routine);
  const cues = await listed(page);
  const said = await listen(page);
  await start(page);
  const at = cues[Math.floor(cues.length / 2)];
  await page.evaluate(() => Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true }));
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await page.clock.fastForward((5 + at.begins + 2) * 1000); // no timer runs in between
  await page.evaluate(() => Object.defineProperty(document, "visibilityState", { value: "visible", configurable: true }));
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await expect(player(page).locator(".do")).toHaveText(at.words);
  await expect(timer(page)).toHaveText(`${at.seconds - 2} seconds`);
  expect((await said()).length).toBe(2);
});

test("a change of the system clock does not matter", async ({ page }) => {
  await open(page, move);
  await start(page);
  await pass(page, 7);
  await expect(timer(page)).toHaveText("8 seconds");
  await page.clock.setSystemTime(new Date("2031-05-05T00:00:00"));
  await pass(page, 1);
  await expect(timer(page)).toHaveText("7 seconds");
  await page.clock.setSystemTime(new Date("2001-05-05T00:00:00"));
  await pass(page, 1);
  await expect(timer(page)).toHaveText("6 seconds");
});

test("the keyboard alone can do everything", async ({ page }) => {
  await open(page, routine);
  const name = player(page).locator(".now h2");
  const [first, second] = await page.locator(".run h3").allTextContents();
  await page.getByRole("button", { name: "Start", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(player(page).getByRole("button", { name: "Pause" })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(name).toHaveText(second);
  await page.keyboard.press("ArrowLeft");
  await expect(name).toHaveText(first);
  await pass(page, 20);
  await page.keyboard.press("Space");
  await expect(player(page).getByRole("heading", { name: "Paused" })).toBeVisible();
  await page.keyboard.press("Space");
  await expect(name).toBeVisible();
  await name.click(); // leaves no button in focus
  await page.keyboard.press("Home");
  await expect(timer(page)).toHaveText("5 seconds");

  // Escape pauses; once more it closes, and the place is kept.
  await pass(page, 17);
  await page.keyboard.press("Escape");
  await expect(player(page).getByRole("heading", { name: "Paused" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(player(page)).toBeHidden();
  await page.keyboard.press("Enter");
  await expect(name).toHaveText(first);
  await expect(timer(page)).toHaveText("48 seconds");

  // The focus stays in: Tab comes round.
  for (let n = 0; n < 12; n++) {
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement === document.body || document.activeElement!.closest("dialog") !== null)).toBe(true);
  }
});

test("closing it and going on at once does not pause it", async ({ page }) => {
  await open(page, routine);
  await start(page);
  await press(page, "Pause");
  await page.evaluate(() => {
    document.querySelector("dialog")!.close();
    document.querySelector<HTMLElement>("main .start button")!.click(); // before the event of closing
  });
  await pass(page, 1);
  await expect(timer(page)).toHaveText("4 seconds");
});

test.describe("tones", () => {
  type Start = { ahead: number; hertz: number; stopped?: boolean; over?: boolean };
  /** Returns the tones that were scheduled and not cancelled. */
  const starts = (page: Page) => page.evaluate(() => (globalThis as unknown as { starts: Start[] }).starts.filter(({ stopped }) => !stopped));

  test.beforeEach(async ({ page }) => {
    await page.addInitScript(() => {
      const starts: Start[] = ((globalThis as unknown as { starts: Start[] }).starts = []);
      const { start, disconnect } = OscillatorNode.prototype;
      const of = new WeakMap<object, Start>();
      OscillatorNode.prototype.start = function (when = 0) {
        const entry = { ahead: when - this.context.currentTime, hertz: this.frequency.value };
        of.set(this, entry);
        this.addEventListener("ended", () => (entry.over = true));
        starts.push(entry);
        start.call(this, when);
      };
      OscillatorNode.prototype.disconnect = function () {
        of.get(this)!.stopped = true;
        disconnect.call(this);
      } as typeof disconnect;
    });
  });

  test("are scheduled ahead: one at each change, three before the end of long steps", async ({ page }) => {
    await open(page, move);
    const cues = await listed(page);
    await start(page);
    const changes = [-5, ...cues.map(({ begins }) => begins)];
    const lasts = cues.filter(({ seconds }) => seconds >= 6).flatMap(({ begins, seconds }) => [3, 2, 1].map((n) => begins + seconds - n));
    const end = cues.at(-1)!.begins + cues.at(-1)!.seconds;
    const wanted = [...changes, ...lasts, end].map((at) => at + 5).sort((a, b) => a - b);
    const found = new Set((await starts(page)).map(({ ahead }) => Math.round(ahead * 5) / 5)); // a fifth of a second is inaudible
    expect([...found].sort((a, b) => a - b)).toEqual(wanted);
  });

  test("that were missed are not played later", async ({ page }) => {
    await open(page, routine);
    await start(page);
    await page.clock.fastForward(400_000);
    expect((await starts(page)).filter(({ ahead }) => ahead < 0.1).length).toBeLessThanOrEqual(2);
  });

  test("are higher where work begins, and pausing cancels those scheduled", async ({ page }) => {
    await open(page, move);
    const cues = await listed(page);
    await start(page);
    const change = async (at: number) => (await starts(page)).find(({ ahead }) => Math.abs(ahead - 5 - at) < 0.1)!.hertz;
    const [hold, ease] = [cues.find(({ kind }) => kind === "hold")!, cues.find(({ kind }) => kind === "release")!];
    expect(await change(hold.begins)).toBeGreaterThan(await change(ease.begins));
    await press(page, "Pause");
    await expect.poll(async () => (await starts(page)).filter(({ over }) => !over)).toEqual([]);
    await press(page, "Go on");
    await expect.poll(async () => (await starts(page)).length).toBeGreaterThan(10);
  });

  test("are scheduled again when the audio resumes", async ({ page }) => {
    await page.addInitScript(() => {
      const { resume } = AudioContext.prototype;
      AudioContext.prototype.resume = function () {
        (globalThis as unknown as { audio: AudioContext }).audio = this;
        return resume.call(this);
      };
    });
    await open(page, move);
    const audio = (act: "suspend" | "resume") => page.evaluate((act) => (globalThis as unknown as { audio: AudioContext }).audio[act](), act);
    const last = async () => Math.max(...(await starts(page)).map(({ ahead }) => Math.round(ahead)));
    await start(page);
    await expect.poll(last).toBeGreaterThan(30);
    const whole = await last();
    await audio("suspend"); // as a call does
    await pass(page, 20);
    await audio("resume");
    await expect.poll(last).toBe(whole - 20);
  });

  test("are off if the address says so, and only the address stores the choice", async ({ page, context }) => {
    await open(page, `${move}#quiet`);
    await expect(page.getByRole("checkbox", { name: "Sounds" })).not.toBeChecked();
    await start(page);
    await pass(page, 30);
    expect(await starts(page)).toEqual([]);

    await press(page, "Pause");
    await press(page, "Speak");
    await expect(page).toHaveURL(`${move}#quiet&voice`);
    await player(page).getByRole("checkbox", { name: "Sounds" }).check();
    await expect(page).toHaveURL(`${move}#voice`);
    await page.reload();
    await expect(page.getByRole("checkbox", { name: "Sounds" })).toBeChecked();
    await expect(page.getByRole("checkbox", { name: "Spoken words" })).toBeChecked();
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
    expect(await context.cookies()).toEqual([]);
  });
});

test.describe("spoken words", () => {
  const cut = "(cut off)";

  /** Returns the texts spoken since the last call, with cut at each place where speech was cut off. */
  const spoken = (page: Page) => page.evaluate(() => (globalThis as unknown as { spoken: string[] }).spoken.splice(0));

  test.beforeEach(async ({ page }) => {
    await page.addInitScript((cut) => {
      const spoken: string[] = ((globalThis as unknown as { spoken: string[] }).spoken = []);
      SpeechSynthesis.prototype.speak = ({ text }) => void spoken.push(text);
      SpeechSynthesis.prototype.cancel = () => void spoken.push(cut);
    }, cut);
  });

  test("are offered where there is a voice, which may come late, and the status says what none can say", async ({ page }) => {
    await page.addInitScript(() => { SpeechSynthesis.prototype.getVoices = () => (globalThis as unknown as { voices: SpeechSynthesisVoice[] }).voices ?? []; });
    await open(page, `${move}#voice`);
    const choice = page.getByRole("main").getByText("Spoken words");
    await expect(page.getByRole("main").getByText("Sounds")).toBeVisible();
    await expect(choice).toBeHidden();
    await start(page);
    const toggle = player(page).getByRole("button", { name: "Speak" });
    await expect(player(page).getByRole("button", { name: "Pause", exact: true })).toBeVisible();
    await expect(toggle).toBeHidden();
    await expect(status(page)).toHaveText(/Get ready/);
    expect((await spoken(page)).filter((words) => words !== cut)).toEqual([]);
    await page.evaluate(() => {
      (globalThis as unknown as { voices: unknown[] }).voices = [{}];
      speechSynthesis.dispatchEvent(new Event("voiceschanged"));
    });
    await expect(toggle).toBeVisible();
    await pass(page, 6);
    expect((await spoken(page)).filter((words) => words !== cut)).not.toEqual([]);
  });

  test("are off by default", async ({ page }) => {
    await open(page, move);
    await start(page);
    await pass(page, 10);
    expect((await spoken(page)).filter((words) => words !== cut)).toEqual([]);
  });

  test("finish within a move, and stop when it is left", async ({ page }) => {
    await open(page, `${routine}#voice`);
    const names = await page.locator(".run h3").allTextContents();
    await start(page);
    expect(await spoken(page)).toEqual([cut, expect.stringMatching(new RegExp(`^${names[0]}\\. Get ready, 5 seconds\\. \\w+`))]);
    await pass(page, 5);
    expect(await spoken(page)).toEqual([expect.not.stringContaining(names[0])]);
    await press(page, "Skip");
    expect(await spoken(page)).toEqual([cut, expect.stringMatching(`^${names[1]}\\. `)]);
    await press(page, "Pause");
    expect(await spoken(page)).toEqual([cut, expect.stringMatching(/^Paused\./)]);
    await press(page, "Stop");
    await expect.poll(() => spoken(page)).toEqual([cut]);
  });

  test("say all steps of a way to or from the floor, to their end", async ({ page }) => {
    await open(page, "/stretches/childs-pose/play#voice");
    const [down, up] = await page.locator(".way").evaluateAll((ways) => ways.map((way) => [...way.querySelectorAll("li")].map((li) => li.textContent).join(" ")));
    await start(page);
    expect(await spoken(page)).toEqual([cut, `Down to the floor. Get ready, 5 seconds. ${down} Take your time. Pause the timer if you need longer.`]);
    await pass(page, 5);
    expect(await spoken(page)).toEqual([expect.stringMatching("Get down to the floor, 30 seconds.")]);
    await pass(page, 30);
    expect(await spoken(page)).toEqual([expect.stringMatching(/^Child’s pose\. /)]); // a slow voice may still say the steps
    await press(page, "Skip");
    expect(await spoken(page)).toEqual([cut, expect.stringContaining(`Get up from the floor, 30 seconds. ${up}`)]);
    await pass(page, 30);
    expect(await spoken(page)).toEqual(["Skipped to the end."]);

    await press(page, "Again");
    await press(page, "Speak");
    await spoken(page);
    await press(page, "Speak");
    expect(await spoken(page)).toEqual([cut, expect.stringContaining(down)]);
    await press(page, "Skip");
    expect((await spoken(page))[0]).toBe(cut);
  });

  test("are turned on and off while it runs, and begin at once", async ({ page }) => {
    await open(page, move);
    await start(page);
    await pass(page, 6);
    const toggle = player(page).getByRole("button", { name: "Speak" });
    await expect(toggle).toHaveAttribute("aria-pressed", "false");
    await spoken(page);
    await toggle.click();
    await expect(toggle).toHaveAttribute("aria-pressed", "true");
    expect(await spoken(page)).toEqual([cut, expect.stringMatching(/^Seated twist\. Hold/)]);
    await expect(page).toHaveURL(`${move}#voice`);
    await toggle.click();
    await expect(toggle).toHaveAttribute("aria-pressed", "false");
    expect(await spoken(page)).toEqual([cut]);
    await pass(page, 30);
    expect((await spoken(page)).filter((words) => words !== cut)).toEqual([]);
    await expect(page).toHaveURL(move);
  });

  test("mention cautions", async ({ page }) => {
    await open(page, "/stretches/easy-walk/play#voice");
    await start(page);
    expect((await spoken(page))[1]).toMatch(/^Easy walk\. Get ready, 5 seconds\. Unsteady\? .* Wear comfortable shoes\b/);
  });
});

test("reports that the screen cannot be kept on", async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, "wakeLock", { value: undefined }));
  await open(page, move);
  await start(page);
  await expect(player(page).getByText("The screen may go dark")).toBeVisible();
});

test.describe("the screen", () => {
  type Locks = { held: boolean[]; come: (() => void)[]; late?: boolean; refused?: boolean; take: () => unknown };

  test.beforeEach(async ({ page }) => {
    await page.addInitScript(() => {
      const locks: Locks = { held: [], come: [], take: () => {} };
      const request = async () => {
        if (locks.refused) {
          throw new DOMException("no", "NotAllowedError");
        }
        if (locks.late) {
          await new Promise<void>((come) => locks.come.push(come));
        }
        const n = locks.held.push(true) - 1;
        const lock = new EventTarget();
        const release = async () => {
          locks.held[n] = false;
          lock.dispatchEvent(new Event("release"));
        };
        locks.take = release;
        return Object.assign(lock, { release });
      };
      Object.defineProperty(Navigator.prototype, "wakeLock", { value: { request } });
      (globalThis as unknown as { locks: Locks }).locks = locks;
    });
  });

  const held = (page: Page) => page.evaluate(() => (globalThis as unknown as { locks: Locks }).locks.held);
  const set = (page: Page, what: Partial<Locks>) => page.evaluate((what) => Object.assign((globalThis as unknown as { locks: Locks }).locks, what) && undefined, what);
  /** Releases the lock, as a browser does when the battery is low. */
  const take = (page: Page) => page.evaluate(() => (globalThis as unknown as { locks: Locks }).locks.take());

  test("is kept on while it runs, and the wake lock is requested again", async ({ page }) => {
    await open(page, move);
    await start(page);
    await expect.poll(() => held(page)).toEqual([true]);
    await press(page, "Pause");
    await expect.poll(() => held(page)).toEqual([false]);
    await press(page, "Go on");
    await expect.poll(() => held(page)).toEqual([false, true]);
  });

  test("may turn off when paused, however late the browser answers", async ({ page }) => {
    await open(page, move);
    await set(page, { late: true });
    await start(page);
    await press(page, "Pause");
    await press(page, "Go on");
    await page.evaluate(() => (globalThis as unknown as { locks: Locks }).locks.come.forEach((come) => come()));
    await expect.poll(() => held(page)).toEqual([false, true]);
    await press(page, "Pause");
    await expect.poll(() => held(page)).toEqual([false, false]);
  });

  test("gets another wake lock after the browser released it, or the page says so", async ({ page }) => {
    await open(page, move);
    await start(page);
    await expect.poll(() => held(page)).toEqual([true]);
    await take(page);
    await expect.poll(() => held(page)).toEqual([false, true]);
    await set(page, { refused: true });
    await take(page);
    await expect(player(page).getByText("The screen may go dark")).toBeVisible();
  });
});

const sizes = [
  { width: 320, height: 568 },
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
  { width: 844, height: 390 },
  { width: 568, height: 320 },
];

test("axe finds nothing in any state, and all keys are in view at every size", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(routine);
  await page.evaluate(axeSource);
  const look = async (state: string) => {
    for (const size of sizes) {
      await page.setViewportSize(size);
      const at = `${state}, ${size.width} × ${size.height}`;
      expect.soft(await player(page).evaluate(outside), at).toEqual([]);
      for (const colorScheme of ["light", "dark"].slice(0, nightly ? 2 : Number(size === sizes[0])) as ("light" | "dark")[]) {
        await page.emulateMedia({ colorScheme });
        expect.soft(await page.evaluate(violations, tags), `${at}, ${colorScheme}`).toEqual([]);
      }
    }
  };
  await start(page);
  await press(page, "Skip");
  await press(page, "Skip");
  await look("running");
  await press(page, "Pause");
  await look("paused");
  for (let n = await page.locator(".run > li").count(); n > 2; n--) {
    await press(page, "Skip");
  }
  await expect(player(page).getByRole("heading", { name: "Skipped to the end." })).toBeVisible();
  await look("done");
});

test("the numbers of steps are not cut off, also with wide letter spacing", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, move);
  await start(page);
  await press(page, "Steps");
  for (const spaced of [false, true]) {
    const cut = await player(page).locator(".words").evaluate((words, spaced) => {
      if (spaced) { // as WCAG 1.4.12 has it
        const sheet = new CSSStyleSheet();
        sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }");
        document.adoptedStyleSheets.push(sheet);
      }
      return [...words.querySelectorAll("ol > li")].map((step, n) => {
        const number = document.createElement("span");
        number.textContent = `${n + 1}. `;
        number.style.whiteSpace = "pre";
        step.append(number); // in the font of the step, like its real number
        const room = step.getBoundingClientRect().left - words.getBoundingClientRect().left - number.getBoundingClientRect().width;
        number.remove();
        return room;
      });
    }, spaced);
    expect(cut.length).toBeGreaterThan(2);
    expect(Math.min(...cut), spaced ? "spaced out" : "as it is").toBeGreaterThan(0);
  }
});

test("at a zoom of 400 % the player scrolls up and down, never sideways, and its keys stay in view", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  await page.goto(routine);
  await start(page);
  for (const state of ["running", "paused"]) {
    for (const key of await player(page).locator(".keys button").all()) {
      await expect(key, state).toBeInViewport({ ratio: 1 });
    }
    expect(await player(page).evaluate((player) => player.scrollWidth - player.clientWidth)).toBe(0);
    await expect(player(page).locator(".stage")).toBeVisible({ visible: state === "running" });
    await page.keyboard.press("Escape");
  }
});

// Every cue of every player, at the sizes of telephones: what to do now is read without scrolling, below or beside its picture. By day every sixth
// routine and every twelfth move is measured, at two sizes.
for (const kind of ["routines", "stretches"]) {
  test(`at every cue of all ${kind} the picture is large and the step readable`, async ({ page }) => {
    const paths = (await sitemap(page)).filter((path) => path.startsWith(`/${kind}/`)).map((path) => `${path}/play`);
    expect(paths.length).toBeGreaterThan(15);
    await page.addInitScript(() => { // tests jump to a time
      const now = performance.now.bind(performance);
      const clock = Object.assign(globalThis as unknown as { ahead: number }, { ahead: 0 });
      performance.now = () => now() + clock.ahead;
    });
    const sizes = nightly ? phones : phones.slice(0, 2);
    for (const path of paths.filter((_, n) => nightly || n % (kind === "routines" ? 6 : 12) === 0)) {
      await page.setViewportSize(sizes[0]);
      await page.goto(path);
      await start(page);
      for (const size of sizes) {
        await page.setViewportSize(size);
        expect.soft(await player(page).evaluate(faultsOfCues, size), `${path}, ${size.width} × ${size.height}`).toEqual([]);
      }
    }
  });
}

const phones = [{ width: 320, height: 568 }, { width: 390, height: 664 }, { width: 375, height: 667 }, { width: 667, height: 375 }];

/** Goes through all cues of the player and returns what is wrong with its layout at each. */
function faultsOfCues(player: Element, { width, height }: { width: number; height: number }) {
  const clock = globalThis as unknown as { ahead: number; since?: number };
  clock.since ??= performance.now();
  const faults: string[] = [];
  const seen = new Set<string>();
  let at = 5; // seconds of the lead-in
  for (const cue of document.querySelectorAll<HTMLElement>("main .cues > li")) {
    const row = cue.closest<HTMLElement>(".run > li")!;
    const { kind, side } = cue.dataset;
    const [minutes, seconds] = cue.children[1].textContent!.split(":").map(Number);
    const key = `${[...row.parentElement!.children].indexOf(row)} ${kind === "ready"} ${side}`;
    const from = at;
    at += minutes * 60 + seconds;
    if (seen.has(key)) {
      continue;
    }
    seen.add(key);
    clock.ahead += (from + 0.1) * 1000 - (performance.now() - clock.since);
    document.dispatchEvent(new Event("visibilitychange")); // as after a sleep
    const box = (selector: string) => player.querySelector(selector)!.getBoundingClientRect();
    const fault = (what: string) => faults.push(`${row.querySelector("h3")!.textContent}, ${cue.firstElementChild!.textContent}: ${what}`);
    if (player.querySelector(".do")!.textContent !== cue.firstElementChild!.textContent) {
      fault(`shows ${player.querySelector(".do")!.textContent}`);
    }
    const step = [...player.querySelectorAll<HTMLElement>(".told > *")].flatMap((part) => (part.tagName === "OL" ? [...part.children] : [part])).find((part) => getComputedStyle(part).clipPath === "none")!;
    const { top, bottom, left, right } = step.getBoundingClientRect();
    const words = player.querySelector(".words")!;
    if (top < 0 || bottom > Math.min(height, box(".rule").top, box(".after").top) || left < 0 || right > width || words.scrollHeight > words.clientHeight + 1) {
      fault(`${step.textContent} from ${Math.round(top)} to ${Math.round(bottom)}`);
    }
    if (parseFloat(getComputedStyle(step).fontSize) < 20) {
      fault("small letters");
    }
    if (box(".rule").bottom > box(".keys").top + 1 || box(".keys").bottom > height + 1 || player.matches(".scrolling")) {
      fault("it scrolls");
    }
    if (row.dataset.figure) {
      const plate = box(".stage .plate");
      if (width === 390 && plate.width < 350) {
        fault(`picture ${Math.round(plate.width)} px wide`);
      }
      if (width > height && plate.width < 0.38 * width) {
        fault(`picture ${Math.round(plate.width)} px wide`);
      }
      if (plate.height < 90) {
        fault(`picture ${Math.round(plate.height)} px high`);
      }
    }
  }
  return faults;
}

/** Returns the parts of the player that are off the screen or overlap another: its head, time, name, instruction, rule and keys. */
function outside(player: Element) {
  const parts = [...player.querySelectorAll<HTMLElement>("header > *, .ring, .now h2, .act, .plate, .words, .after, .rule, .keys > *, .halt, .end")]
    .filter((part) => part.checkVisibility() && part.textContent! + part.innerHTML !== "");
  const found = parts
    .filter((part) => {
      const { left, top, right, bottom } = part.getBoundingClientRect();
      return left < -0.5 || top < -0.5 || right > innerWidth + 0.5 || bottom > innerHeight + 0.5;
    })
    .map((part) => `${part.className || part.tagName} is off the screen`);
  parts.forEach((one, n) =>
    parts.slice(n + 1).forEach((other) => {
      const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
      const [wide, high] = [Math.min(a.right, b.right) - Math.max(a.left, b.left), Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)];
      if (wide > 1 && high > 1 && !one.contains(other)) {
        found.push(`${one.className || one.tagName} and ${other.className || other.tagName}: ${Math.round(wide)} × ${Math.round(high)}`);
      }
    }),
  );
  return found;
}

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("the list is there, and its times add up", async ({ page }) => {
    await page.goto(routine);
    await expect(page.getByRole("button", { name: "Start" })).toBeHidden();
    const seconds = (clock: string) => clock.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
    let at = 0;
    for (const [words, time, from] of await page.locator(".cues > li").evaluateAll((items) => items.map((item) => [...item.children].map((e) => e.textContent!)))) {
      expect(words).not.toBe("");
      expect(seconds(from.replace("from ", ""))).toBe(at);
      at += seconds(time);
    }
    const [, minutes = 0, rest = 0] = /^(?:(\d+) minutes? ?)?(?:(\d+) seconds?)? in all/.exec((await page.locator(".lead").textContent())!)!;
    expect(60 * Number(minutes) + Number(rest)).toBe(at);
  });
});
