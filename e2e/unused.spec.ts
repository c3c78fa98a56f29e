import { expect, test } from "@playwright/test";
import { kinds, nightly, planPages, sitemap } from "./site.ts";

// Selectors that match nothing on the pages as they are served today.
const allowed = [
  /\.due\b/, // a page that is due for a check
  /\.plate:empty/, // a move that is not drawn yet
  /\.problems\b/, // seen by writers only
  // States of the player and the pacer while they run.
  /\.keys > \[hidden\]|\.mirrored|\.stage \.vh|\.long\b|\.told\b|\.tight\b|\.all\b|\.scrolling\b|\[aria-pressed|\.paused\b/,
  /\.offers\b/, // the list that a script opens below a search box
  /\.along\b/, // the line above a title for who comes from a list, filled in by a script
];

test("every selector of every style sheet matches something on some page", async ({ page }) => {
  test.skip(!nightly, "it looks at all pages");
  const choices = ["pace=3-4", "pace=3-4&minutes=1", "pace=3-4&minutes=2", "pace=3-4&minutes=10", "pace=5-5&minutes=2"].map((query) => `/breathe?${query}`);
  const { stretches } = (await (await page.request.get("/library.json")).json()) as { stretches: { number: number; steps: unknown[] }[] };
  const longest = stretches
    .toSorted((a, b) => JSON.stringify(b.steps).length - JSON.stringify(a.steps).length)
    .map(({ number }) => `add=${number}`);
  const longSteps = await Promise.all([3, 4].map(async (moves) => { // sheets whose steps run on
    const sheet = await page.request.get(`/handout/change?${longest.slice(0, moves).join("&")}&do=sheet`);
    return sheet.url().replace(/^[^/]+\/\/[^/]+/, "");
  }));
  const paths = new Set([
    ...Object.values(kinds),
    ...choices,
    ...longSteps,
    "/handout?sheet=1.60b-6",
    "/search?q=acupuncture",
    "/search?q=cauda+equina+syndrome", // the quiet form of a sign
    `${kinds["safety cards"]}?print=large`,
    ...(await sitemap(page)),
    ...(await planPages(page, "weeks")),
  ]);
  await page.goto("/");
  const { sheets, unused } = await page.evaluate(match, [...paths]);
  expect(sheets).toBeGreaterThan(3);
  expect(unused.filter((selector) => !allowed.some((rule) => rule.test(selector)))).toEqual([]);
});

/**
 * Returns the selectors that match nothing on the pages at paths, each with its style sheet. Each selector of a list
 * counts by itself, and each choice of an :is(), :where() or :has() too. States and pseudo-elements are ignored.
 */
async function match(paths: string[]) {
  const text = async (path: string) => (await fetch(path)).text();
  const pages = await Promise.all(paths.map(async (path) => new DOMParser().parseFromString(await text(path), "text/html")));
  const hrefs = new Set(pages.flatMap((page) => [...page.querySelectorAll("link[rel=stylesheet]")].map((link) => link.getAttribute("href")!)));

  // A page may draw a part of another file, to which its style sheets then apply. One more page contains all such
  // parts.
  const drawn = new Map(pages.flatMap((page) => [...page.querySelectorAll("use[href*='.svg#']")].map((use) => [use.getAttribute("href")!, use])));
  const files = new Map<string, Document>();
  const together = new DOMParser().parseFromString("", "text/html");
  for (const [href, use] of drawn) {
    const [path, id] = href.split("#");
    if (!files.has(path)) {
      files.set(path, new DOMParser().parseFromString(await text(path), "image/svg+xml"));
    }
    const svg = use.closest("svg")!.cloneNode() as Element;
    svg.append(files.get(path)!.getElementById(id)!.cloneNode(true));
    together.body.append(svg);
  }
  pages.push(together);

  /** Returns the index of the bracket that closes the one at from. */
  const close = (text: string, from: number) => {
    for (let depth = 0, i = from; ; i++) {
      depth += text[i] === "(" ? 1 : text[i] === ")" ? -1 : 0;
      if (depth === 0) {
        return i;
      }
    }
  };
  /** Splits a list at its commas outside brackets. */
  const split = (list: string) => {
    const found = [""];
    for (let i = 0; i < list.length; i++) {
      if (list[i] === ",") {
        found.push("");
        continue;
      }
      const to = list[i] === "(" ? close(list, i) : i;
      found[found.length - 1] += list.slice(i, to + 1);
      i = to;
    }
    return found.map((choice) => choice.trim());
  };
  /** Returns the brackets of a selector, with the text before and after each. */
  const brackets = (selector: string) =>
    [...selector.matchAll(/:(is|where|has|not)\(/g)].map(({ 0: name, index }) => {
      const end = close(selector, index + name.length - 1);
      return { before: selector.slice(0, index), name, inside: selector.slice(index + name.length, end), after: selector.slice(end + 1) };
    });
  const state = /:(hover|focus|focus-visible|focus-within|active|visited|checked|target|open)(?![\w-])|\[open\]/g;
  const stateless = (selector: string): string => {
    const not = brackets(selector).find(({ name, inside }) => name === ":not(" && inside.search(state) >= 0);
    return not ? stateless(`${not.before}:is(*)${not.after}`) : selector.replace(/::[\w-]+(\([^)]*\))?/g, ":is(*)").replace(state, ":is(*)");
  };
  /** Returns a selector once for each choice of each bracket, the other brackets unchanged. */
  const choices = (selector: string) => {
    const open = brackets(selector).filter(({ name, inside }) => name !== ":not(" && split(inside).length > 1);
    const all = open.flatMap(({ before, name, inside, after }) => split(inside).map((choice) => `${before}${name}${choice})${after}`));
    return all.length > 0 ? all : [selector];
  };
  const rules = (list: CSSRuleList): CSSStyleRule[] =>
    [...list].flatMap((rule) => {
      const inner = "cssRules" in rule ? rules(rule.cssRules as CSSRuleList) : [];
      return rule instanceof CSSStyleRule ? [rule, ...inner] : inner;
    });

  const unused: string[] = [];
  for (const href of hrefs) {
    const sheet = await new CSSStyleSheet().replace(await text(href));
    const all = rules(sheet.cssRules).flatMap((rule) => split(rule.selectorText).map(stateless).flatMap(choices));
    for (const selector of new Set(all)) {
      if (!pages.some((page) => page.querySelector(selector))) {
        unused.push(`${href.replace(/.*\//, "").replace(/\..*/, "")}: ${selector.replaceAll(":is(*)", "")}`);
      }
    }
  }
  return { sheets: hrefs.size, unused };
}
