import { expect, test, type Page } from "@playwright/test";
import axe from "axe-core";
import { contrast, texts } from "./colours.ts";
import { applyTextSpacing, boxes, overflows, overlaps, smallTargets, visibleLinks } from "./layout.ts";
import { kinds, nightly, tags, violations } from "./site.ts";

const mainLinks = ["Stretches", "Routines", "Guides", "Claims", "Get help"];

/** Rules of axe that look at colours, which are the same at every width, and take most of its time. */
const colours = ["color-contrast", "link-in-text-block"];
const withoutColours = axe
  .getRules(tags)
  .filter((rule) => !colours.includes(rule.ruleId) && !rule.tags.includes("experimental") && !rule.tags.includes("deprecated"))
  .map(({ ruleId }) => ruleId);
/** Rules of axe whose findings depend on the width of the page only. */
const layout = ["target-size"];

// The widths at which the layout changes, and the rules of axe for each. By day, rules are left out that other tests
// check more strictly: targets of 44 px, and a contrast of 7 to 1, light and dark.
const sizes = [
  { width: 320, height: 256, light: nightly ? layout : [], always: true }, // 1280 by 1024 at a zoom of 400 %
  { width: 390, height: 800, light: tags, always: true },
  { width: 768, height: 800, light: layout, always: false },
  { width: 1024, height: 800, light: layout, always: false },
  { width: 1280, height: 800, light: nightly ? tags : withoutColours, always: true },
].filter(({ always }) => always || nightly);

// One test visits a page once, as opening it takes longer than most of the checks.
for (const [kind, address] of Object.entries(kinds)) {
  test(`the ${kind} page: lists, paper, contrast, every width, axe`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" }); // no colour is measured during a transition
    await page.goto(address);
    await expectNamedLists(page);
    await expectReadablePaper(page, kind);
    await expectContrast(page);
    await expectLayout(page);
  });
}

/** WebKit puts an empty line before an entry whose marker is an empty string, and treats a list without markers as a list only if it has a role. */
async function expectNamedLists(page: Page) {
  const lists = await page.locator("ul, ol").evaluateAll((lists) =>
    lists.map((list) => ({
      is: `${list.tagName} ${list.className}: ${list.textContent!.trim().slice(0, 30)}`,
      marker: getComputedStyle(list).listStyleType,
      named: list.hasAttribute("role") || list.closest("nav") !== null,
    })),
  );
  expect.soft(lists.filter(({ marker }) => marker.startsWith('"')), "markers that are strings").toEqual([]);
  expect.soft(lists.filter(({ marker, named }) => marker === "none" && !named), "lists without markers and role").toEqual([]);
}

/** Paper carries black text of a readable size and nothing to press. */
async function expectReadablePaper(page: Page, kind: string) {
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  for (const role of ["navigation", "form", "button", "checkbox"] as const) {
    await expect.soft(page.getByRole(role), `${role} on paper`).toHaveCount(0);
  }
  await expect.soft(page.getByRole("list", { name: /^(Tags|Chosen filters)$/ })).toHaveCount(0);
  await expect.soft(page.getByRole("link", { name: /^(Get help|Skip to main content|Clear all)$/ })).toHaveCount(0);
  const dense = kind === "sheet of many"; // four moves on a side: their steps have 12 pt, as handout.spec.ts checks
  const small = kind.endsWith(" cards"); // four of them on a side, in 9 pt or more, each with a heading of its own
  await expect.soft(page.getByRole("heading", { level: small ? 2 : 1 }).first()).toBeVisible();

  const seen = await texts(page);
  expect.soft(seen.filter((t) => contrast(t.colour, t.behind) < 7 || t.behind.some((v) => v < 255)), "black on white").toEqual([]);
  expect.soft(seen.filter((t) => t.size < (small ? 12 : t.running && !dense ? 16 : 14) - 0.01), "under 12 and 10.5 pt").toEqual([]);
  await page.emulateMedia({ media: "screen" });
}

/** All text has a contrast of at least 7 to 1. */
async function expectContrast(page: Page) {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const seen = await texts(page);
    expect.soft(seen.length, `texts, ${colorScheme}`).toBeGreaterThan(20);
    expect.soft(seen.filter((t) => contrast(t.colour, t.behind) < 7), `contrast, ${colorScheme}`).toEqual([]);
  }
}

/** The page fits every width, also with wide text spacing and at twice the size, its targets are large enough, and axe finds nothing. */
async function expectLayout(page: Page) {
  await page.evaluate(axe.source);
  for (const { width, height, light } of sizes) {
    const at = `${width} px`;
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize({ width, height });
    expect.soft(await page.evaluate(visibleLinks), `at the top, ${at}`).toEqual(expect.arrayContaining(mainLinks));
    for (const open of (await page.locator("details").count()) > 0 ? [false, true] : [true]) {
      await unfold(page, open);
      expect.soft(await page.evaluate(overlaps), `${open ? "unfolded" : "folded"}, ${at}`).toEqual([]);
    }
    expect.soft(await page.evaluate(overflows), `too wide, ${at}`).toEqual([]);
    expect.soft(await page.evaluate(smallTargets), `too small, ${at}`).toEqual([]);
    if (light.length > 0) {
      expect.soft(await page.evaluate(violations, light), `axe, light, ${at}`).toEqual([]);
    }
    const before = await page.evaluate(boxes);
    await page.emulateMedia({ colorScheme: "dark" });
    expect.soft(await page.evaluate(boxes), `dark moves nothing, ${at}`).toBe(before);
    if (nightly || width === 390) {
      expect.soft(await page.evaluate(violations, nightly ? colours : ["link-in-text-block"]), `axe, dark, ${at}`).toEqual([]);
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.evaluate(applyTextSpacing);
  for (const { width, height } of sizes) {
    await page.setViewportSize({ width, height });
    expect.soft(await page.evaluate(overflows), `too wide, spaced out, ${width} px`).toEqual([]);
    expect.soft(await page.evaluate(overlaps), `spaced out, ${width} px`).toEqual([]);
  }
  await page.setViewportSize({ width: 195, height: 400 });
  await page.reload(); // scripts and pictures look at the width only while the page loads
  expect.soft(await page.evaluate(overflows), "too wide on a phone, at twice the size").toEqual([]);
}

function unfold(page: Page, open: boolean) {
  return page.locator("details").evaluateAll((folds, open) => folds.forEach((fold) => ((fold as HTMLDetailsElement).open = open)), open);
}
