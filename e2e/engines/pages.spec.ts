import { expect } from "@playwright/test";
import { kinds, nightly } from "../site.ts";
import { expectSound } from "./layout.ts";
import { expectPainted } from "./pictures.ts";
import { inEngine, test } from "./test.ts";

/** By day pages with every kind of picture and layout, and three in dark colours; at night all of them. */
const some = [
  "home", "stretches list", "stretch", "muscle", "muscles", "floor", "routine", "plan", "player of a move", "guide", "claims", "treatments", "sheet", "sheet to change",
];
const dark = ["home", "stretch", "stretches list"];
const drawn = ["home", "stretches list", "stretch", "muscle", "muscles", "floor", "routine", "sheet"];
const widths = nightly ? [320, 390, 768, 1280] : [390];

for (const [scheme, byDay] of [["light", some], ["dark", dark]] as const) {
  test(`pages have no layout faults and painted pictures, ${scheme}`, inEngine(async (engine) => {
    test.setTimeout(900_000);
    await engine.scheme(scheme);
    for (const [kind, address] of Object.entries(kinds).filter(([kind]) => nightly || byDay.includes(kind))) {
      for (const width of widths) {
        await engine.resize(width, 844);
        await engine.open(address); // WebKitGTK keeps the media queries of the width before where its layout no longer fits after one jump
        await expectSound(engine, `${kind}, ${width} px`);
      }
      expect(await engine.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches)).toBe(scheme === "dark");
      const painted = await expectPainted(engine, kind, nightly ? 6 : 3);
      expect(painted > 0 || !drawn.includes(kind), `pictures of ${kind}`).toBe(true);
    }
  }));
}

test("a place of a move opens below the name of the move, and a step is in view", inEngine(async (engine) => {
  await engine.open("/stretches/knee-rolls#chair");
  const top = (selector: string) =>
    engine.evaluate((selector) => {
      const boxes = [...document.querySelectorAll(selector)].map((element) => element.getBoundingClientRect());
      return boxes.find(({ width }) => width > 0)!.top;
    }, selector);
  expect(await top("h1")).toBeGreaterThan(0);
  const place = () => engine.evaluate(() => {
    const tabs = [...document.querySelectorAll(".tabs [aria-current]")];
    return tabs.find((tab) => tab.getClientRects().length > 0)!.textContent;
  });
  await expect.poll(place, { message: "the place" }).toBe("In a chair"); // WebKit finds the target after the page has loaded
  await engine.open("/s/26/5");
  expect(await top("#step-5")).toBeGreaterThan(0);
  const inView = () => engine.evaluate(() => document.querySelector("#step-5")!.getBoundingClientRect().bottom < innerHeight - 88);
  await expect.poll(inView, { message: "step 5" }).toBe(true);
}));

test("on a phone an address opens what is folded, and a label its meaning", inEngine(async (engine) => {
  for (const [fragment, part] of [["source-2", "#source-2"], ["sure", ".sure"]]) {
    await engine.open(`${kinds.guide}#${fragment}`);
    const isShown = () => engine.evaluate((part) => document.querySelector(part)!.checkVisibility({ contentVisibilityAuto: true }), part);
    await expect.poll(isShown, { message: fragment }).toBe(true); // WebKit finds the target after the page has loaded
  }
  await engine.click("main a.basis");
  expect(await engine.evaluate(() => document.querySelector(":popover-open")!.textContent)).toMatch(/^(Usual practice|Not tested|Borrowed)/);
}));
