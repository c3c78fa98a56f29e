import { expect } from "@playwright/test";
import { arrive, until, type Engine } from "./engine.ts";
import { text } from "./layout.ts";
import { inEngine, test } from "./test.ts";

/** Presses Tab until the element with a selector, or the button with a text, has the focus; then presses the key. */
async function tabToAndPress(engine: Engine, target: string | { button: string }, key: string) {
  const there = () =>
    engine.evaluate((target) => {
      const at = document.activeElement!;
      return typeof target === "string" ? at.matches(target) : at.matches("button") && (at as HTMLElement).innerText.trim() === target.button;
    }, target);
  for (let stops = 0; stops < 200; stops++) {
    await engine.press("Tab");
    if (await there()) {
      await engine.press(key);
      return;
    }
  }
  throw new Error(`Tab never reaches ${JSON.stringify(target)}`);
}

test("by keyboard: a filter leads to a move, and the move to its player", inEngine(async (engine) => {
  await engine.open("/stretches");
  await tabToAndPress(engine, "main summary", "Enter");
  await tabToAndPress(engine, "input[name=region][value=upper-back]", "Space");
  await tabToAndPress(engine, "input[name=position][value=chair]", "Space");
  await tabToAndPress(engine, ".show button", "Enter");
  await arrive(engine, "/stretches?region=upper-back&position=chair#count");
  await tabToAndPress(engine, "main a[href^='/stretches/seated-twist']", "Enter");
  await arrive(engine, "/stretches/seated-twist");
  await tabToAndPress(engine, "main a[href$='/play']", "Enter");
  await until("the player is open", async () => (await text(engine, "dialog[open]")) !== "");
  await arrive(engine, "/stretches/seated-twist/play");
  await engine.press("Escape");
  await until("it has paused", async () => /Paused/.test(await text(engine, "dialog[open]")));
  await engine.press("Escape");
  await until("it is shut", () => engine.evaluate(() => document.querySelector("dialog[open]") === null));
}));

test("by keyboard: a move is added to a sheet, and the sheet is shown", inEngine(async (engine) => {
  await engine.open("/stretches?sheet=");
  await tabToAndPress(engine, "button[name=add][value='1']", "Enter");
  await arrive(engine, /^\/stretches\?sheet=1\.1/);
  await tabToAndPress(engine, "main a[href^='/handout/change?sheet=1.1']", "Enter");
  await arrive(engine, /^\/handout\/change\?sheet=1\./);
  await tabToAndPress(engine, "button[name=do][value=sheet]", "Enter");
  await arrive(engine, /^\/handout\?sheet=1\./);
  expect(await text(engine, "main")).toContain("Neck turns");
}));

test("by keyboard: search suggests pages, and one is opened", inEngine(async (engine) => {
  await engine.open("/search");
  await engine.evaluate(() => document.querySelector<HTMLElement>("#q")!.focus());
  await engine.type("cat");
  await until("pages are suggested", () => engine.evaluate(() => document.activeElement!.getAttribute("aria-expanded") === "true"));
  await engine.press("ArrowDown");
  await until("one is chosen", () => engine.evaluate(() => Boolean(document.activeElement!.getAttribute("aria-activedescendant"))));
  await engine.press("Enter");
  await arrive(engine, /^\/(?!search)/);
}));

test("by keyboard: reminders require a day, and keep the time", inEngine(async (engine) => {
  await engine.open("/routines/daily-mobility/remind");
  for (const day of ["mo", "we", "fr"]) {
    await tabToAndPress(engine, `input[name=day][value=${day}]`, "Space");
  }
  await tabToAndPress(engine, "main form button[type=submit]", "Enter");
  await arrive(engine, /^\/routines\/daily-mobility\/remind\?days=&time=0800/);
  expect(await text(engine, "main")).toContain("Choose a day, or more than one.");
}));

test("by keyboard: the pacer starts, pauses and stops", inEngine(async (engine) => {
  await engine.open("/breathe?minutes=1");
  const offers = (button: string) => async () => (await text(engine, "main .bar")).includes(button);
  await tabToAndPress(engine, { button: "Start" }, "Enter");
  await until("it runs", offers("Pause"));
  await engine.press("Space"); // the focus stays on the button
  await until("it has paused", async () => !(await offers("Pause")()));
  await tabToAndPress(engine, { button: "Stop" }, "Enter");
  await until("it is back at its start", offers("Start"));
}));
