import { expect, test, type Page } from "@playwright/test";
import { giveSpeaker, listed, move, pass, player, press, routine, start, status, type Utterance } from "./player.ts";
import { giveVoice, nightly, openPaused, setVoices, sitemap, stored } from "./site.ts";

test.beforeEach(({ page }) => giveVoice(page));

test.describe("tones", () => {
  type Start = { ahead: number; hertz: number; stopped?: boolean; over?: boolean };
  /** Returns the tones that were scheduled and not cancelled. */
  const starts = (page: Page) =>
    page.evaluate(() => {
      const { starts } = globalThis as unknown as { starts: Start[] };
      return starts.filter(({ stopped }) => !stopped);
    });

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

  test("are scheduled ahead: one at each change, three before the end of long steps", { tag: "@night" }, async ({ page }) => {
    await openPaused(page, move);
    const cues = await listed(page);
    await start(page);
    const changes = [-5, ...cues.map(({ begins }) => begins)];
    const lasts = cues.filter(({ seconds }) => seconds >= 6).flatMap(({ begins, seconds }) => [3, 2, 1].map((n) => begins + seconds - n));
    const end = cues.at(-1)!.begins + cues.at(-1)!.seconds;
    const wanted = [...changes, ...lasts, end].map((at) => at + 5).sort((a, b) => a - b);
    const found = new Set((await starts(page)).map(({ ahead }) => Math.round(ahead * 5) / 5)); // a fifth of a second is inaudible
    expect([...found].sort((a, b) => a - b)).toEqual(wanted);
  });

  test("that were missed are not played later", { tag: "@night" }, async ({ page }) => {
    await openPaused(page, routine);
    await start(page);
    await page.clock.fastForward(400_000);
    expect((await starts(page)).filter(({ ahead }) => ahead < 0.1).length).toBeLessThanOrEqual(2);
  });

  test("are higher where work begins, and pausing cancels those scheduled", { tag: "@night" }, async ({ page }) => {
    await openPaused(page, move);
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

  test("are scheduled again when the audio resumes", { tag: "@night" }, async ({ page }) => {
    await page.addInitScript(() => {
      const { resume } = AudioContext.prototype;
      AudioContext.prototype.resume = function () {
        (globalThis as unknown as { audio: AudioContext }).audio = this;
        return resume.call(this);
      };
    });
    await openPaused(page, move);
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

  test("are off if the address says so, and only the address stores the choice", async ({ page }) => {
    await openPaused(page, `${move}#quiet`);
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
    expect(await stored(page)).toEqual([]);
  });
});

test.describe("spoken words", () => {
  const texts = (said: Utterance[]) => said.map(({ text }) => text);

  test("are offered where there is a voice, which may come late, and the status says what none can say", { tag: "@night" }, async ({ page }) => {
    const said = await giveSpeaker(page);
    await page.addInitScript(setVoices, 0);
    await openPaused(page, `${move}#voice`);
    const choice = page.getByRole("main").getByText("Spoken words", { exact: true });
    await expect(page.getByRole("main").getByText("Sounds")).toBeVisible();
    await expect(choice).toBeHidden();
    await start(page);
    const toggle = player(page).getByRole("button", { name: "Speak" });
    await expect(player(page).getByRole("button", { name: "Pause", exact: true })).toBeVisible();
    await expect(toggle).toBeHidden();
    await expect(status(page)).toHaveText(/Get ready/);
    await page.evaluate(setVoices, 1);
    await page.evaluate(() => speechSynthesis.dispatchEvent(new Event("voiceschanged")));
    await expect(toggle).toBeVisible();
    expect(await said()).toEqual([]);
    await pass(page, 6);
    expect(texts(await said())).toEqual([expect.stringMatching(/^Right side\. Hold/)]);
  });

  test("are off by default", async ({ page }) => {
    const said = await giveSpeaker(page);
    await openPaused(page, move);
    await start(page);
    await pass(page, 10);
    expect(await said()).toEqual([]);
  });

  // A voice as slow as 60 words a minute outlasts some cues, but nothing of what comes before a move.
  for (const [wordsAMinute, options, cutsCues] of [[150, "", false], [150, "&slower", false], [60, "", true]] as const) {
    const paths = ["/stretches/neck-turns", routine.replace("/play", ""), "/routines/six-minutes-sore-neck"];
    for (const path of paths.slice(0, nightly ? 3 : options || cutsCues ? 1 : 2)) {
      test(`${path}${options} at ${wordsAMinute} words a minute: each move is told whole before it begins`, async ({ page }) => {
        const said = await giveSpeaker(page, wordsAMinute);
        await openPaused(page, `${path}/play#voice${options}`);
        const { told, cues } = await sayable(page);
        await start(page);
        const end = player(page).getByRole("heading", { name: /^Done\./ });
        const all: Utterance[] = [];
        for (let minute = 0; minute < 60 && !(await end.isVisible()); minute++) {
          await pass(page, 60);
          all.push(...(await said()));
        }
        await expect(end).toBeFocused();
        expect(all.filter(({ isCut, text }) => isCut && !(cutsCues && cues.includes(text)))).toEqual([]);
        expect(texts(all).filter((text) => !cues.includes(text)), "all of it, in order, once").toEqual([...told, await end.textContent()]);
        expect(texts(all).filter((text) => cues.includes(text)), "each cue, in order").toEqual(cues);
      });
    }
  }

  test("fit the clock of moves and routines at 150 words a minute", { tag: "@night" }, async ({ page }) => {
    test.slow();
    const all = (await sitemap(page)).filter((path) => /^\/(stretches|routines)\/[^/]+$/.test(path));
    expect(all.length).toBeGreaterThan(90);
    const paths = all.map((path) => `${path}/play`);
    await page.goto(move);
    const late = await page.evaluate(async (paths) => {
      const { readList, spoken } = await import(document.querySelector<HTMLLinkElement>("link[href*='/cues.']")!.href);
      const found: string[] = [];
      for (const path of paths) {
        const listed = new DOMParser().parseFromString(await (await fetch(path)).text(), "text/html");
        for (const slower of [false, true]) {
          for (const cue of readList(listed, slower).cues) {
            const words = spoken(cue).replace(/\d{3,}/g, (number: string) => [...number].join(" ")).split(" ").length;
            if ((words / (slower ? 0.8 : 1) / 150) * 60 > cue.seconds) {
              found.push(`${path}: ${cue.seconds} seconds for "${spoken(cue)}"`);
            }
          }
        }
      }
      return found;
    }, paths);
    expect(late).toEqual([]);
  });

  test("are told again, from the first caution, after a pause in them; Begin ends them", { tag: "@night" }, async ({ page }) => {
    const said = await giveSpeaker(page);
    await openPaused(page, "/stretches/high-knee-march/play#voice");
    await start(page);
    await pass(page, 8);
    await press(page, "Stop");
    await expect(player(page)).toBeHidden();
    const [first, ...others] = texts(await said());
    expect(first).toBe("Before you begin.");
    expect(others.at(-1)).toBe("Paused.");
    await page.getByRole("button", { name: "Go on", exact: true }).click();
    await pass(page, 100);
    const again = texts(await said());
    expect(again[0]).toBe("Before you begin.");
    expect(again.join(" ")).toMatch(/Stop if .*call 9 9 9 now.* Unsteady legs\? Leave it out\. .* Get ready, 5 seconds\./);

    await pass(page, 600);
    await press(page, "Again");
    await pass(page, 8);
    await said();
    await press(page, "Begin");
    await pass(page, 1);
    expect(texts(await said())).toEqual(["Get ready, 5 seconds."]);
    await expect(player(page).getByRole("timer")).toHaveText("4 seconds");
  });

  test("leave it to the reader who wants it to wait, and stop with the player", { tag: "@night" }, async ({ page }) => {
    const said = await giveSpeaker(page);
    await openPaused(page, `${move}#voice&wait`);
    await start(page);
    await pass(page, 600);
    expect(texts(await said()).slice(0, 2)).toEqual(["Before you begin.", expect.stringMatching(/^Each move is told first/)]);
    await expect(player(page).getByRole("button", { name: "Begin", exact: true })).toBeVisible();
    await press(page, "Begin");
    await pass(page, 5.5);
    await press(page, "Stop");
    expect((await said()).map(({ text, isCut }) => [text, isCut])).toEqual([
      ["Get ready, 5 seconds.", false], [expect.stringMatching(/^Right side\. Hold/), true], ["Paused.", true],
    ]);
  });

  test("go on where a browser never says that it has ended", async ({ page }) => {
    const said = await giveSpeaker(page, 150, true);
    await openPaused(page, `${move}#voice`);
    await start(page);
    await pass(page, 400);
    expect(texts(await said())).toContain("Get ready, 5 seconds.");
  });

  test("are turned on and off while it runs, and begin at once", { tag: "@night" }, async ({ page }) => {
    const said = await giveSpeaker(page);
    await openPaused(page, move);
    await start(page);
    await pass(page, 6);
    const toggle = player(page).getByRole("button", { name: "Speak" });
    await expect(toggle).toHaveAttribute("aria-pressed", "false");
    await toggle.click();
    await expect(toggle).toHaveAttribute("aria-pressed", "true");
    await pass(page, 1);
    expect(texts(await said())).toEqual([expect.stringMatching(/^Seated twist\. Right side\. Hold/)]);
    await expect(page).toHaveURL(`${move}#voice`);
    await toggle.click();
    await expect(toggle).toHaveAttribute("aria-pressed", "false");
    await pass(page, 10);
    expect(await said()).toEqual([]);
    await expect(page).toHaveURL(move);

    await press(page, "Pause");
    await press(page, "Start this move again");
    await toggle.click(); // before its work: told from the start
    await pass(page, 1);
    expect(texts(await said())).toEqual(["Before you begin."]);
    await toggle.click(); // and begun without a voice
    await expect(player(page).getByRole("timer")).toHaveText("5 seconds");
    await pass(page, 5);
    await expect(player(page).locator(".do")).toHaveText(/^Hold/);
  });
});

/** Returns what speech has to say of the list of a page: told before its moves, and as cues. */
function sayable(page: Page) {
  return page.evaluate(() => {
    const text = (element: Element) => element.textContent!.replace(/\s+/g, " ").trim().replace(/\d{3,}/g, (number) => [...number].join(" "));
    const all = (part: ParentNode, selector: string) => [...part.querySelectorAll(selector)].map(text);
    const rows = [...document.querySelectorAll("main .run > li")];
    const title = (row: Element) => text(row.querySelector("h3")!);
    const stops = [...document.querySelectorAll(".halt > h3")].find((heading) => heading.textContent === "Stop if")!.nextElementSibling!;
    const moves = rows.filter((row) => !row.querySelector(".way"));
    const cautions = moves.length > 1 ? moves.flatMap((row) => (row.querySelector(".care") ? [`${title(row)}.`, ...all(row, ".care > p")] : [])) : [];
    const told = [
      "Before you begin.",
      "Each move is told first: only listen. At “Get ready”, take your place. Then it says how many, or how long: begin.",
      "To leave a move out, press Skip. To rest, press Pause.",
      ...all(stops, "li").map((stop) => `Stop if ${stop}.`),
      ...(cautions.length > 0 ? ["Some moves are not for everybody.", ...cautions] : []),
    ];
    for (const row of rows) {
      told.push(`${row === rows[0] ? "First" : "Stop there. Next"}: ${title(row)}.`, ...all(row, "h3 + .cap, .care > p, .how > p, .how li, .way > p:last-child"));
    }
    const spell = (clock: string) => {
      const [minutes, seconds] = clock.split(":").map(Number);
      const units = [[minutes, "minute"], [seconds, "second"]] as const;
      return units.filter(([n]) => n).map(([n, unit]) => `${n} ${unit}${n === 1 ? "" : "s"}`).join(" ");
    };
    const slower = location.hash.includes("slower");
    const cues = [...document.querySelectorAll<HTMLElement>("main .cues > li")].map((cue) => {
      const { kind, side, times } = cue.dataset;
      const [words, clock] = all(cue, "span");
      const [minutes, seconds] = clock.split(":").map(Number);
      const paced = kind === "hold" || !slower ? clock : `0:${Math.round(1.5 * (60 * minutes + seconds))}`;
      if (kind === "sides") {
        return `Change to the ${side} side.`;
      }
      const what = `${words.replace(/, (left|right) side$/, "")}${times || kind === "work" ? "" : `, ${spell(paced)}`}.`;
      return `${side && kind !== "release" ? `${side === "left" ? "Left" : "Right"} side. ` : ""}${kind === "work" ? "Begin: " : ""}${what}`;
    });
    return { told, cues: [`Get ready, ${slower ? 8 : 5} seconds.`, ...cues] };
  });
}
