import { expect, test } from "@playwright/test";
import axe from "axe-core";
import { kinds } from "./site.ts";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
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

/** What axe finds by the rules, or by those with the tags, that are named. */
async function violations(runOnly: string[]) {
  const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly, resultTypes: ["violations"] });
  return violations.flatMap((v) => v.nodes.map((node) => `${v.id}: ${node.target} ${node.failureSummary}`));
}
