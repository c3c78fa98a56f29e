import { expect, type Page } from "@playwright/test";
import { test } from "./tab.ts";

/** Counts the pixels of a screenshot that have a colour, within 2 in each channel. */
async function countPixels(page: Page, picture: Buffer, colour: [number, number, number]) {
  return page.evaluate(async ({ bytes, colour }) => {
    const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))]));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d")!;
    canvas.drawImage(bitmap, 0, 0);
    const { data } = canvas.getImageData(0, 0, bitmap.width, bitmap.height);
    let n = 0;
    for (let i = 0; i < data.length; i += 4) {
      n += Number(colour.every((value, k) => Math.abs(data[i + k] - value) <= 2));
    }
    return n;
  }, { bytes: picture.toString("base64"), colour });
}

test("pictures follow the colour scheme on screen, and print is always light", async ({ page }) => {
  const trousers = { light: [0x2e, 0x3f, 0x47], dark: [0x93, 0xa7, 0xb0], paper: [60, 60, 60], darkPaper: [163, 163, 163] } as const;
  await page.goto("/stretches");
  const plate = page.locator(".results .plate").filter({ has: page.locator("img[src*=hands-up-opener]") }).first();
  for (const [media, colorScheme, want] of [
    ["screen", "light", "light"],
    ["screen", "dark", "dark"],
    ["print", "dark", "paper"],
  ] as const) {
    await page.emulateMedia({ media, colorScheme });
    const seen = async () => {
      const picture = await plate.screenshot();
      const counts: [pixels: number, name: string][] = [];
      for (const [name, colour] of Object.entries(trousers)) {
        counts.push([await countPixels(page, picture, [...colour]), name]);
      }
      const [pixels, name] = counts.sort(([a], [b]) => b - a)[0]!; // edges may have a few pixels of another
      return pixels > 15 && name;
    };
    await expect.poll(seen, `${media}, ${colorScheme}`).toBe(want);
  }
});

test("a move shows its motion, and each of its pictures once it is chosen", async ({ page }) => {
  await page.goto("/stretches/cat-cow");
  const motion = page.getByRole("img", { name: "Cat-cow, in motion" });
  const frames = page.locator(".film > svg");
  await expect(motion).toBeVisible();
  await expect.poll(() => motion.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth > 0)).toBe(true);
  await expect(frames.filter({ visible: true })).toHaveCount(0);
  for (const [n, letter] of ["A", "B", "C"].entries()) {
    await page.locator(".views").getByText(letter, { exact: true }).click();
    await expect(page.getByRole("radio", { name: `Picture ${letter}` })).toBeChecked();
    await expect(motion).toBeHidden();
    await expect(frames.filter({ visible: true })).toHaveCount(1);
    await expect(frames.nth(n)).toBeVisible();
  }
  await page.locator(".views").getByText("Play", { exact: true }).click();
  await expect(motion).toBeVisible();
  await page.locator(".views").getByText("Pause", { exact: true }).click();
  await expect(motion).toBeHidden();
  await expect(page.getByRole("radio", { name: "Picture C" })).toBeChecked();
});

test("with reduced motion the first picture stands, and the keyboard reaches the others", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("/stretches/cat-cow");
  const frames = page.locator(".film > svg");
  await expect(page.getByText("Play", { exact: true })).toBeHidden();
  await expect(page.getByText("Pause", { exact: true })).toBeHidden();
  await expect(page.locator(".film img")).toBeHidden();
  await expect(frames.nth(0)).toBeVisible();
  await page.getByRole("radio", { name: "Picture A" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(frames.nth(0)).toBeHidden();
  await expect(frames.nth(1)).toBeVisible();
});

test("each place has its own pictures, beside its steps", { tag: "@night" }, async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/stretches/high-knee-march");
  const files = new Set<string>();
  const current = page.locator(".tabs [aria-current]").filter({ visible: true });
  for (const place of ["On your feet", "In a chair"]) {
    await page.locator(".tabs").filter({ visible: true }).getByRole("link", { name: place }).click();
    await expect(current).toHaveText(place);
    const stills = page.locator(".still > svg").filter({ visible: true });
    await expect(stills).toHaveCount(2);
    files.add((await stills.first().locator("use").getAttribute("href"))!);
  }
  expect(files.size).toBe(2);
  await page.goto("about:blank");
  await page.goto("/stretches/high-knee-march#chair");
  await expect(page.locator("h1")).toBeInViewport();
  await expect(current).toHaveText("In a chair");
  await page.goto("/s/71/4");
  await expect(page.locator("#step-4")).toBeInViewport({ ratio: 1 });
});

test("pictures and words turn round for the other side", async ({ page }) => {
  await page.goto("/stretches/bird-dog");
  const place = page.locator("div.place").first();
  const pictures = place.locator(".still").getByRole("img");
  const mirrored = () => pictures.evaluateAll((all) => all.map((svg) => new DOMMatrix(getComputedStyle(svg).transform).a));
  expect(await mirrored()).toEqual([1, 1, 1]);
  const notice = place.locator(".flipped");
  await expect(place.locator(".choose").getByRole("status")).toBeEmpty(); // there and empty: what a script then writes is announced
  const names = () => Promise.all([0, 1, 2].map((n) => pictures.nth(n).getAttribute("aria-label")));
  const before = await names();
  const words = () => place.locator(".steps li > span").allTextContents();
  const wordsBefore = await words();
  expect(wordsBefore.join()).toMatch(/\bright\b/);
  expect(before.join()).toMatch(/\bleft\b.*\bright\b/is);
  await place.getByText("Show the other side").click();
  expect(await mirrored()).toEqual([-1, -1, -1]);
  await expect(notice).toHaveText("Pictures and words now show the other side.", { useInnerText: true });
  const sides: Record<string, string> = { left: "right", right: "left", Left: "Right", Right: "Left" };
  expect(await names()).toEqual(before.map((name) => name!.replace(/\b(left|right)\b/gi, (side) => sides[side])));
  expect(await words()).toEqual(wordsBefore.map((text) => text.replace(/\b(left|right)\b/gi, (side) => sides[side])));
  expect((await pictures.first().locator("use").boundingBox())!.width).toBeGreaterThan(30);

  await page.goto("/stretches/cat-cow"); // both sides at once
  await expect(page.getByRole("checkbox", { name: /other side/ })).toHaveCount(0);
});

test("the drawn back chooses what to begin", { tag: "@night" }, async ({ page }) => {
  await page.goto("/");
  for (const name of ["Upper back", "Lower back"]) {
    await page.locator(`label.zone.${name.toLowerCase().replace(" ", "-")}`).click();
    await expect(page.getByRole("radio", { name })).toBeChecked();
  }
});
