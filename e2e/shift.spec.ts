import { expect, test } from "@playwright/test";
import { kinds, nightly } from "./site.ts";

interface Shift extends PerformanceEntry {
  value: number;
  sources: { node: Node | null }[];
}

declare global {
  var shifts: Shift[];
}

const shares = Object.assign(() => Object.defineProperty(navigator, "share", { value: () => Promise.resolve() }), { title: ", where one can share" });
const cannotShare = Object.assign(() => Object.defineProperty(navigator, "share", { value: undefined }), { title: ", where one cannot share" });

const shared = ["guide", "stretch", "routine", "sheet", "sheet to change"] as const;
const byDay = ["home", "stretch", "player", "sheet to change"];

for (const [kind, before] of ([
  ["home"], ["region"], ["stretches list"], ["safety"], ["breathe"], ["player"],
  ...shared.flatMap((kind) => [[kind, shares], [kind, cannotShare]] as const),
] as const).filter(([kind, before]) => nightly || (byDay.includes(kind) && before !== cannotShare))) {
  test(`nothing on the ${kind} page moves while it loads slowly, and no letter waits for a font${before?.title ?? ""}`, async ({ page, context }) => {
    if (before) {
      await page.addInitScript(before);
    }
    const network = await context.newCDPSession(page);
    await network.send("Network.enable");
    await network.send("Network.setCacheDisabled", { cacheDisabled: true });
    await network.send("Network.emulateNetworkConditions", { offline: false, latency: 80, downloadThroughput: 500_000, uploadThroughput: 500_000 });
    await page.addInitScript(() => {
      globalThis.shifts = [];
      new PerformanceObserver((seen) => globalThis.shifts.push(...(seen.getEntries() as Shift[]))).observe({ type: "layout-shift", buffered: true });
    });
    await page.route(/\.(js|svg|woff2)$/, async (route) => { // scripts, pictures and fonts arrive after the first paint
      await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
      await route.continue();
    });
    const widths = before ? [390, 768, 1280, 1440] : [390, 1280]; // rows of buttons wrap at other widths
    for (const width of nightly ? widths : widths.slice(0, 1)) {
      await page.setViewportSize({ width, height: 800 });
      await page.waitForFunction((wanted) => innerWidth === wanted, width); // or a busy machine resizes the next page after its first paint
      await page.goto(kinds[kind]);
      const { moved, fonts } = await page.evaluate(scrollThrough);
      expect.soft(moved, `${width} px`).toEqual([]);
      expect.soft(fonts, `${width} px`).toEqual([]);
    }
    await page.unrouteAll({ behavior: "wait" }); // an icon may still be on its way
  });
}

/**
 * Scrolls through the pictures of a page as they load. Returns the layout shifts since the page was opened, and the
 * fonts that it waits for.
 */
async function scrollThrough() {
  const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
  for (const picture of [...document.images].filter((picture) => picture.checkVisibility())) {
    picture.scrollIntoView({ behavior: "instant", block: "center" });
    await new Promise((done) => (picture.complete ? done(picture) : ["load", "error"].forEach((end) => picture.addEventListener(end, done))));
    await picture.decode(); // after the load event: until then Chromium cannot decode an SVG. A picture that failed to load fails here
  }
  await document.fonts.ready;
  scrollTo({ top: document.documentElement.scrollHeight, behavior: "instant" });
  await frame(); // a shift is reported after its frame
  await frame();
  const named = (node: Node | null) => `${node?.nodeName} ${node?.textContent?.trim().slice(0, 30)}`;
  return {
    moved: globalThis.shifts.filter(({ value }) => value > 0.0005).map( // less is that of texts for screen readers
      ({ value, sources }) => `${value}: ${sources.map(({ node }) => named(node)).join(", ")}`),
    fonts: [...document.fonts].filter((font) => font.display !== "swap").map((font) => font.family),
  };
}
