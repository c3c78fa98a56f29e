import { expect, type Page } from "@playwright/test";
import { test } from "./tab.ts";

const steps = "Steps";

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
  const shirts = { light: [0x0f, 0x5c, 0x5c], dark: [0x2f, 0xa3, 0x9b], paper: [76, 76, 76], darkPaper: [138, 138, 138] } as const;
  await page.goto("/stretches");
  const plate = page.locator(".card .plate").first();
  for (const [media, colorScheme, want] of [
    ["screen", "light", "light"],
    ["screen", "dark", "dark"],
    ["print", "dark", "paper"],
  ] as const) {
    await page.emulateMedia({ media, colorScheme });
    const seen = async () => {
      const picture = await plate.screenshot();
      const found = Object.entries(shirts).map(async ([name, colour]) => {
        const pixels = await countPixels(page, picture, [...colour]);
        return pixels > 500 && name;
      });
      return Promise.all(found);
    };
    await expect.poll(async () => (await seen()).filter(Boolean), `${media}, ${colorScheme}`).toEqual([want]);
  }
});

test("a motion picture is fetched only when the reader chooses to see it", { tag: "@night" }, async ({ page }) => {
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  await page.goto("/stretches/childs-pose", { waitUntil: "networkidle" });
  expect(fetched.filter((path) => path.includes("-m."))).toEqual([]);
  await page.locator("#floor").getByText("See it move").click();
  const motion = page.getByRole("img", { name: /, in motion$/ });
  await motion.scrollIntoViewIfNeeded();
  await expect.poll(() => motion.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth > 0)).toBe(true);
  expect(fetched.filter((path) => path.includes("-m.")).length).toBe(1);
});

test("with reduced motion no motion picture is offered", { tag: "@night" }, async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("/stretches/childs-pose");
  for (const place of await page.locator(".place").all()) {
    await expect(place.getByText("See it move")).toBeHidden();
  }
});

test("each place has its own pictures, side by side where they are upright", { tag: "@night" }, async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/stretches/high-knee-march");
  const shown = page.locator(".place:visible .plate svg:visible");
  const files = new Set<string>();
  for (const place of ["On your feet", "In a chair"]) {
    await page.locator(".place:visible").getByRole("link", { name: place }).click();
    await expect(page.locator(".place:visible .tabs [aria-current]")).toHaveText(place);
    const [a, b] = [(await shown.nth(0).boundingBox())!, (await shown.nth(1).boundingBox())!];
    expect(b.x).toBeGreaterThan(a.x + a.width - 1);
    expect(Math.abs(a.width - b.width)).toBeLessThan(1);
    expect(Math.abs(a.height - b.height)).toBeLessThan(1);
    files.add((await shown.first().locator("use").getAttribute("href"))!);
  }
  expect(files.size).toBe(2);
  await page.goto("about:blank");
  await page.goto("/stretches/high-knee-march#chair");
  await expect(page.locator("h1")).toBeInViewport();
  await expect(page.locator(".place:visible .tabs [aria-current]")).toHaveText("In a chair");
  await page.goto("/s/71/4");
  await expect(page.locator("#step-4")).toBeInViewport({ ratio: 1 });
});

test("pictures and words turn round for the other side", async ({ page }) => {
  await page.goto("/stretches/bird-dog");
  const region = page.getByRole("region", { name: steps });
  const pictures = region.locator(".frames").getByRole("img");
  const mirrored = () => pictures.evaluateAll((all) => all.map((svg) => new DOMMatrix(getComputedStyle(svg).transform).a));
  expect(await mirrored()).toEqual([1, 1, 1]);
  const notice = region.getByRole("status");
  await expect(notice).toBeEmpty(); // not only hidden: what a script writes is announced
  const names = () => Promise.all([0, 1, 2].map((n) => pictures.nth(n).getAttribute("aria-label")));
  const before = await names();
  const words = () => region.locator(".frames li").allTextContents();
  const wordsBefore = await words();
  expect(wordsBefore.join()).toMatch(/\bright\b/);
  expect(before.join()).toMatch(/\bleft\b.*\bright\b/is);
  await region.getByRole("checkbox", { name: /other side/ }).check();
  expect(await mirrored()).toEqual([-1, -1, -1]);
  await expect(notice).toHaveText("Pictures and words now show the other side.", { useInnerText: true });
  const sides: Record<string, string> = { left: "right", right: "left", Left: "Right", Right: "Left" };
  expect(await names()).toEqual(before.map((name) => name!.replace(/\b(left|right)\b/gi, (side) => sides[side])));
  expect(await words()).toEqual(wordsBefore.map((text) => text.replace(/\b(left|right)\b/gi, (side) => sides[side])));
  expect((await pictures.first().locator("use").boundingBox())!.width).toBeGreaterThan(100);

  await page.goto("/stretches/cat-cow"); // both sides at once
  await expect(page.getByRole("checkbox", { name: /other side/ })).toHaveCount(0);
});

for (const width of [390, 1280]) {
  test(`the drawn back links to its regions, at ${width} px`, { tag: "@night" }, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    for (const [name, path] of [["Upper back", "/upper-back"], ["Lower back", "/lower-back"]]) {
      await page.goto("/");
      await page.getByRole("group", { name: "The back" }).getByRole("link", { name }).click();
      await expect(page).toHaveURL(path);
    }
  });
}
