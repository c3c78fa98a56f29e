import { chromium, expect } from "@playwright/test";
import { args, executablePath } from "../browser.mjs";
import { overlaps } from "../layout.ts";
import { rows } from "./layout.ts";
import { inEngine, test } from "./test.ts";

test("the rows of a list are as high as in Chromium", inEngine(async (engine) => {
  await engine.open("/routines");
  expect(await engine.evaluate(overlaps)).toEqual([]);

  const browser = await chromium.launch({ executablePath, args });
  try {
    const page = await browser.newPage({ baseURL: process.env.UNKNOT_SERVED, viewport: { width: 390, height: 844 } });
    await page.goto("/routines");
    const [theirs, ours] = [await page.evaluate(rows), await engine.evaluate(rows)];
    expect(theirs.length).toBeGreaterThan(4);
    expect(ours.map((row) => row.words)).toEqual(theirs.map((row) => row.words));
    const apart = ours.map((row, i) => ({ ...row, chromium: theirs[i].height }));
    expect(apart.filter(({ height, chromium }) => Math.abs(height - chromium) > 2)).toEqual([]);
  } finally {
    await browser.close();
  }
}));

// WebKit gives a list in columns thousands of pixels where its box is in a grid.
test("the list of signs above results ends with its last line, on a wide screen too", inEngine(async (engine) => {
  await engine.resize(1280, 900);
  await engine.open("/search?q=cant+pee");
  const below = await engine.evaluate(() => {
    const list = document.querySelector(".found > .stop ul")!;
    return list.getBoundingClientRect().bottom - Math.max(...[...list.children].map((sign) => sign.getBoundingClientRect().bottom));
  });
  expect(below).toBeLessThan(16);
}));
