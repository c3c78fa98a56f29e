import { expect } from "@playwright/test";
import type { Engine } from "./engine.ts";

/** Expects that the page has no faults, shows its heading, and does not scroll sideways. */
export async function expectSound(engine: Engine, page: string) {
  const { heading, wide, seen } = await engine.evaluate(() => {
    const heading = document.querySelector("h1");
    const box = heading?.getBoundingClientRect();
    return {
      heading: heading?.textContent?.trim(),
      seen: box !== undefined && heading!.checkVisibility() && box.width > 0 && box.height > 0 && box.left >= 0 && box.right <= innerWidth,
      wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    };
  });
  expect.soft(seen, `${page}: heading ${heading} is visible`).toBe(true);
  expect.soft(wide, `${page}: px to scroll sideways`).toBe(0);
  expect.soft(await engine.faults(), page).toEqual([]);
}

/** Returns the visible text of an element, or "" if there is no such element. */
export function text(engine: Engine, selector: string) {
  return engine.evaluate((selector) => document.querySelector<HTMLElement>(selector)?.innerText.trim() ?? "", selector);
}

/** Runs in the page: returns the pairs of overlapping lines of text in the main part. */
export function overprinted() {
  type Line = { left: number; top: number; right: number; bottom: number; text: string };
  const lines: Line[] = [];
  const walker = document.createTreeWalker(document.querySelector("main")!, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement!;
    if (node.textContent!.trim() === "" || !parent.checkVisibility({ visibilityProperty: true }) || parent.closest("svg, .vh, option")) {
      continue;
    }
    const range = document.createRange();
    range.selectNode(node);
    const minimum = 0.7 * parseFloat(getComputedStyle(parent).fontSize); // capitals: closely set lines do not count
    for (const { left, right, top, bottom } of range.getClientRects()) {
      const spare = Math.max(0, bottom - top - minimum) / 2;
      lines.push({ left, right, top: top + spare, bottom: bottom - spare, text: node.textContent!.trim().slice(0, 30) });
    }
  }
  const over = (a: Line, b: Line) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
  return lines.flatMap((line, i) => lines.slice(i + 1).filter((other) => over(line, other)).map((other) => `${line.text} and ${other.text}`));
}

/**
 * Runs in the page: returns the list rows of the main part that have a drawing, with their words and their height in
 * px.
 */
export function rows() {
  return [...document.querySelectorAll<HTMLElement>("main li > a:has(> svg)")]
    .filter((row) => row.checkVisibility())
    .map((row) => ({ words: row.textContent!.trim().replace(/\s+/g, " "), height: row.getBoundingClientRect().height }));
}
