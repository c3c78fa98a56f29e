import { expect, type Page, type Response } from "@playwright/test";
import axe from "axe-core";
import { contrast, texts } from "./colours.ts";
import { applyTextSpacing, boxes, overflows, overlaps, smallTargets, visibleLinks } from "./layout.ts";
import { axeSource, kinds, looked, nightly, stored, tags, violations } from "./site.ts";
import { test } from "./tab.ts";

const mainLinks = ["Stretches", "Routines", "Plans", "Guides", "Print sheets", "Get help"];

/**
 * The rules of axe. By day those are left out that take most of its time: other tests hold a contrast of 7 to 1, light
 * and dark, and 44 px.
 */
const costly = ["color-contrast", "target-size", "link-in-text-block"];
const rules = axe
  .getRules(tags)
  .filter(({ ruleId, tags }) => (nightly || !costly.includes(ruleId)) && !tags.includes("experimental") && !tags.includes("deprecated"))
  .map(({ ruleId }) => ruleId);

// The widths at which the layout changes. The first one is that of most readers, at which the page loads; by day axe
// looks at it there.
const sizes = [
  { width: 390, height: 800, always: true },
  { width: 320, height: 256, always: true }, // 1280 by 1024 at a zoom of 400 %
  { width: 768, height: 800, always: false },
  { width: 1024, height: 800, always: false },
  { width: 1280, height: 800, always: true },
].filter(({ always }) => always || nightly);

/** A phone, at twice the size. */
const small = { width: 195, height: 400 };

// One test visits a page once and asks all of it, as opening it takes longer than most of the checks.
for (const [kind, address] of looked) {
  test(`the ${kind} page: policy, lists, contrast, every width, axe, paper`, async ({ page, baseURL }) => {
    const faults = collectFaults(page, new URL(address, baseURL));
    await page.emulateMedia({ reducedMotion: "reduce", colorScheme: "light" }); // no colour is measured during a transition
    await page.setViewportSize(sizes[0]);
    await expectPolicy((await page.goto(address))!, page, kind);
    await expectNamedLists(page);
    await expectLayout(page);
    await expectReadablePaper(page, kind);
    expect(faults).toEqual([]);
  });
}

/** Kinds of page with the status 404. */
const lost = ["404", "empty sheet"];

/** Returns an array that collects what goes wrong on the page at an address, and what it asks of other sites. */
function collectFaults(page: Page, address: URL) {
  const faults: string[] = [];
  page.on("request", (request) => new URL(request.url()).origin !== address.origin && faults.push(`asked: ${request.url()}`));
  page.on("requestfailed", (request) => {
    if (request.failure()?.errorText !== "net::ERR_ABORTED") { // the next page was opened before the icon of the last one had loaded
      faults.push(`failed: ${request.url()} ${request.failure()?.errorText}`);
    }
  });
  page.on("pageerror", (error) => faults.push(`error: ${error}`));
  page.on("console", (message) => { // also each violation of the policy
    const missing = message.location().url === page.url() && message.text().includes("404"); // the page itself
    if (message.text() === "Service Worker registration blocked by Playwright") {
      return;
    }
    if (!missing || !lost.some((kind) => page.url() === new URL(kinds[kind as keyof typeof kinds], address).href)) {
      faults.push(`console: ${message.text()}`);
    }
  });
  return faults;
}

/** The page is answered as it should be, and stores nothing. offline.spec.ts has the service worker. */
async function expectPolicy(answer: Response, page: Page, kind: string) {
  expect.soft(answer.status()).toBe(lost.includes(kind) ? 404 : 200);
  expect.soft(answer.headers()["content-security-policy"]).toContain("default-src 'none'");
  expect.soft(await answer.headerValue("set-cookie")).toBeNull();
  expect.soft(await stored(page), "stored").toEqual([]);
}

/**
 * WebKit puts an empty line before an entry whose marker is an empty string, and treats a list without markers as a
 * list only if it has a role.
 */
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

/** Runs in a page: returns how many texts there are, and those with a contrast below 7 to 1. */
const faint = `(() => {
  ${texts} ${contrast}
  const all = texts();
  return { count: all.length, faint: all.filter((t) => contrast(t.colour, t.behind) < 7) };
})()`;

