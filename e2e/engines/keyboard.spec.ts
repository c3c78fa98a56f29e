import { arrive, until, type Engine } from "./engine.ts";
import { text } from "./layout.ts";
import { inEngine, test } from "./test.ts";

/** Presses Tab until the element with a selector has the focus; then presses the key. */
async function tabToAndPress(engine: Engine, target: string, key: string) {
  const there = () => engine.evaluate((target) => document.activeElement!.matches(target), target);
  for (let stops = 0; stops < 200; stops++) {
    await engine.press("Tab");
    if (await there()) {
      await engine.press(key);
      return;
    }
  }
  throw new Error(`Tab never reaches ${target}`);
}

test("by keyboard: a filter leads to a move, and the move to its player", inEngine(async (engine) => {
  await engine.open("/stretches");
  await tabToAndPress(engine, ".sift", "Enter");
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
