import { expect } from "@playwright/test";
import { kinds } from "../site.ts";
import type { Firefox } from "./firefox.ts";
import { looks } from "./pictures.ts";
import { inEngine, test } from "./test.ts";

// WebKit's driver can neither print nor force colours.
const inFirefox = (body: (engine: Firefox) => Promise<void>) => inEngine((engine) => body(engine as Firefox));

const paper = { width: 695, height: 1000 }; // A4 without its margins of 13 mm

test("in print nothing overflows, and the days of a sheet do not wrap", inFirefox(async (engine) => {
  await engine.resize(paper.width, paper.height);
  try {
    for (const [kind, address] of Object.entries(kinds)) {
      await engine.open(address);
      await engine.forPaper(true);
      const { print, wide, broken } = await engine.evaluate(() => {
        const lines = (cell: Element) => {
          const range = document.createRange();
          range.selectNodeContents(cell);
          return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
        };
        document.querySelector(".qr")?.remove(); // its white border extends into the margin
        return {
          print: matchMedia("print").matches,
          wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
          broken: [...document.querySelectorAll(".ticks thead th")].filter((day) => lines(day) > 1).map((day) => day.textContent),
        };
      });
      expect(print).toBe(true);
      expect.soft(wide, `px that ${kind} is too wide`).toBe(0);
      expect.soft(broken, kind).toEqual([]);
    }
  } finally {
    await engine.forPaper(false);
  }
}));

test("in forced colours figures contrast with their background", inFirefox(async (engine) => {
  await engine.scheme("dark"); // white on black, as in most themes of high contrast
  await engine.forceColours(true);
  try {
    for (const kind of ["home", "stretch", "muscle", "muscles", "floor"] as const) {
      await engine.open(kinds[kind]);
      expect(await engine.evaluate(() => matchMedia("(forced-colors: active)").matches)).toBe(true);
      expect.soft((await looks(engine, 3)).filter(({ apart }) => apart < 0.03), kind).toEqual([]);
    }
  } finally {
    await engine.forceColours(false);
  }
}));
