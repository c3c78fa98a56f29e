import { expect, test, type Page } from "@playwright/test";
import jsQR from "jsqr";
import { printedPages } from "./site.ts";

/** Sheets with that many moves, at their own addresses. */
const sheets = {
  1: "1.47c-2h15e",
  3: "1.d3.47c-2h15e.46a-8.62c-300s",
  6: "1.d3.47c-2h15e.46a-8.62c-300s.40f-8e.53f-2h30e.33s-2h30e",
  12: "1.24f-90s.22w-60se.10s-3e.40f-2x6e.42w-60se.23w-60se.18c-2x12.48f-1h30e.15b-6e.30f-2h30.27b-5h4e.53f-1h30e",
};

const addressOf = (sheet: string) => `/handout?sheet=${sheet}`;

/** Returns the text of the QR code on the page. */
async function readQR(page: Page) {
  const png = await page.locator(".qr").screenshot();
  const { data, width, height } = await page.evaluate(async (base64) => {
    const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))]));
    const canvas = new OffscreenCanvas(picture.width, picture.height).getContext("2d")!;
    canvas.drawImage(picture, 0, 0);
    return { data: [...canvas.getImageData(0, 0, picture.width, picture.height).data], width: picture.width, height: picture.height };
  }, png.toString("base64"));
  return jsQR(Uint8ClampedArray.from(data), width, height)?.data;
}

/** Returns the absolute address of the sheet that its button sends. */
async function sheetAddress(page: Page) {
  const address = await page.locator("[data-send]").getAttribute("data-send");
  expect(address).toMatch(/^http.*\/handout\?sheet=1\./);
  return address;
}

/** The usual paper: 184 mm wide within its margins. */
const paper = { width: 695, height: 1000 };

// The pinned fonts are wide. Long cautions need one more side, and Letter is shorter.
for (const [moves, onA4, onLetter] of [[1, 1, 1], [3, 1, 2], [6, 3, 3], [12, 5, 5]] as const) {
  test(`a sheet of ${moves} prints on at most ${onA4} sides of A4 and ${onLetter} of Letter`, async ({ page }) => {
    expect.soft(await printedPages(page, addressOf(sheets[moves]), "A4")).toBeLessThanOrEqual(onA4);
    expect.soft(await printedPages(page, addressOf(sheets[moves]), "Letter")).toBeLessThanOrEqual(onLetter);
  });
}

for (const sheet of Object.values(sheets)) {
  test(`print shows all of ${sheet}`, async ({ page }) => {
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize(paper);
    await page.goto(addressOf(sheet));
    const titles = await page.locator(".given h2").allTextContents();
    const doses = await page.locator(".given strong").allTextContents();
    expect(titles.length).toBe(sheet.split(".").filter((part) => part.includes("-")).length);
    for (const large of ["", "&print=large"]) {
      await page.goto(addressOf(sheet) + large);
      const text = (await page.locator("body").innerText()).replace(/\s+/g, " ");
      for (const words of [...titles, ...doses, "Call 999", "ask 111", "Stop if", "Missed a day? Carry on.", "Name", "Given by", "Moves checked", addressOf(sheet)]) {
        expect.soft(text).toContain(words);
      }
      for (const words of ["Copy the link", "Large print", "Change this sheet", "How to do it", "Glossary", "Get help Search"]) {
        expect.soft(text).not.toContain(words);
      }
      expect.soft(await page.locator(".ticks td:visible").count()).toBe(21);
      expect(await readQR(page)).toBe(await sheetAddress(page));
    }
  });
}

test("the QR code can be read from a dark screen", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto(addressOf(sheets[3]));
  expect(await readQR(page)).toBe(await sheetAddress(page));
});

test("everything is readable on a poor black-and-white printer", async ({ page }) => {
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize(paper);
  await page.goto(addressOf(sheets[3]));
  const found = await page.evaluate(() => {
    const seen = [...document.querySelectorAll<HTMLElement>("body *:not(svg *)")].filter((e) => e.checkVisibility());
    const written = seen.filter((e) => [...e.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim()));
    const grey = (colour: string) => Math.max(...colour.match(/[\d.]+/g)!.slice(0, 3).map(Number));
    return {
      smallest: Math.min(...written.map((e) => parseFloat(getComputedStyle(e).fontSize))),
      lightest: Math.max(...written.map((e) => grey(getComputedStyle(e).color))),
      title: parseFloat(getComputedStyle(document.querySelector("h1")!).fontSize),
      code: document.querySelector(".qr")!.getBoundingClientRect().width,
      cell: document.querySelector(".ticks td")!.getBoundingClientRect().height,
    };
  });
  const mm = 96 / 25.4;
  expect(found.smallest).toBeGreaterThanOrEqual(16 - 0.01); // 12 pt
  expect(found.lightest).toBe(0);
  expect(found.title).toBeCloseTo((32 * 96) / 72, 1);
  expect(found.code).toBeGreaterThanOrEqual(30 * mm - 0.1); // 24 mm and its quiet zone
  expect(found.cell).toBeGreaterThanOrEqual(10 * mm - 1);
});

test("a sheet with faults reports them and offers ways on", async ({ page }) => {
  await page.goto(addressOf("1.47c-2h15e.999-8"));
  const missing = page.getByRole("region", { name: "Something is missing" });
  await expect(missing).toContainText("There is no move with the number 999: it was left out.");
  await expect(page.getByRole("heading", { name: "Seated twist" })).toBeVisible();
});

test("each move expands and links to its page", async ({ page }) => {
  await page.goto(addressOf(sheets[3]));
  const step = page.locator(".given li li").first();
  await expect(step).toBeHidden();
  await page.getByText("How to do it").first().click();
  await expect(step).toBeVisible();
  await page.getByRole("link", { name: "Cat-cow" }).click();
  await expect(page).toHaveURL("/stretches/cat-cow");
});
