import { expect, test, type Page } from "@playwright/test";
import { kinds } from "./site.ts";

/** All text that can be seen, but for the marks of footnotes: its size in px, its colour and the one behind it. */
function texts(page: Page) {
  return page.evaluate(() => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true })!;
    const known = new Map<string, number[]>();
    const colour = (css: string) => {
      if (!known.has(css)) {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = css;
        canvas.fillRect(0, 0, 1, 1);
        known.set(css, [...canvas.getImageData(0, 0, 1, 1).data]);
      }
      return known.get(css)!;
    };
    const behind = (element: Element | null): number[] => {
      const found = element ? colour(getComputedStyle(element).backgroundColor) : [255, 255, 255, 255];
      return found[3] === 255 ? found : behind(element!.parentElement);
    };
    const seen = [];
    for (const element of document.body.querySelectorAll<HTMLElement>("*:not(svg *, script)")) {
      const text = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== "");
      if (text.length === 0 || !element.checkVisibility() || element.closest(".vh, .skip, sup")) {
        continue;
      }
      const style = getComputedStyle(element);
      seen.push({
        text: text[0].textContent!.trim().slice(0, 40),
        size: parseFloat(style.fontSize),
        running: element.closest(".cap, .label, .sources, .dates, .facts, thead") === null,
        colour: colour(style.color).slice(0, 3),
        behind: behind(element).slice(0, 3),
      });
    }
    return seen;
  });
}

