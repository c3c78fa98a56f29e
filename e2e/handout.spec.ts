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

// Every move in each of its places, four to a sheet, and the four with the longest words.
test("a sheet of four prints on one side of A4 and of Letter, the longest four on two", async ({ page }) => {
  test.slow();
  const { stretches } = (await (await page.request.get("/library.json")).json()) as { stretches: Move[] };
  const placed = [0, 1, 2, 3].flatMap((nth) =>
    stretches.filter(({ positions }) => positions.length > nth).map((move) => inPlace(move, move.positions[nth])));
  expect(placed.length).toBeGreaterThan(stretches.length);
  const fours = placed.flatMap((_, n) => (n % 4 === 0 && n + 4 <= placed.length ? [placed.slice(n, n + 4)] : []));
  const longest = stretches
    .map((move) => ({ add: `${move.number}`, words: wordsOf(move, move.positions[0]) }))
    .sort((a, b) => b.words - a.words);
  fours.push(longest.slice(0, 4));
  const printed = fours.filter((_, n) => nightly || n % 9 === 0 || n === fours.length - 1);
  let onTwo = 0;
  for (const four of printed) {
    const address = `/handout/change?${four.map(({ add }) => `add=${add}`).join("&")}&do=sheet`;
    const words = four.reduce((sum, move) => sum + move.words, 0);
    await page.goto(address);
    for (const [format, long] of [["A4", 2000], ["Letter", 1600]] as const) {
      const sides = await printedSides(page, format);
      expect.soft(sides, `${format}: ${address}, ${words} letters`).toBeLessThanOrEqual(words > long ? 2 : 1);
      onTwo += sides - 1;
    }
  }
  expect(onTwo).toBeLessThanOrEqual(Math.max(2, printed.length / 5)); // of twice as many prints
});

/** The letters of positions in the addresses of sheets. */
const letters: Record<string, string> = { standing: "s", chair: "c", wall: "w", bed: "b", "all-fours": "a", floor: "f", moving: "m", water: "p" };

interface Place { id: string; change: string | null; steps: string[] }
interface Move { number: number; positions: Place[]; steps: { text: string }[]; care?: string[] }

/** A move in one of its places: how a sheet adds it, and how many letters it has. */
function inPlace(move: Move, place: Place) {
  return { add: `${move.number}${letters[place.id]}`, words: wordsOf(move, place) };
}

/** How many letters the steps and the care lines of a move have in a place. */
function wordsOf({ steps, care = [] }: Move, place: Place) {
  const here = place.steps.length > 0 ? place.steps : [place.change ?? "", ...steps.map(({ text }) => text)];
  return [...here, ...care].join(" ").length;
}

test("a sheet has each picture of a move, with the letter that its steps name", async ({ page }) => {
  const { stretches } = (await (await page.request.get("/library.json")).json()) as { stretches: (Move & { steps: { frame: string | null }[] })[] };
  const three = stretches.filter(({ steps }) => steps.some(({ frame }) => frame === "C"));
  expect(three.length).toBeGreaterThan(8);
  await page.emulateMedia({ media: "print" });
  for (let n = 0; n < (nightly ? three.length : 4); n += 4) {
    await page.goto(`/handout/change?${three.slice(n, n + 4).map(({ number }) => `add=${number}`).join("&")}&do=sheet`);
    for (const item of await page.locator(".given > li").all()) {
      const shown = await item.locator(".plate > svg:visible + b").allTextContents();
      const named = await item.locator(".how li > b").allTextContents();
      expect.soft(shown, await item.locator("h2").innerText()).toEqual(named);
    }
  }
});

test("a sheet of four has its steps in 12 pt beside its pictures", { tag: "@night" }, async ({ page }) => {
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize(paper);
  await page.goto(addressOf("1.47c-2h15e.46a-8.62c-300s.59a-4h4e"));
  const items = await page.locator(".given > li").evaluateAll((all) =>
    all.map((item) => ({
      pictures: [...item.querySelectorAll(".plate > svg")].map((picture) => {
        const { width, height } = picture.getBoundingClientRect();
        return Math.round(Math.max(width, height) / (96 / 25.4)); // in mm
      }),
      steps: [...item.querySelectorAll(".how li")].map((step) => step.checkVisibility() && parseFloat(getComputedStyle(step).fontSize) * 0.75),
      lines: new Set([...item.querySelectorAll(".how li")].map((step) => step.getBoundingClientRect().top)).size,
      beside: item.querySelector(".how li")!.getBoundingClientRect().top < item.querySelector(".plate")!.getBoundingClientRect().bottom,
    })),
  );
  expect(items).toHaveLength(4);
  for (const { pictures, steps, lines, beside } of items) {
    expect(Math.min(...pictures)).toBeGreaterThanOrEqual(pictures.length > 2 ? 30 : 36);
    expect(steps.length).toBeGreaterThan(3);
    expect(new Set(steps)).toEqual(new Set([12]));
    expect(lines).toBe(steps.length); // one below the other
    expect(beside).toBe(true);
  }
});

for (const sheet of nightly ? Object.values(sheets) : [sheets[1], sheets[12]]) {
  test(`print shows all of ${sheet}`, { tag: "@night" }, async ({ page }) => {
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize(paper);
    await page.goto(addressOf(sheet));
    const titles = await page.locator(".given h2").allTextContents();
    const doses = await page.locator(".given strong").allTextContents();
    const steps = await page.locator(".given .how li").allInnerTexts();
    expect(titles.length).toBe(sheet.split(".").filter((part) => part.includes("-")).length);
    for (const large of ["", "&print=large"]) {
      await page.goto(addressOf(sheet) + large);
      const text = (await page.locator("body").innerText()).replace(/\s+/g, " ");
      const wanted = [
        ...titles, ...doses, ...steps.map((step) => step.replace(/\s+/g, " ").trim()), addressOf(sheet),
        "Call 999", "ask 111", "Stop if", "Missed a day? Carry on.", "Name", "Given by", "Moves checked",
      ];
      expect.soft(wanted.filter((words) => !text.includes(words)), "not on paper").toEqual([]);
      const unwanted = ["Copy the link", "Large print", "Change this sheet", "How to do it", "Glossary", "Get help Search"];
      expect.soft(unwanted.filter((words) => text.includes(words)), "on paper").toEqual([]);
      expect.soft(await page.locator(".ticks td:visible").count()).toBe(21);
      expect(await readQR(page)).toBe(await sheetAddress(page));
    }
  });
}

test("a QR code is on paper only", async ({ page }) => {
  for (const path of [addressOf(sheets[3]), kinds["week of a plan"]]) {
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
  expect(found.smallest).toBeGreaterThanOrEqual(16 - 0.01); // 12 pt
  expect(found.lightest).toBe(0);
  expect(found.title).toBeCloseTo((21 * 96) / 72, 1);
  expect(found.code).toBeGreaterThanOrEqual(30 * mm - 0.1); // 24 mm and its quiet zone
  expect(found.cell).toBeGreaterThanOrEqual(8 * mm - 1);
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
