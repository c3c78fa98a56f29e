import { expect, type Locator, type Page } from "@playwright/test";
import { cards, choice, kinds, nightly } from "./site.ts";
import { test } from "./tab.ts";

/** Presses Tab until wanted has the focus. */
async function tabTo(page: Page, wanted: Locator) {
  const element = (await wanted.elementHandle())!;
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press("Tab");
    if (await element.evaluate((element) => element === document.activeElement)) {
      return;
    }
  }
  throw new Error(`Tab never reaches ${wanted}`);
}

/** Returns the position of the focused element in the page, and how it shows the focus. */
function focused(page: Page) {
  return page.evaluate(() => {
    const element = document.activeElement!;
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    return {
      name: `${element.tagName.toLowerCase()} ${element.textContent!.trim().slice(0, 30)}`,
      place: [...document.querySelectorAll("*")].indexOf(element),
      inMain: element.closest("main") !== null && element.closest(".act") === null, // that bar stays in view, wherever the reader is
      top: box.top + scrollY,
      seen: [...element.getClientRects()].some(({ left, top, width, height }) => {
        const above = document.elementFromPoint(left + width / 2, top + height / 2);
        return (element.closest("label") ?? element).contains(above) || (above !== null && above.contains(element));
      }),
      outline: outlineStyle === "none" || outlineColor.endsWith(", 0)") ? 0 : parseFloat(outlineWidth),
    };
  });
}

test("the first stop skips to the page", async ({ page }) => {
  await page.goto("/stretches/cat-cow");
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to main content" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/stretches/cat-cow#main");
  await page.keyboard.press("Tab");
  expect(await focused(page)).toMatchObject({ inMain: true });
});

for (const kind of nightly ? (["home", "filtered list", "guide", "stretch"] as const) : (["filtered list", "stretch"] as const)) {
  test(`every tab stop on the ${kind} page shows the focus, in the order of the page`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 800 });
    await page.goto(kinds[kind]);
    await page.keyboard.press("Tab");
    let last = await focused(page);
    let stops = 0;
    do {
      stops++;
      expect.soft(last.outline, `outline of ${last.name}`).toBeGreaterThanOrEqual(2);
      expect.soft(last.seen, `${last.name} is on the screen, with nothing on top`).toBe(true);
      if (last.name.startsWith("summary")) {
        await page.keyboard.press("Enter");
      }
      await page.keyboard.press("Tab");
      const next = await focused(page);
      if (next.name.startsWith("body")) {
        break;
      }
      expect.soft(next.place, `${next.name} comes after ${last.name}`).toBeGreaterThan(last.place);
      if (last.inMain && next.inMain) {
        expect.soft(next.top, `${next.name} is below ${last.name}, or beside it`).toBeGreaterThan(last.top - 20);
      }
      last = next;
    } while (stops < 200);
    expect(stops).toBeGreaterThan(10);
    expect(stops).toBeLessThan(200);
  });
}

test("a filter can be chosen and submitted with the keyboard alone", { tag: "@plain" }, async ({ page, javaScriptEnabled }) => {
  await page.goto("/stretches");
  await tabTo(page, choice(page, "Where", "Upper back"));
  await page.keyboard.press("Space");
  await expect(choice(page, "Where", "Upper back")).toBeChecked();
  await tabTo(page, choice(page, "Position", "Chair"));
  await page.keyboard.press("Space");
  if (!javaScriptEnabled) { // with script it acts at once
    await tabTo(page, page.getByRole("button", { name: /^Show moves$/ }));
    await page.keyboard.press("Enter");
  }
  await expect(page).toHaveURL(/\/stretches\?region=upper-back&position=chair(#count)?$/);
  await tabTo(page, cards(page).getByRole("link").first());
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/stretches\/[a-z0-9-]+(#[a-z-]+)?$/);
});

test("the filter can be passed, and the results come next", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto("/stretches");
  await page.getByRole("link", { name: "Skip the filter" }).focus();
  await page.keyboard.press("Enter");
  const first = cards(page).first().getByRole("link").first();
  await tabTo(page, first);
  await expect(first).toBeInViewport();
});