/** How far two colours are apart, by WCAG 2. */
function contrast(a: number[], b: number[]) {
  const light = (colour: number[]) => {
    const [red, green, blue] = colour.map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [low, high] = [light(a), light(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

test("all text stands off its ground by 7 to 1, light and dark", async ({ page }) => {
  for (const [kind, address] of Object.entries(kinds)) {
    await page.goto(address);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const seen = await texts(page);
      expect(seen.length).toBeGreaterThan(20);
      expect.soft(seen.filter((t) => contrast(t.colour, t.behind) < 7), `${kind}, ${colorScheme}`).toEqual([]);
    }
  }
});

test("dark is another paper, and comes and goes with the system", async ({ page }) => {
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/");
  const light = await paper();
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await paper()).not.toBe(light);
  const [body] = await texts(page);
  expect(Math.max(...body.behind)).toBeLessThan(64);
  await page.emulateMedia({ colorScheme: "light" });
  expect(await paper()).toBe(light);
});

test("in forced colours buttons, frames, plates and choices keep a shape", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await page.goto(kinds["filtered list"]);
  const style = (selector: string, part?: string) =>
    page.locator(selector).first().evaluate((element, part) => {
      const { borderTopStyle, borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(element, part);
      return { width: borderTopStyle === "none" ? 0 : parseFloat(borderTopWidth), borderTopColor, backgroundColor };
    }, part);
  const paper = (await style("body")).backgroundColor;
  for (const [selector, part] of [[".btn"], [".chip"], [".plate"], ["input"], [".frame", "::before"]]) {
    const { width, borderTopColor } = await style(selector, part);
    expect.soft(width, `border of ${selector}`).toBeGreaterThanOrEqual(1);
    expect.soft(borderTopColor, `border of ${selector}`).not.toBe(paper);
  }
  const [chosen, other] = [await style("input:checked"), await style("input:not(:checked)")];
  expect(chosen.backgroundColor).not.toBe(other.backgroundColor);

  // Chromium lays a patch of the page's ground under words whose ground it does not know as a button's.
  const colours = (selector: string) => page.locator(selector).first().evaluate((element) => {
    const probe = document.body.appendChild(document.createElement("p"));
    probe.style.cssText = "background: ButtonFace; color: ButtonText";
    return [element, probe].map((e) => [getComputedStyle(e).backgroundColor, getComputedStyle(e).color]);
  });
  const [button, reader] = await colours(".btn:not(.quiet)");
  expect(button).toEqual(reader);
});

test("a phone number is underlined wherever it stands, in titles too", async ({ page }) => {
  await page.goto(kinds["worried results"]);
  for (const within of ["heading", "paragraph"] as const) {
    const number = page.getByRole("main").getByRole(within).getByRole("link", { name: "999", exact: true }).first();
    const [line, words] = await number.evaluate((link) => [getComputedStyle(link).textDecorationColor, getComputedStyle(link.parentElement!).color]);
    expect.soft(line, within).toBe(words);
    await expect.soft(number).toHaveAttribute("href", "tel:999");
  }
});

test("nothing moves by itself, and nothing at all where motion is unwelcome", async ({ page }) => {
  for (const [reducedMotion, moves] of [["no-preference", true], ["reduce", false]] as const) {
    await page.emulateMedia({ reducedMotion });
    await page.mouse.move(0, 0);
    await page.goto("/");
    await page.evaluate(() => Promise.allSettled(document.getAnimations().map((a) => a.finished))); // buttons may fade in
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);

    const button = page.getByRole("main").getByRole("link", { name: "See the routine" });
    const before = await button.evaluate((element) => {
      element.addEventListener("transitionrun", () => (element.dataset.moved = "yes"));
      return getComputedStyle(element).backgroundColor;
    });
    await button.hover();
    await expect(button).not.toHaveCSS("background-color", before);
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    expect(await button.getAttribute("data-moved")).toBe(moves ? "yes" : null);
  }
});

test("paper carries black text of a readable size and nothing to press", async ({ page }) => {
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  for (const [kind, address] of Object.entries(kinds)) {
    await page.goto(address);
    for (const role of ["navigation", "form", "button", "checkbox"] as const) {
      await expect.soft(page.getByRole(role), `${role} on ${kind}`).toHaveCount(0);
    }
    await expect.soft(page.getByRole("list", { name: /^(Tags|Chosen filters)$/ })).toHaveCount(0);
    await expect.soft(page.getByRole("link", { name: /^(Get help|Skip to the page|Clear all)$/ })).toHaveCount(0);
    const small = kind.endsWith(" cards"); // four of them on a side, in 9 pt or more, each with a heading of its own
    await expect.soft(page.getByRole("heading", { level: small ? 2 : 1 }).first(), kind).toBeVisible();

    const seen = await texts(page);
    expect.soft(seen.filter((t) => contrast(t.colour, t.behind) < 7 || t.behind.some((v) => v < 255)), kind).toEqual([]);
    expect.soft(seen.filter((t) => t.size < (small ? 12 : t.running ? 16 : 14) - 0.01), `${kind}: under 12 and 10.5 pt`).toEqual([]);
  }
});

test("a printed page says at which address it lives", async ({ page }) => {
  await page.emulateMedia({ media: "print" });
  const give = page.getByRole("complementary", { name: "Give it to someone" });
  await page.goto("/stretches/cat-cow");
  const address = give.getByText(/^[^/]+\/s\/46$/);
  const plate = give.getByText(/^Plate 46/);
  await expect(address).toBeVisible();
  await expect(plate).toBeVisible();
  const [before, after] = await Promise.all([address, plate].map((part) => part.evaluate(textBox)));
  expect(after.left > before.right + 1 || after.top > before.bottom, "the next words stand off the address").toBe(true);

  await page.goto("/routines/daily-mobility");
  await expect(give.getByText(/^[^/]+\/routines\/daily-mobility$/)).toBeVisible();
});

test("a printed page names its sources, and the address where they lead on", async ({ page }) => {
  await page.emulateMedia({ media: "print" });
  await page.goto(kinds.guide);
  await expect(page.locator("#source-1")).toContainText(/.+, (\d{4}|no date): .+/);
  await expect(page.getByText(new RegExp(`^[^/]+${kinds.guide}$`))).toBeVisible();
});

/** Where the text of an element stands. */
function textBox(element: Element) {
  const range = document.createRange();
  range.selectNodeContents(element);
  return range.getBoundingClientRect().toJSON();
}
