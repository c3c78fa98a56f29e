import { expect } from "@playwright/test";
import { PNG } from "pngjs";
import { embedCode, onOtherSite, otherPage } from "../other-site.ts";
import { inEngine, test, until, type Engine } from "./engine.ts";
import { palette } from "./pictures.ts";

test("another site shows a move and a routine, and no other page", inEngine(async (engine) => {
  const { paper } = await palette(engine);
  const painted = async () => {
    const { data } = PNG.sync.read(await engine.screenshot());
    let found = 0;
    for (let at = 0; at < data.length; at += 4) {
      found += Number(paper.some((colour) => colour.every((value, i) => value === data[at + i])));
    }
    return found;
  };
  for (const path of ["/stretches/seated-twist", "/routines/daily-mobility"]) {
    await shows(engine, await embedCode(path), async () => {
      await until(`${path} is painted`, async () => (await painted()) > 10_000);
    });
  }
  const refused = (await embedCode("/stretches/seated-twist")).replace("/embed/", "/");
  await shows(engine, refused, async () => {
    await engine.evaluate(() => document.querySelector("iframe")!.insertAdjacentHTML("afterend", "<p>After it</p>"));
    expect(await painted()).toBe(0);
  });
}));

/** Opens a page of another site with some HTML, and waits until it has loaded. */
async function shows(engine: Engine, html: string, body: () => Promise<void>) {
  await onOtherSite(otherPage(html.replace(' loading="lazy"', "")), async (address) => {
    await engine.open(address);
    await body();
  });
}
