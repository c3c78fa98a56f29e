import { expect } from "@playwright/test";
import { PNG } from "pngjs";
import { contrast } from "../colours.ts";
import { until, type Engine } from "./engine.ts";

/** The elements that contain pictures: plates, and the back on the home page. */
const places = ".plate, svg.figure";

/** A picture on a page: its index among the elements that contain pictures, and how many colours it has at least. */
type Picture = { index: number; name: string; colours: number };

/** Returns the visible pictures of the page, up to a number, when all of them have loaded. */
async function pictures(engine: Engine, most: number): Promise<Picture[]> {
  return until("all pictures have loaded", () =>
    engine.evaluate(
      (places, most) => {
        const found = [];
        for (const [index, place] of [...document.querySelectorAll(places)].entries()) {
          const picture = place.querySelector<Element>("img, svg.fig") ?? (place.matches("svg") ? place : null);
          if (!picture || !place.checkVisibility() || found.length === most) {
            continue;
          }
          const file = picture.querySelector("use") ?? (picture as HTMLImageElement);
          if (file instanceof HTMLImageElement) {
            file.loading = "eager";
          }
          const come = file instanceof HTMLImageElement ? file.complete && file.naturalWidth > 0 : file.getBoundingClientRect().width > 0;
          if (!come) {
            return undefined;
          }
          // A body without a marked muscle has one colour, a person skin and cloth.
          const isBody = place.closest("svg, .maps, .mapped") || picture.matches(":has([id^=map-]), [src*='/map-']");
          found.push({ index, colours: isBody && !picture.querySelector(".on") ? 2 : 3, name: file.getAttribute("src") ?? file.getAttribute("href")! });
        }
        return found;
      },
      places,
      most,
    ),
  );
}

/** Returns a screenshot of the picture with that index. */
async function photograph(engine: Engine, index: number): Promise<PNG> {
  const [left, top, right, bottom] = await engine.evaluate(
    async (places, index) => {
      const place = document.querySelectorAll(places)[index];
      place.scrollIntoView({ block: "center", behavior: "instant" });
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      const { left, top, right, bottom } = place.getBoundingClientRect();
      return [left, top, right, bottom].map(Math.round);
    },
    places,
    index,
  );
  const all = PNG.sync.read(await engine.screenshot());
  const cut = new PNG({ width: right - left, height: bottom - top });
  PNG.bitblt(all, cut, left, top, cut.width, cut.height, 0, 0);
  return cut;
}

/** How many colours a picture has, and the shares of it, from 0 to 1, that contrast with the commonest or are black. */
type Look = Picture & { seen: number; apart: number; black: number };

/** Returns how the first pictures of the page look. */
export async function looks(engine: Engine, most: number): Promise<Look[]> {
  const found = [];
  const channels = (colour: number) => [colour >> 16, (colour >> 8) & 255, colour & 255];
  for (const picture of await pictures(engine, most)) {
    const { data, width, height } = await photograph(engine, picture.index);
    const counts = new Map<number, number>();
    for (let at = 0; at < data.length; at += 4) {
      const colour = data.readUIntBE(at, 3);
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
    const pixels = width * height;
    const all = [...counts].sort(([, a], [, b]) => b - a).map(([colour, count]) => ({ colour: channels(colour), share: count / pixels }));
    const share = (of: (colour: number[]) => boolean) => all.reduce((sum, { colour, share }) => sum + (of(colour) ? share : 0), 0);
    found.push({
      ...picture,
      seen: all.filter(({ share }) => share > 0.003).length,
      apart: share((colour) => contrast(colour, all[0].colour) >= 3),
      black: share((colour) => Math.max(...colour) < 10),
    });
  }
  return found;
}

/** Expects that the first pictures of a page show the colours they are drawn in. Returns the number of pictures. */
export async function expectPainted(engine: Engine, page: string, most: number) {
  let all: Look[] = [];
  const faulty = () => all.filter(({ seen, colours, black }) => seen < colours || black > 0.02);
  const painted = async () => {
    all = await looks(engine, most);
    return faulty().length === 0;
  };
  // The screen may be a frame behind. After a crash the test runs again, so a soft expectation must not fail it before.
  await until("painted", painted).catch(async (error) => {
    if (await engine.crashed()) {
      throw error;
    }
  });
  expect.soft(faulty(), page).toEqual([]);
  return all.length;
}