/** All text has a contrast of at least 7 to 1. */
async function expectContrast(page: Page, colorScheme: "light" | "dark") {
  const seen = await page.evaluate<{ count: number; faint: object[] }>(faint);
  expect.soft(seen.count, `texts, ${colorScheme}`).toBeGreaterThan(20);
  expect.soft(seen.faint, `contrast, ${colorScheme}`).toEqual([]);
}

/** Runs in a page: returns what is wrong with its layout, folded and unfolded. */
const layout = `(() => {
  ${[visibleLinks, overlaps, overflows, smallTargets].join("\n")}
  const found = {};
  const folds = [...document.querySelectorAll("details")];
  for (const open of folds.length > 0 ? [false, true] : [true]) {
    folds.forEach((fold) => (fold.open = open));
    found[open ? "unfolded" : "folded"] = overlaps();
  }
  const top = visibleLinks();
  const gone = ${JSON.stringify(mainLinks)}.filter((link) => !top.includes(link));
  return { ...found, "too wide": overflows(), "too small": smallTargets(), "not at the top": gone };
})()`;

const spaced = `(() => { ${overflows} ${overlaps} return { "too wide": overflows(), overlaps: overlaps() }; })()`;

/** Expects that a page finds none of the faults that an expression looks for. */
async function expectNone(page: Page, expression: string, at: string) {
  for (const [what, found] of Object.entries(await page.evaluate<Record<string, string[]>>(expression))) {
    expect.soft(found, `${what}, ${at}`).toEqual([]);
  }
}

/**
 * The page fits every width, also with wide text spacing and at twice the size, is readable in light and dark, its
 * targets are large enough, and axe finds nothing.
 */
async function expectLayout(page: Page) {
  await page.evaluate(axeSource);
  for (const [n, { width, height }] of sizes.entries()) {
    const at = `${width} px`;
    await page.setViewportSize({ width, height });
    await expectNone(page, layout, at);
    if (nightly || n === 0) {
      await page.emulateMedia({ colorScheme: "light" });
      await expectContrast(page, "light");
      expect.soft(await page.evaluate(violations, rules), `axe, light, ${at}`).toEqual([]);
      const before = await page.evaluate(boxes);
      await page.emulateMedia({ colorScheme: "dark" });
      expect.soft(await page.evaluate(boxes), `dark moves nothing, ${at}`).toBe(before);
      await expectContrast(page, "dark");
    }
    if (nightly) {
      expect.soft(await page.evaluate(violations, ["color-contrast", "link-in-text-block"]), `axe, dark, ${at}`).toEqual([]);
    }
  }
  const twice = async () => expect.soft(await page.evaluate(overflows), "too wide on a phone, at twice the size").toEqual([]);
  if (!nightly) {
    await page.setViewportSize(small);
    await twice();
  }
  await page.evaluate(applyTextSpacing);
  for (const { width, height } of nightly ? sizes : sizes.slice(0, 1)) {
    await page.setViewportSize({ width, height });
    await expectNone(page, spaced, `spaced out, ${width} px`);
  }
  if (nightly) {
    await page.setViewportSize(small);
    await page.reload(); // scripts and pictures look at the width only while the page loads
    await twice();
  }
}

/** Paper carries black text of a readable size and nothing to press, also of a dark page. */
async function expectReadablePaper(page: Page, kind: string) {
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const tree = await page.locator("body").ariaSnapshot();
  const toPress = /^ *- '?((navigation|form|button|checkbox)\b|list "(Tags|Chosen filters)"|link "(Get help|Skip to main content|Clear all)").*/gm;
  expect.soft(tree.match(toPress), "to press, on paper").toBeNull();
  // Sheets, routines and guides on two sides; all moves by name on two; all moves of a week on one; and what was found
  // about all treatments on five.
  const dense = ["guide", "routine", "session of a plan", "sheet", "sheet of many", "moves for a condition", "week of a plan", "treatments", "sorted treatments"].includes(kind);
  const cards = kind.endsWith(" cards"); // four of them on a side, in 9 pt or more, each with a heading of its own
  expect.soft(tree, "title on paper").toMatch(cards ? /- '?heading .*\[level=2\]/ : /- '?heading .*\[level=1\]/);

  const seen = await page.evaluate(texts);
  expect.soft(seen.filter((t) => contrast(t.colour, t.behind) < 7 || t.behind.some((v) => v < 255)), "black on white").toEqual([]);
  expect.soft(seen.filter((t) => t.size < (cards ? 12 : t.running && !dense ? 16 : 14) - 0.01), "under 12 and 10.5 pt").toEqual([]);
}
