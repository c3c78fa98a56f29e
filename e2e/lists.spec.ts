import { expect, test } from "@playwright/test";
import { kinds } from "./site.ts";

// WebKit puts an empty line before an entry whose marker is an empty string, and calls nothing a list that has no markers, unless it says so.
test("a list without markers has none, and stays a list for screen readers", async ({ page }) => {
  for (const [kind, address] of Object.entries(kinds)) {
    await page.goto(address);
    const lists = await page.locator("ul, ol").evaluateAll((lists) =>
      lists.map((list) => ({
        is: `${list.tagName} ${list.className}: ${list.textContent!.trim().slice(0, 30)}`,
        marker: getComputedStyle(list).listStyleType,
        named: list.hasAttribute("role") || list.closest("nav") !== null,
      })),
    );
    expect.soft(lists.filter(({ marker }) => marker.startsWith('"')), kind).toEqual([]);
    expect.soft(lists.filter(({ marker, named }) => marker === "none" && !named), kind).toEqual([]);
  }
});
