import { expect, type Page } from "@playwright/test";
import jsQR from "jsqr";
import { kinds, nightly, printedPages, printedSides } from "./site.ts";
import { test } from "./tab.ts";

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

for (const [moves, sides] of [[1, 1], [3, 1], [6, 2], [12, 3]] as const) {
  test(`a sheet of ${moves} prints on ${sides} ${sides > 1 ? "sides" : "side"} of A4 and of Letter`, { tag: "@night" }, async ({ page }) => {
    for (const format of ["A4", "Letter"] as const) {
      expect.soft(await printedPages(page, addressOf(sheets[moves]), format), format).toBe(sides);
    }
  });
}

interface Move { number: number; steps: { text: string }[]; care?: string[] }

// Every move, and those with the longest words together.
test("sheets of three print on one side, of more on two", { tag: "@night" }, async ({ page }) => {
  test.slow();
  const { stretches } = (await (await page.request.get("/library.json")).json()) as { stretches: Move[] };
  const words = ({ steps, care = [] }: Move) => [...steps.map(({ text }) => text), ...care].join(" ").length;
  const longest = stretches.toSorted((a, b) => words(b) - words(a));
  for (const most of [3, 5, 8]) {
    const groups = stretches.flatMap((_, n) => (n % most === 0 ? [stretches.slice(n, n + most)] : []));
    for (const moves of [...groups.filter((_, n) => nightly || n % 9 === 0), longest.slice(0, most)]) {
      const address = `/handout/change?${moves.map(({ number }) => `add=${number}`).join("&")}&do=sheet`;
      await page.goto(address);
      for (const format of ["A4", "Letter"] as const) {
        expect.soft(await printedSides(page, format), `${format}: ${address}`).toBeLessThanOrEqual(most > 3 ? 2 : 1);
      }
    }
  }
});

for (const sheet of nightly ? Object.values(sheets) : [sheets[1], sheets[12]]) {
  test(`print shows all of ${sheet}`, { tag: "@night" }, async ({ page }) => {
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize(paper);
    await page.goto(addressOf(sheet));
    const titles = await page.locator(".run h3").allTextContents();
    const doses = await page.locator(".run .dose").allTextContents();
    const steps = await page.locator(".run .how li").allInnerTexts();
    expect(titles.length).toBe(sheet.split(".").filter((part) => part.includes("-")).length);
    for (const large of ["", "&print=large"]) {
      await page.goto(addressOf(sheet) + large);
      const text = (await page.locator("body").innerText()).replace(/\s+/g, " ");
      const wanted = [
        ...titles, ...doses, ...steps.map((step) => step.replace(/\s+/g, " ").trim()), addressOf(sheet),
        "Call 999", "ask 111", "Stop if", "Missed a day? Carry on.", "Name", "Given by", "Moves checked",
      ];
      expect.soft(wanted.filter((words) => !text.includes(words)), "not on paper").toEqual([]);
      const unwanted = ["Copy the link", "Large print", "Change this sheet", "By itself", "Glossary", "Get help Search"];
      expect.soft(unwanted.filter((words) => text.includes(words)), "on paper").toEqual([]);
      expect.soft(await page.locator(".ticks td:visible").count()).toBe(21);
      expect(await readQR(page)).toBe((await sheetAddress(page))!.replace("&print=large", "")); // short, for a large code
    }
  });
}

test("a QR code is on paper only", async ({ page }) => {
  for (const path of [addressOf(sheets[3]), kinds["week of a plan"], kinds.routine]) {
    await page.goto(path);
    await expect(page.locator(".qr")).toBeHidden();
  }
});

test("everything is readable on a poor black-and-white printer", { tag: "@night" }, async ({ page }) => {
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
  expect(found.smallest).toBeGreaterThanOrEqual(14 - 0.01); // 10.5 pt
  expect(found.lightest).toBe(0);
  expect(found.title).toBeCloseTo((20 * 96) / 72, 1);
  expect(found.code).toBeGreaterThanOrEqual(30 * mm - 0.1); // 24 mm and its quiet zone
  expect(found.cell).toBeGreaterThanOrEqual(6.5 * mm - 1);
});

test("each move expands and links to its page", async ({ page }) => {
  await page.goto(addressOf(sheets[3]));
  const row = page.locator(".run > li", { hasText: "Cat-cow" });
  await expect(row.locator("li").first()).toBeHidden();
  await row.locator("summary").click();
  await expect(row.locator("li").first()).toBeVisible();
  await row.getByRole("link", { name: "By itself" }).click();
  await expect(page).toHaveURL("/stretches/cat-cow");
});
