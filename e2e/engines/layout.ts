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

/**
 * Runs in the page: returns the list rows of the main part that have a drawing, with their words and their height in
 * px.
 */
export function rows() {
  return [...document.querySelectorAll<HTMLElement>("main .moves > li")]
    .filter((row) => row.checkVisibility())
    .map((row) => ({ words: row.textContent!.trim().replace(/\s+/g, " "), height: row.getBoundingClientRect().height }));
}
