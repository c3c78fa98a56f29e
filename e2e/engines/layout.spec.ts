import { chromium, expect } from "@playwright/test";
import { args, executablePath } from "../browser.mjs";
import { overlaps } from "../layout.ts";
import { rows } from "./layout.ts";
import { inEngine, test } from "./test.ts";

test("the rows of the home page are printed side by side and as high as in Chromium", inEngine(async (engine) => {
  await engine.open("/");
  expect(await engine.evaluate(overlaps)).toEqual([]);

  const browser = await chromium.launch({ executablePath, args });
  try {
    const page = await browser.newPage({ baseURL: process.env.UNKNOT_SERVED, viewport: { width: 390, height: 844 } });
    await page.goto("/");
    const [theirs, ours] = [await page.evaluate(rows), await engine.evaluate(rows)];
    expect(theirs.length).toBeGreaterThan(4);
    expect(ours.map((row) => row.words)).toEqual(theirs.map((row) => row.words));
    const apart = ours.map((row, i) => ({ ...row, chromium: theirs[i].height }));
    expect(apart.filter(({ height, chromium }) => Math.abs(height - chromium) > 2)).toEqual([]);
  } finally {
    await browser.close();
  }
}));

// WebKit alone hangs punctuation out of its box, into the number before a title that begins with a quotation mark.
test("the number of a claim keeps its distance from the title", inEngine(async (engine) => {
  await engine.open("/evidence?verdict=partly&region=lower-back");
  const gaps = await engine.evaluate(() => {
    const box = (element: Element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return range.getBoundingClientRect();
    };
    return [...document.querySelectorAll("main li:has(> .ordinal)")].map((row) => box(row.querySelector("h3")!).left - box(row.querySelector(".ordinal")!).right);
  });
  expect(gaps.length).toBeGreaterThan(3);
  expect(gaps.filter((gap) => gap < 4)).toEqual([]);
}));

// WebKit gives a list in columns thousands of pixels where its box is in a grid.
test("the list of signs above results ends with its last line, on a wide screen too", inEngine(async (engine) => {
  await engine.resize(1280, 900);
  await engine.open("/search?q=cant+pee");
  const below = await engine.evaluate(() => {
    const list = document.querySelector(".found > .frame ul")!;
    return list.getBoundingClientRect().bottom - Math.max(...[...list.children].map((sign) => sign.getBoundingClientRect().bottom));
  });
  expect(below).toBeLessThan(16);
}));
