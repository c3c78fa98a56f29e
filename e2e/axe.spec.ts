import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { kinds } from "./site.ts";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const colours = ["color-contrast", "link-in-text-block"]; // all that another colour scheme can change

for (const [kind, address] of Object.entries(kinds)) {
  test(`axe finds nothing on the ${kind} page, narrow and wide, light and dark`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" }); // no colour is caught half way to another
    await page.goto(address);
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await page.locator("details").evaluateAll((folds) => folds.forEach((fold) => ((fold as HTMLDetailsElement).open = true)));
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] }); // no page has frames
        const { violations } = await (colorScheme === "light" ? axe.withTags(tags) : axe.withRules(colours)).analyze();
        const found = violations.flatMap((v) => v.nodes.map((node) => `${v.id}: ${node.target} ${node.failureSummary}`));
        expect.soft(found, `${colorScheme}, ${width} px`).toEqual([]);
      }
    }
  });
}
