import { expect } from "@playwright/test";
import { texts } from "./colours.ts";
import { kinds } from "./site.ts";
import { test } from "./tab.ts";

test("the dark colours follow the system setting", async ({ page }) => {
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/");
  const light = await paper();
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await paper()).not.toBe(light);
  const [body] = await page.evaluate(texts);
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
  for (const [selector, part] of [[".btn"], [".chip"], [".plate"], ["input"]]) {
    const { width, borderTopColor } = await style(selector, part);
    expect.soft(width, `border of ${selector}`).toBeGreaterThanOrEqual(1);
    expect.soft(borderTopColor, `border of ${selector}`).not.toBe(paper);
  }
  const [chosen, other] = [await style("input:checked"), await style("input:not(:checked)")];
  expect(chosen.backgroundColor).not.toBe(other.backgroundColor);

  // Chromium paints the page's background behind text, unless it recognises the background of a button.
  const colours = (selector: string) => page.locator(selector).first().evaluate((element) => {
    const probe = document.body.appendChild(document.createElement("p"));
    probe.style.cssText = "background: ButtonFace; color: ButtonText";
    return [element, probe].map((e) => [getComputedStyle(e).backgroundColor, getComputedStyle(e).color]);
  });
  const [button, reader] = await colours(".btn:not(.quiet)");
  expect(button).toEqual(reader);
});

test("phone numbers are underlined everywhere, also in titles", async ({ page }) => {
  for (const [within, path] of [["heading", kinds["worried results"]], ["paragraph", "/guides/avoid/forcing-and-bouncing"]] as const) {
    await page.goto(path);
    const number = page.getByRole("main").getByRole(within).getByRole("link", { name: "999", exact: true }).first();
    const line = await number.evaluate((link) => getComputedStyle(link).textDecorationColor);
    const words = await number.evaluate((link) => getComputedStyle(link.parentElement!).color);
    expect.soft(line, within).toBe(words);
    await expect.soft(number).toHaveAttribute("href", "tel:999");
  }
});

test("nothing moves by itself, and nothing at all with reduced motion", async ({ page }) => {
  for (const [reducedMotion, moves] of [["no-preference", true], ["reduce", false]] as const) {
    await page.emulateMedia({ reducedMotion });
    await page.mouse.move(0, 0);
    await page.goto("/");
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);

    await page.evaluate(() => addEventListener("transitionrun", () => (document.body.dataset.moved = "yes")));
    await page.getByRole("radio", { name: "Upper back" }).check({ force: true }); // the knot slides to its place
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    expect(await page.locator("body").getAttribute("data-moved")).toBe(moves ? "yes" : null);
  }
});

test("a printed page shows its address", async ({ page }) => {
  await page.emulateMedia({ media: "print" });
  await page.goto("/stretches/cat-cow");
  await expect(page.getByText(/^[^/]+\/stretches\/cat-cow$/).filter({ visible: true })).toHaveCount(1);

  await page.goto("/routines/daily-mobility");
  await expect(page.getByText(/^[^/]+\/routines\/daily-mobility$/).filter({ visible: true })).toHaveCount(1);
});

test("a printed page lists its sources with their addresses", async ({ page }) => {
  await page.emulateMedia({ media: "print" });
  await page.goto(kinds.guide);
  await expect(page.locator("#source-1")).toContainText(/.+, (\d{4}|no date): .+/);
  await expect(page.getByText(new RegExp(`^[^/]+${kinds.guide}$`)).filter({ visible: true })).toHaveCount(1);
});

test("the number of a move in a long routine stays on one line on a phone", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 568 });
  await page.goto("/routines/full-body-stretches");
  const heights = await page.locator(".run .plate").evaluateAll((moves) => moves.map((move) => getComputedStyle(move, "::before").height));
  expect(heights.length).toBeGreaterThan(9);
  expect(new Set(heights).size).toBe(1);
});
