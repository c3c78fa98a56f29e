import { expect, test } from "@playwright/test";
import axe from "axe-core";
import { kinds, tags, violations } from "./site.ts";

const colours = ["color-contrast", "link-in-text-block"]; // all that another colour scheme can change
const sizes = ["target-size"]; // all that a width between two can

for (const [kind, address] of Object.entries(kinds)) {
  test(`axe finds nothing on the ${kind} page at any width, light and dark`, async ({ page }) => {
    test.setTimeout(60_000); // long lists
    await page.emulateMedia({ reducedMotion: "reduce" }); // no colour is caught half way to another
    await page.goto(address);
    await page.evaluate(axe.source);
    for (const width of [1280, 768, 390, 320]) {
      await page.setViewportSize({ width, height: 900 });
      await page.locator("details").evaluateAll((folds) => folds.forEach((fold) => ((fold as HTMLDetailsElement).open = true)));
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        const rules = colorScheme === "dark" ? colours : width === 1280 || width === 390 ? tags : sizes;
        const found = await page.evaluate(violations, rules);
        expect.soft(found, `${colorScheme}, ${width} px`).toEqual([]);
      }
    }
  });
}
