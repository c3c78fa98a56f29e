import type { Locator, Page } from "@playwright/test";

/** The window of a telephone. Screens are counted in its height. */
export const phone = { width: 390, height: 844 };

/**
 * A hand that does a task. It counts its taps, and how many screens it scrolls to bring into view what it taps or
 * reads.
 */
export class Hand {
  taps = 0;
  screens = 0;
  constructor(readonly page: Page) {}

  /** Scrolls as little as it takes to see all of the target. */
  async reach(target: Locator) {
    await target.waitFor();
    this.screens += (await target.evaluate(scrollTo)) / phone.height;
  }

  /** Taps a link, a button or an option. */
  async tap(target: Locator) {
    await this.reach(target);
    this.taps++;
    await target.tap();
  }

  /** Types words and Enter, which counts as a tap. */
  async type(target: Locator, words: string) {
    await this.reach(target);
    this.taps++;
    await target.fill(words);
    await target.press("Enter");
  }
}

/** Runs in a page: scrolls to an element, and past bars that cover it. Returns the distance in pixels. */
function scrollTo(element: Element) {
  const before = scrollY;
  const move = (top: number) => scrollBy({ top, behavior: "instant" });
  const { top, bottom } = element.getBoundingClientRect();
  move(Math.min(top, Math.max(0, bottom - innerHeight)));
  for (let tries = 0; tries < 40; tries++) {
    const box = element.getBoundingClientRect();
    const seen = (y: number) => {
      const top = document.elementFromPoint(box.left + box.width / 2, y);
      return top !== null && (element.contains(top) || top.contains(element));
    };
    if (!seen(box.bottom - 2)) {
      move(8);
    } else if (!seen(box.top + 2)) {
      move(-8);
    } else {
      break;
    }
  }
  return Math.abs(scrollY - before);
}
