import { expect } from "@playwright/test";
import { PNG } from "pngjs";
import { contrast } from "../colours.ts";
import { until, type Engine } from "./engine.ts";

type Colour = [number, number, number];

/** The colours of pictures, by what they depict. */
export type Palette = Record<"skin" | "cloth" | "body" | "marked" | "plate" | "paper", Colour[]>;

/** The elements that contain pictures: plates, and the back on the home page. */
const places = ".plate, svg.figure";

/** Returns the colours of the style sheets for the current colour scheme. */
export async function palette(engine: Engine): Promise<Palette> {
  await engine.open("/stretches/seated-twist");
  return engine.evaluate(() => {
    const people = ["fig", "fig fig-a", "fig fig-b"].map((name) => {
      const probe = document.createElement("div");
      probe.className = name;
      return document.body.appendChild(probe);
    });
    const colours = (...tokens: string[]) =>
      tokens.flatMap((token) =>
        people.map((probe) => {
          probe.style.color = "";
          probe.style.color = `var(--${token})`;
          return getComputedStyle(probe).color.match(/\d+/g)!.slice(0, 3).map(Number) as [number, number, number];
        }),
      );
    return {
      skin: colours("fig-sk"),
      cloth: colours("fig-sh", "fig-tr"),
      body: colours("fig-bm", "fig-mu"),
      marked: colours("fig-on"),
      plate: colours("plate"),
      paper: colours("paper"),
    };
  });
}

/** A picture on a page: its index among the elements that contain pictures, and what it shows. */
type Picture = { index: number; name: string; kind: "person" | "map" | "back"; marked: boolean };

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
          const kind = place.matches("svg")
            ? ("back" as const)
            : picture.querySelector("[id^=map-]") || place.closest(".maps, .mapped") || picture.getAttribute("src")?.includes("/map-")
              ? ("map" as const)
              : ("person" as const);
          found.push({ index, kind, marked: picture.querySelector(".on") !== null, name: file.getAttribute("src") ?? file.getAttribute("href")! });
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

/**
 * Returns the shares of an image, from 0 to 1, that have the colours of each part of the palette, and that are black.
 */
export function shares({ data, width, height }: PNG, palette: Palette): Record<string, number> {
  const near = (at: number, [red, green, blue]: Colour) =>
    Math.abs(data[at] - red) <= 6 && Math.abs(data[at + 1] - green) <= 6 && Math.abs(data[at + 2] - blue) <= 6;
  const parts: [string, Colour[]][] = [...Object.entries(palette), ["black", [[3, 3, 3]]]];
  return Object.fromEntries(
    parts.map(([part, colours]) => {
      let count = 0;
      for (let at = 0; at < data.length; at += 4) {
        count += colours.some((colour) => near(at, colour)) ? 1 : 0;
      }
      return [part, count / (width * height)];
    }),
  );
}

/** The minimum share of each part in a kind of picture. */
const minimumShares: Record<Picture["kind"], Record<string, number>> = {
  person: { skin: 0.003, cloth: 0.01, plate: 0.1 },
  map: { body: 0.05, plate: 0.1 },
  back: { body: 0.1, paper: 0.1 },
};

/** Returns what is wrong with the colours of a picture. */
function unpainted({ name, kind, marked }: Picture, seen: Record<string, number>): string[] {
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  const wanted = { ...minimumShares[kind], ...(kind === "map" && marked ? { marked: 0.002 } : {}) };
  const faint = Object.entries(wanted).filter(([part, share]) => seen[part] < share);
  const faults = faint.map(([part, share]) => `${name}: ${percent(seen[part])} ${part}, not ${percent(share)}`);
  return seen.black < 0.02 ? faults : [...faults, `${name}: ${percent(seen.black)} black`];
}

/** Expects that the first pictures of a page show the colours they are drawn in. Returns the number of pictures. */
export async function expectPainted(engine: Engine, palette: Palette, page: string, most: number) {
  const all = await pictures(engine, most);
  for (const picture of all) {
    let faults = [`${picture.name}: not photographed`];
    const painted = async () => (faults = unpainted(picture, shares(await photograph(engine, picture.index), palette))).length === 0;
    // The screen may be a frame behind. After a crash the test runs again, so a soft expectation must not fail it
    // before.
    await until("painted", painted).catch(async (error) => {
      if (await engine.crashed()) {
        throw error;
      }
    });
    expect.soft(faults, page).toEqual([]);
  }
  return all.length;
}

/**
 * Returns for the first pictures of the page the share, from 0 to 1, that contrasts with the commonest colour by 3 to 1
 * or more.
 */
export async function contrasting(engine: Engine, most: number) {
  const found = [];
  const channels = (colour: number) => [colour >> 16, (colour >> 8) & 255, colour & 255];
  for (const { index, name } of await pictures(engine, most)) {
    const { data, width, height } = await photograph(engine, index);
    const counts = new Map<number, number>();
    for (let at = 0; at < data.length; at += 4) {
      const colour = data.readUIntBE(at, 3);
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
    const [[ground]] = [...counts].sort(([, a], [, b]) => b - a);
    const apart = [...counts]
      .filter(([colour]) => contrast(channels(colour), channels(ground)) >= 3)
      .reduce((sum, [, count]) => sum + count, 0);
    found.push({ name, share: apart / (width * height) });
  }
  return found;
}
