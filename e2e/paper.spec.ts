import { expect, test, type Page } from "@playwright/test";
import { kinds, leaveOutPictures, longest, nightly, planPages, printedPages, printedSides, sitemap, smallestLetters } from "./site.ts";

for (const [what, pages, most, mostOnLetter = most] of [
  ["a stretch", /^\/stretches\/[^/]+$/, 1],
  ["a routine", /^\/routines\//, 2],
  ["a guide", /^\/guides\/[^/]+\/(?!relieve-back|bending)/, 2],
  ["a long guide", /\/(relieve-back-tension|bending-and-lifting-again)$/, 3],
  ["a plan", /^\/plans\/[^/]+$/, 2],
  ["the safety page", /^\/safety$/, 3, 4],
  ["the way to the floor", /^\/floor$/, 2],
  ["the checklist", /^\/checklist$/, 1],
  ["the first page", /^\/$/, 4],
  ["the page of a condition", /^\/stretches\/for\//, 3],
] as [string, RegExp, number, number?][]) {
  test(`${what} prints on at most ${most} sides`, async ({ page }) => {
    await leaveOutPictures(page);
    const home = await (await page.request.get("/")).text();
    const conditions = [...home.matchAll(/href="(\/stretches\/for\/[^"]+)"/g)].map(([, path]) => path); // the sitemap leaves them out
    const all = [...(await sitemap(page)), ...conditions].filter((path) => pages.test(path));
    expect(all.length).toBeGreaterThan(0);
    const paths = nightly ? all : await longest(page, all, 2);
    for (const path of paths) {
      expect.soft(await printedPages(page, path, "A4"), `A4: ${path}`).toBeLessThanOrEqual(most);
    }
    expect(await printedPages(page, paths[0], "Letter"), `Letter: ${paths[0]}`).toBeLessThanOrEqual(mostOnLetter);
  });
}

test("in a printed guide no box is parted, and what follows its sources stays with them", { tag: "@night" }, async ({ page }) => {
  await page.emulateMedia({ media: "print" });
  const all = (await sitemap(page)).filter((path) => /^\/guides\/[^/]+\//.test(path));
  for (const path of nightly ? all : await longest(page, all, 1)) {
    await page.goto(path);
    const boxes = page.locator("main .frame:visible");
    const breaks = await boxes.evaluateAll((all) => all.map((box) => getComputedStyle(box).breakInside));
    expect.soft(breaks.filter((inside) => inside !== "avoid"), path).toEqual([]);
    expect.soft(await page.locator(".sources").evaluate((list) => getComputedStyle(list).breakAfter), path).toBe("avoid");
  }
});

test("a week of a plan prints on one side, with each move and boxes to tick", async ({ page }) => {
  test.slow(nightly);
  const all = await planPages(page, "weeks");
  for (const path of nightly ? all : await longest(page, all, 2)) {
    await page.goto(path);
    const sessions = await page.locator(".session h2 a").evaluateAll((links) => links.map((a) => a.getAttribute("href")!));
    const moves = new Map<string, string>(); // by place and dose
    for (const session of sessions) {
      const html = await (await page.request.get(session)).text();
      for (const [, title, dose, at] of html.matchAll(/<h3>([^<]*)<\/h3> *<span class="dose">([^<]*)<.*?<a class="more" href="([^"]*)">By itself/gs)) {
        moves.set(`${at}: ${dose}`, `${title}: ${dose}`);
      }
    }
    await page.emulateMedia({ media: "print" });
    const printed = await page.locator(".run > li").evaluateAll((items) =>
      items.map((item) => `${item.querySelector("h3")!.textContent}: ${item.querySelector(".dose")!.textContent}`),
    );
    expect.soft(printed.sort(), path).toEqual([...moves.values()].sort());
    expect.soft(Math.min(...(await drawnIn(page, path))), path).toBeGreaterThan(18);
    expect.soft(await page.locator(".starts :is(h3, p, li, dd):visible").evaluateAll(smallestLetters), path).toBeGreaterThanOrEqual(10.49);
    await expect.soft(page.locator(".ticks td:visible"), path).toHaveCount(7 * sessions.length);
    await expect.soft(page.locator(".qr"), path).toBeVisible();
    await page.emulateMedia({ media: null });
    for (const format of ["A4", "Letter"] as const) {
      expect.soft(await printedSides(page, format), `${format}: ${path}`).toBe(1);
    }
  }
});

test("no box of a plan is beyond the edge of the paper, also in large print", async ({ page }) => {
  await page.setViewportSize({ width: 733, height: 1000 }); // A4 without its margins
  await page.emulateMedia({ media: "print" });
  for (const path of (await sitemap(page)).filter((path) => /^\/plans\/[^/]+$/.test(path))) {
    for (const address of [path, `${path}?print=large`]) {
      await page.goto(address);
      const ends = await page.locator(".boxes :is(th, i)").evaluateAll((all) => all.map((box) => box.getBoundingClientRect().right));
      expect.soft(Math.max(...ends), address).toBeLessThanOrEqual(733);
    }
  }
});

test("drawings for paper load when the button prints, and not before", { tag: "@night" }, async ({ page }) => {
  const requested = new Set<string>();
  page.on("request", (request) => requested.add(request.url()));
  await page.addInitScript(() => {
    window.print = () => {
      const pictures = [...document.querySelectorAll<HTMLImageElement>("img.paper")];
      const loaded = pictures.filter((picture) => picture.complete && picture.naturalWidth > 0);
      document.title = `${loaded.length} drawings`;
    };
  });
  await page.goto(kinds["week of a plan"]);
  const drawings = await page.locator("img.paper").evaluateAll((pictures) => pictures.map((picture) => (picture as HTMLImageElement).src));
  expect(drawings.length).toBeGreaterThan(5);
  expect(drawings.filter((url) => requested.has(url))).toEqual([]);
  await page.getByRole("button", { name: "Print", exact: true }).click();
  await expect(page).toHaveTitle(`${await page.locator(".run > li").count()} drawings`);
});

test("a routine and a sheet print two large drawings of each move before its steps, and part no warning", { tag: "@night" }, async ({ page }) => {
  const all = (await sitemap(page)).filter((path) => path.startsWith("/routines/"));
  const least = await drawnIn(page, kinds.routine);
  for (const path of [kinds.sheet, ...(nightly ? all : await longest(page, all, 1))]) {
    const moves = await drawnIn(page, path);
    const facts = await page.locator(".facts").first().textContent(); // of one move they do not say how many
    expect(moves, path).toHaveLength(Number(/(\d+) moves/.exec(facts!)?.[1] ?? 1));
    expect.soft(Math.min(...moves), path).toBeGreaterThanOrEqual(moves.length > 10 ? 26 : 31.5);
    const whole = await page.locator(".starts :is(.today, .first, .care, .stop):visible").evaluateAll((all) =>
      all.filter((warning) => getComputedStyle(warning).breakInside !== "avoid").map(({ textContent }) => textContent));
    expect.soft(whole, path).toEqual([]);
    await expect.soft(page.locator(".stop:visible"), path).toHaveCount(1);
    await expect.soft(page.locator(".qr"), path).toBeVisible();
    expect.soft(await page.locator(".starts :is(h3, p, li, dd):visible").evaluateAll(smallestLetters), path).toBeGreaterThanOrEqual(10.49);
  }
  expect(Math.min(...(await drawnIn(page, `${kinds.routine}?print=large`)))).toBeGreaterThanOrEqual(1.4 * Math.min(...least));
});

/** Returns how long, in mm, the longer side of each still is that the page prints. */
async function drawnIn(page: Page, path: string) {
  await page.goto(path);
  await page.emulateMedia({ media: "print" });
  return page.locator(".run > li > img.paper").evaluateAll((all) =>
    Promise.all(all.map(async (picture) => {
      (picture as HTMLImageElement).loading = "eager";
      await (picture as HTMLImageElement).decode();
      const { width, height } = picture.getBoundingClientRect();
      const alone = Number(picture.getAttribute("width")) <= 121; // or both together are as wide as one may be
      return Math.max(height, alone ? width : width / 2) / (96 / 25.4);
    })));
}

for (const path of [kinds["checklist cards"], kinds["safety cards"]]) {
  test(`${path} prints four cards on one side, all of each`, { tag: "@night" }, async ({ page }) => {
    for (const [format, width, height] of [
      ["A4", 210, 297],
      ["Letter", 216, 279],
    ] as const) {
      for (const [query, cards, minimum] of [
        ["", 4, 9],
        ["?print=large", 2, 13.5],
      ] as const) {
        const at = `${format}${query}`;
        expect(await printedPages(page, path + query, format), at).toBe(1);
        // The paper within its margins, in px.
        await page.setViewportSize({ width: Math.round(((width - 26) / 25.4) * 96), height: Math.round(((height - 20) / 25.4) * 96) });
        await page.emulateMedia({ media: "print" });
        const seen = await page.locator(".quarter:visible").evaluateAll((cards) =>
          cards.map((card) => ({
            cut: card.scrollHeight > card.clientHeight + 1 || card.scrollWidth > card.clientWidth + 1,
            smallest: Math.min(...[...card.querySelectorAll("*")].map((e) => parseFloat(getComputedStyle(e).fontSize) * 0.75)),
          })),
        );
        expect(seen, at).toHaveLength(cards);
        for (const card of seen) {
          expect(card.cut, at).toBe(false);
          expect(card.smallest, at).toBeGreaterThanOrEqual(minimum);
        }
        await page.emulateMedia({ media: null });
        await expect(page.locator(".quarter:visible")).toHaveCount(1);
      }
    }
  });
}

// Where the fonts of a computer are wide, a day fills its column. It must stay on one line.
test("the days of a sheet do not wrap, also in wide fonts", { tag: "@night" }, async ({ page }) => {
  const whole = ["M", "T", "W", "T", "F", "S", "S"].map((day) => `${day}: 1`);
  for (const query of ["", "&print=large"]) {
    for (const wider of ["font", "letters"] as const) {
      await page.goto(kinds.sheet + query);
      await page.emulateMedia({ media: "print" });
      const lines = await page.locator(".ticks th + th").evaluateAll((days: HTMLElement[], wider) =>
        days.map((day) => {
          if (wider === "font") {
            day.style.fontSize = `${parseFloat(getComputedStyle(day).fontSize) * 1.33}px`;
          } else {
            day.style.letterSpacing = "1em";
          }
          const text = document.createRange();
          text.selectNodeContents(day);
          return `${day.textContent}: ${new Set([...text.getClientRects()].map(({ top }) => top)).size}`;
        }),
        wider,
      );
      expect(lines, `${wider}${query}`).toEqual([...whole, ...whole, ...whole]);
    }
  }
});

test("in large print all text is larger, and there is a link back", async ({ page }) => {
  const smallest = () =>
    page.evaluate(() => {
      const texts = [...document.querySelectorAll<HTMLElement>("main :is(p, li, dd, dt, td, th)")].filter((e) => e.checkVisibility() && e.innerText.trim());
      return Math.min(...texts.map((e) => parseFloat(getComputedStyle(e).fontSize)));
    });
  const title = () => page.evaluate(() => parseFloat(getComputedStyle(document.querySelector("main h1")!).fontSize));
  await page.emulateMedia({ media: "print" });
  for (const address of [kinds.stretch, kinds.routine, kinds.guide, kinds["week of a plan"], kinds.safety, kinds.checklist].slice(nightly ? 0 : 3)) {
    await page.goto(address);
    const [usual, heading] = [await smallest(), await title()];
    await page.goto(`${address}${address.includes("?") ? "&" : "?"}print=large`);
    expect.soft(await smallest(), address).toBeGreaterThanOrEqual(usual * 1.4);
    expect.soft(await title(), address).toBeGreaterThanOrEqual(heading * 1.2);
  }
  await page.emulateMedia({ media: "screen" });
  await page.getByRole("link", { name: "Usual letters" }).click();
  await expect(page).toHaveURL(kinds.checklist);
  await page.getByRole("link", { name: "Large print" }).click();
  await expect(page).toHaveURL(`${kinds.checklist}?print=large`);
});
