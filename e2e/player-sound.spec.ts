import { expect, test, type Page } from "@playwright/test";
import { listed, listedSteps, move, pass, player, press, routine, start, status } from "./player.ts";
import { giveVoice, openPaused, setVoices, stored } from "./site.ts";

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

  test("are scheduled ahead: one at each change, three before the end of long steps", async ({ page }) => {
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

  test("that were missed are not played later", async ({ page }) => {
    await openPaused(page, routine);
    await start(page);
    await page.clock.fastForward(400_000);
    expect((await starts(page)).filter(({ ahead }) => ahead < 0.1).length).toBeLessThanOrEqual(2);
  });

  test("are higher where work begins, and pausing cancels those scheduled", async ({ page }) => {
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

  test("are scheduled again when the audio resumes", async ({ page }) => {
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
    await page.addInitScript(setVoices, 0);
    await openPaused(page, `${move}#voice`);
    const choice = page.getByRole("main").getByText("Spoken words");
    await expect(page.getByRole("main").getByText("Sounds")).toBeVisible();
    await expect(choice).toBeHidden();
    await start(page);
    const toggle = player(page).getByRole("button", { name: "Speak" });
    await expect(player(page).getByRole("button", { name: "Pause", exact: true })).toBeVisible();
    await expect(toggle).toBeHidden();
    await expect(status(page)).toHaveText(/Get ready/);
    expect((await spoken(page)).filter((words) => words !== cut)).toEqual([]);
    await page.evaluate(setVoices, 1);
    await page.evaluate(() => speechSynthesis.dispatchEvent(new Event("voiceschanged")));
    await expect(toggle).toBeVisible();
    await pass(page, 6);
    expect((await spoken(page)).filter((words) => words !== cut)).not.toEqual([]);
  });

  test("are off by default", async ({ page }) => {
    await openPaused(page, move);
    await start(page);
    await pass(page, 10);
    expect((await spoken(page)).filter((words) => words !== cut)).toEqual([]);
  });

  test("finish within a move, and stop when it is left", async ({ page }) => {
    await openPaused(page, `${routine}#voice`);
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
    await openPaused(page, "/stretches/childs-pose/play#voice");
    const [down, up] = (await listedSteps(page)).map((steps) => steps.map(({ text }) => text).join(" "));
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
    await openPaused(page, move);
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
    await openPaused(page, "/stretches/high-knee-march/play#voice");
    await start(page);
    const cautions = /^High-knee march\. Get ready, 5 seconds\. .*Unsteady legs\? Leave it out\. .*Hold something steady\b/;
    expect((await spoken(page))[1]).toMatch(cautions);
  });
});
