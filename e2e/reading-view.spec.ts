import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "@playwright/test";
import { kinds, nightly, sitemap } from "./site.ts";

// Firefox's reading view, and many programs that store pages to read later, extract the text of a page with this
// library.
const { resolve } = createRequire(import.meta.url);
const library = ["Readability", "Readability-readerable"].map((name) => readFileSync(resolve(`@mozilla/readability/${name}.js`), "utf8"));

const emergency = { ".stop:has(#before) :is(h2, p, li)": 5 }; // the words, the number and the signs of the box on every page
const boxes = ".stop :is(h2, h3, p, li)";
const stopIf = "section.stop h2, section.stop li"; // not the box on paper
const treatments = { ...emergency, "h1, .title p": 2, "tbody th": 40, "tbody td p": 200, "tbody .verdict": 40 };

/** The parts that a reading view must keep on each kind of page, with the minimum number of each. */
const keeps: { pages: RegExp; parts: Record<string, number> }[] = [
  { pages: /^\/guides\/[^/]+\/./, parts: { ...emergency, ".strip h3": 0, ".sure > li": 1, ".asked > h2, .asked > .flow > :is(h3, p), .asked > .flow > :is(ul, ol) > li": 5 } },
  { pages: /^\/stretches\/[^/]+$/, parts: { ".today": 1, "[id^=step-] > span": 3, ".still > .vh": 1, "#sources summary": 1, [stopIf]: 3, ".low .lines li": 0, ".ways dd": 2, ".first": 0, ".pairs dd": 1 } },
  { pages: /^\/routines\/[^/]+$/, parts: { ".today": 1, ".run h3": 1, ".run .how li": 4, [stopIf]: 2, ".lines li": 2 } },
  { pages: /^\/plans\/[^/]+$/, parts: { ".today": 1, ".rope h3": 3, ".steps-on dd": 9, [stopIf]: 2 } },
  { pages: /^\/stretches\/[^/]+\/play$/, parts: { ".today": 1, ".run h3": 1, ".run .how li": 3, [stopIf]: 3, ".cues li > :first-child": 1 } },
  { pages: /^\/questions$/, parts: { ...emergency, ".answers h3": 32, ".answers summary > span, .answers .row > .flow > p": 64 } },
  { pages: /^\/safety$/, parts: { ".level > h2": 3, ".level h3": 6, ".level li": 15, ".call": 1 } },
  { pages: /^\/safety\/adapt$/, parts: { ...emergency, ".pairs dd": 10 } },
  { pages: /^\/evidence\/treatments$/, parts: treatments },
  { pages: /^\/evidence\/treatments\?/, parts: treatments },
  { pages: /^\/evidence\/cl-/, parts: { ...emergency, "h1, .title p": 2, ".judged p": 2, ".row .flow > p": 1 } },
  { pages: /^\/sources\/hayden-2021$/, parts: { ...emergency, ".part p": 3 } },
  { pages: /^\/glossary$/, parts: { ...emergency, ".pairs :is(dt, dd)": 40 } },
  { pages: /^\/stretches\/for\//, parts: { ".today": 2, [stopIf]: 3, ".dos .lines li": 1 } },
  { pages: /^\/handout\?sheet=/, parts: { ".today": 1, ".run h3": 1, ".run .how li": 4, [stopIf]: 2, ".lines li": 1 } },
  { pages: /^\/(floor|about|breathe)$/, parts: { [boxes]: 6 } }, // their own boxes list signs
];

test("reading views show what to do, when to stop and when to get help", async ({ page }) => {
  const paths = [...(await sitemap(page)), kinds["player of a move"], kinds["moves for a condition"], kinds["sheet of many"], kinds["sorted treatments"], `${kinds.treatments}?sort=treatment`];
  const asked = keeps.map(({ pages, parts }) => {
    const all = paths.filter((path) => pages.test(path));
    return { parts, paths: all.filter((_, n) => nightly || n % 9 === 0) };
  });
  expect(asked.filter(({ paths }) => paths.length === 0)).toEqual([]);
  await page.goto(kinds["404"]); // any page of the site may fetch the others
  await page.evaluate(`${library.join("\n")}; Object.assign(globalThis, { Readability, isProbablyReaderable });`);
  expect(await page.evaluate(missingParts, asked)).toEqual([]);
});

/** Returns what the reading view of each page lacks. */
async function missingParts(asked: { parts: Record<string, number>; paths: string[] }[]) {
  const { Readability, isProbablyReaderable } = globalThis as unknown as {
    Readability: new (page: Document) => { parse(): { title: string; textContent: string } | null };
    isProbablyReaderable(page: Document): boolean;
  };
  const squeezed = (text: string) => text.replace(/\s+/g, ""); // there is no space between the blocks of a reading view
  const lacks = async (path: string, parts: Record<string, number>) => {
    const page = new DOMParser().parseFromString(await (await fetch(path)).text(), "text/html");
    const main = page.querySelector("main")!;
    main.querySelectorAll("dialog").forEach((dialog) => dialog.remove());
    const found: string[] = isProbablyReaderable(page) ? [] : [`${path} is not offered for reading`];
    const wanted = Object.entries(parts).flatMap(([selector, minimum]) => {
      const texts = [...main.querySelectorAll(selector)].map((part) => part.textContent!.trim());
      return texts.length < minimum ? [`at least ${minimum} of ${selector}, not ${texts.length}`] : texts;
    });
    const shown = new Readability(page).parse();
    const text = squeezed(`${shown?.title} ${shown?.textContent}`);
    const lost = wanted.filter((part) => !text.includes(squeezed(part)));
    return lost.length > 0 ? [...found, `${path}: ${lost.length} of ${wanted.length} lost, the first: ${lost[0]}`] : found;
  };
  const pages = asked.flatMap(({ parts, paths }) => paths.map((path) => ({ path, parts })));
  const out: string[] = [];
  const atOnce = 6;
  while (pages.length > 0) {
    out.push(...(await Promise.all(pages.splice(0, atOnce).map(({ path, parts }) => lacks(path, parts)))).flat());
  }
  return out;
}
