import { expect } from "@playwright/test";
import { kinds } from "../site.ts";
import { inEngine, test, type Engine, type Scheme } from "./engine.ts";
import { expectSound } from "./layout.ts";
import { expectPainted, palette } from "./pictures.ts";

/** Pages with every kind of picture and layout. The specs in nightly/ open all others. */
const some = [
  "home", "stretches list", "stretch", "muscle", "muscles", "floor", "routine", "plan", "player of a move", "guide", "claims", "treatments", "sheet", "sheet to change",
] as const;
const drawn = ["home", "stretches list", "stretch", "muscle", "muscles", "floor", "routine", "sheet"];

async function openAll(engine: Engine, scheme: Scheme, pages: readonly (keyof typeof kinds)[]) {
  await engine.scheme(scheme);
  const colours = await palette(engine);
  expect(await engine.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches)).toBe(scheme === "dark");
  for (const kind of pages) {
    await engine.open(kinds[kind]);
    await expectSound(engine, kind);
    if (drawn.includes(kind)) {
      expect(await expectPainted(engine, colours, kind, 3), `pictures of ${kind}`).toBeGreaterThan(0);
    }
  }
}

test("pages have no layout faults and painted pictures on a phone", inEngine((engine) => openAll(engine, "light", some)));

test("on a phone an address opens what is folded, and a letter its meaning", inEngine(async (engine) => {
  await engine.resize(390, 844);
  for (const [fragment, part] of [["source-2", "#source-2"], ["sure", ".sure"]]) {
    await engine.open(`${kinds.guide}#${fragment}`);
    const isShown = () => engine.evaluate((part) => document.querySelector(part)!.checkVisibility({ contentVisibilityAuto: true }), part);
    await expect.poll(isShown, { message: fragment }).toBe(true); // WebKit finds the target after the page has loaded
  }
  await engine.click(".prose sup > a[href^='#label-']");
  expect(await engine.evaluate(() => document.querySelector(":popover-open")!.textContent)).toMatch(/^[abc], /);
}));

test("pictures are painted in dark colours", inEngine((engine) => openAll(engine, "dark", ["home", "stretch", "stretches list"])));
