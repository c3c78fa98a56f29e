import { expect, test, type Page } from "@playwright/test";
import { listen, listed, move, pass, player, press, routine, start, status, timer } from "./player.ts";
import { giveVoice, nightly, openPaused } from "./site.ts";

test.beforeEach(({ page }) => giveVoice(page));

for (const path of nightly ? [move, routine] : [move]) {
  test(`${path} runs through its whole list, second by second, to the end`, async ({ page }) => {
    await openPaused(page, path);
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
      await pass(page, cue.seconds - 1);
      await expect(timer(page)).toHaveText(/^1 second$/);
      await pass(page, 1);
    }
    await expect(player(page).getByRole("heading", { name: /^Done\. (\d+ moves, )?(\d+ minutes? ?)?(\d+ seconds?)?\.$/ })).toBeFocused();

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
  await openPaused(page, routine);
  const cue = (await listed(page)).find(({ kind, times, side }) => kind === "work" && times > 3 && !side)!;
  await start(page);
  await pass(page, 5 + cue.begins);
  for (let n = 1; n <= cue.times; n++) {
    await expect(player(page).locator(".count")).toHaveText(`${n} of ${cue.times}`);
    await pass(page, cue.seconds / cue.times);
  }
});

test("the pictures of a way to the floor wait for the lead-in", async ({ page }) => {
  await openPaused(page, "/stretches/cat-cow/play");
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

test("the other side is shown mirrored, with left and right exchanged in its steps", async ({ page }) => {
  await openPaused(page, move);
  const cues = await listed(page);
  await start(page);
  const mirrored = () => player(page).locator(".stage .fig").evaluate((fig) => new DOMMatrix(getComputedStyle(fig).transform).a);
  await pass(page, 6);
  expect(await mirrored()).toBe(1);
  await pass(page, cues.find(({ kind }) => kind === "sides")!.begins);
  expect(await mirrored()).toBe(-1);
  const told = player(page).locator(".told");
  await expect(told).toContainText("slowly to the left");
  await expect(told).not.toContainText("slowly to the right");
});

test("pausing keeps the position for any time; back, skip and again go by moves", async ({ page }) => {
  await openPaused(page, routine);
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

test("a rest shows the next move, also after going back and forth", { tag: "@night" }, async ({ page }) => {
  await openPaused(page, routine);
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

test("pausing after a sleep beyond the end reports only the end", { tag: "@night" }, async ({ page }) => {
  await openPaused(page, move);
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
    await openPaused(page, path);
    const row = page.locator(".run > li", { has: page.locator(part) }).first();
    const [name, words] = [await row.locator("h3").textContent(), await row.locator(part).first().textContent()];
    await start(page);
    while ((await player(page).locator(".now h2").textContent()) !== name) {
      await press(page, "Skip");
    }
    await expect(player(page).locator(".told")).toContainText(words!);
  }
});

test("a session of one move has no other to go to", { tag: "@night" }, async ({ page }) => {
  await openPaused(page, move);
  await start(page);
  await expect(player(page).locator(".keys button:visible")).toHaveText(["Pause"]);
});

test("skipping every move reaches the end", async ({ page }) => {
  await openPaused(page, routine);
  await start(page);
  for (let n = await page.locator(".run > li").count(); n > 0; n--) {
    await press(page, "Skip");
  }
  await expect(player(page).getByRole("heading", { name: "Done.", exact: true })).toBeFocused(); // without moves and minutes
  await press(page, "Close");
  await expect(player(page)).toBeHidden();
});

test("a reader who wants it to wait begins each move, by keyboard too", async ({ page }) => {
  await openPaused(page, `${routine}#wait`);
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

test("a tab that slept catches up with the time, and announces only the current step", { tag: "@night" }, async ({ page }) => {
  await openPaused(page, routine);
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

test("a change of the system clock does not matter", { tag: "@night" }, async ({ page }) => {
  await openPaused(page, move);
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
  await openPaused(page, routine);
  const name = player(page).locator(".now h2");
  const [first, second] = await page.locator(".run h3").allTextContents();
  await page.getByRole("button", { name: /^Start/ }).focus();
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

test("a link in the words keeps the focus through the next cue, and after its move the focus is on Pause", async ({ page }) => {
  await openPaused(page, "/routines/desk-upper/play");
  await start(page);
  const link = player(page).locator(".told").getByRole("link", { name: "999" }).first();
  for (let skips = 0; (await link.count()) === 0 && skips < 10; skips++) {
    await press(page, "Skip");
  }
  const name = (await player(page).locator(".now h2").textContent())!;
  await link.focus();
  const before = await player(page).locator(".do").textContent();
  await pass(page, 11); // the lead-in of a later move takes ten seconds
  await expect(player(page).locator(".now h2")).toHaveText(name);
  await expect(player(page).locator(".do")).not.toHaveText(before!);
  await expect(link).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(player(page).locator(".now h2")).not.toHaveText(name);
  await expect(player(page).getByRole("button", { name: "Pause" })).toBeFocused();
});

test("reports that the screen cannot be kept on", { tag: "@night" }, async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, "wakeLock", { value: undefined }));
  await openPaused(page, move);
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
  const set = (page: Page, what: Partial<Locks>) =>
    page.evaluate((what) => {
      Object.assign((globalThis as unknown as { locks: Locks }).locks, what);
    }, what);
  /** Releases the lock, as a browser does when the battery is low. */
  const take = (page: Page) => page.evaluate(() => (globalThis as unknown as { locks: Locks }).locks.take());

  test("is kept on while it runs, and the wake lock is requested again", { tag: "@night" }, async ({ page }) => {
    await openPaused(page, move);
    await start(page);
    await expect.poll(() => held(page)).toEqual([true]);
    await press(page, "Pause");
    await expect.poll(() => held(page)).toEqual([false]);
    await press(page, "Go on");
    await expect.poll(() => held(page)).toEqual([false, true]);
  });

  test("may turn off when paused, however late the browser answers", { tag: "@night" }, async ({ page }) => {
    await openPaused(page, move);
    await set(page, { late: true });
    await start(page);
    await press(page, "Pause");
    await press(page, "Go on");
    await page.evaluate(() => (globalThis as unknown as { locks: Locks }).locks.come.forEach((come) => come()));
    await expect.poll(() => held(page)).toEqual([false, true]);
    await press(page, "Pause");
    await expect.poll(() => held(page)).toEqual([false, false]);
  });

  test("gets another wake lock after the browser released it, or the page says so", { tag: "@night" }, async ({ page }) => {
    await openPaused(page, move);
    await start(page);
    await expect.poll(() => held(page)).toEqual([true]);
    await take(page);
    await expect.poll(() => held(page)).toEqual([false, true]);
    await set(page, { refused: true });
    await take(page);
    await expect(player(page).getByText("The screen may go dark")).toBeVisible();
  });
});
