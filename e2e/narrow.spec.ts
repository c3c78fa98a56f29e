import { expect, test } from "@playwright/test";
import { kinds } from "./site.ts";

const widths = [320, 390, 768, 1024, 1280]; // 320 is also 1280 at a zoom of 400 %
const mainLinks = ["Stretches", "Routines", "Guides", "Muscles", "Get help"];

for (const [kind, address] of Object.entries(kinds)) {
  test(`the ${kind} page fits every width, and its targets can be hit`, async ({ page }) => {
    await page.goto(address);
    await page.locator("details").evaluateAll((folds) => folds.forEach((fold) => ((fold as HTMLDetailsElement).open = true)));
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      expect.soft(await page.evaluate(tooWide), `too wide at ${width} px`).toEqual([]);
      expect.soft(await page.evaluate(tooSmall), `too small at ${width} px`).toEqual([]);
      for (const link of mainLinks) {
        await expect.soft(page.getByRole("banner").getByRole("link", { name: link, exact: true }), `at ${width} px`).toBeInViewport({ ratio: 1 });
      }
    }
  });
}

test("text at twice its size makes no page of a phone scroll sideways", async ({ page }) => {
  test.setTimeout(60_000);
  await page.setViewportSize({ width: 195, height: 400 });
  for (const [kind, address] of Object.entries(kinds)) {
    await page.goto(address);
    expect.soft(await page.evaluate(tooWide), kind).toEqual([]);
  }
});

/** What makes the page scroll sideways, and what is cut off at its edge. Drawings may run off the page. */
function tooWide() {
  const root = document.documentElement;
  const wide = [];
  if (root.scrollWidth > root.clientWidth) {
    wide.push(`the page: ${root.scrollWidth} px`);
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const range = document.createRange();
    range.selectNode(node);
    const element = node instanceof Element ? node : node.parentElement!;
    if (element.closest("svg") || getComputedStyle(element).clipPath !== "none") {
      continue;
    }
    for (const box of range.getClientRects()) {
      if (box.width > 0 && (box.right > root.clientWidth + 0.5 || box.left < -0.5)) {
        wide.push(`${element.tagName.toLowerCase()}.${element.className}: ${node.textContent!.trim().slice(0, 30)}`);
        break;
      }
    }
  }
  return wide;
}

/**
 * Targets lower than 44 px. A link in a sentence is as high as its line, which WCAG 2.5.8 allows; a link in a cell
 * of a table and a mark of one or two signs in a text must be 24 px high.
 */
function tooSmall() {
  const small = [];
  for (const target of document.querySelectorAll<HTMLElement>("a[href], button, summary, label, input:not(label *)")) {
    if (!target.checkVisibility()) {
      continue;
    }
    const style = getComputedStyle(target);
    const cover = getComputedStyle(target, "::after");
    const covers = cover.content !== "none" && cover.position === "absolute" && style.position === "static";
    const box = (covers ? target.offsetParent! : target).getBoundingClientRect();
    const text = target.textContent!.trim();

    let around = target.parentElement!;
    while (getComputedStyle(around).display.startsWith("inline")) {
      around = around.parentElement!;
    }
    const inSentence = style.display === "inline" && around.textContent!.trim() !== text;
    const least = target.closest("td") || (inSentence && text.length <= 2) ? 24 : inSentence ? 0 : 44;
    if (box.height < least || (least === 44 && box.width < 24)) {
      small.push(`${text.slice(0, 30)}: ${Math.round(box.width)} × ${Math.round(box.height)}`);
    }
  }
  return small;
}
