import { expect } from "@playwright/test";
import { kinds } from "../../site.ts";
import { inEngine, test } from "../engine.ts";
import { expectSound } from "../layout.ts";
import { expectPainted, palette } from "../pictures.ts";

const widths = [320, 390, 768, 1280];

for (const scheme of ["light", "dark"] as const) {
  test(`every kind of page has no layout faults at every width and painted pictures, ${scheme}`, inEngine(async (engine) => {
    test.setTimeout(900_000);
    await engine.scheme(scheme);
    const colours = await palette(engine);
    for (const [kind, address] of Object.entries(kinds)) {
      for (const width of widths) {
        await engine.resize(width, 844);
        await engine.open(address); // WebKitGTK keeps the media queries of the width before where its layout no longer fits after one jump
        await expectSound(engine, `${kind}, ${width} px`);
      }
      await expectPainted(engine, colours, kind, 6);
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
  const place = await engine.evaluate(() => {
    const tabs = [...document.querySelectorAll(".tabs [aria-current]")];
    return tabs.find((tab) => tab.getClientRects().length > 0)!.textContent;
  });
  expect(place).toBe("In a chair");
  await engine.open("/s/26/5");
  expect(await top("#step-5")).toBeGreaterThan(0);
  expect(await engine.evaluate(() => document.querySelector("#step-5")!.getBoundingClientRect().bottom < innerHeight - 88)).toBe(true);
}));
