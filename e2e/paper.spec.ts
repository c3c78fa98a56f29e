import { expect, test } from "@playwright/test";
import { sitemap } from "./site.ts";

for (const [what, pages, sides] of [
  ["a stretch", /^\/stretches\//, 3],
  ["a routine", /^\/routines\//, 5], // with the steps of each move
  ["the safety page", /^\/safety$/, 6],
  ["the checklist", /^\/checklist$/, 1],
] as const) {
  test(`${what} prints on at most ${sides} sides of A4`, async ({ page }) => {
    test.setTimeout(120_000); // some dozens of pages
    const paths = (await sitemap(page)).filter((path) => pages.test(path));
    expect(paths.length).toBeGreaterThan(0);
    for (const path of paths) {
      await page.goto(path);
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
      const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
      expect(boxes.length, path).toBeGreaterThan(0);
      expect.soft(boxes.length, `sides of ${path}`).toBeLessThanOrEqual(sides);
      expect.soft(boxes.map((box) => [Math.round(+box[1]), Math.round(+box[2])]), path).toContainEqual([595, 842]);
    }
  });
}
