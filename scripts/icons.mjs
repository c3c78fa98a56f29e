#!/usr/bin/env node
// Renders static/favicon.svg as the icons of browsers and telephones in static/icons. Run it and commit the icons when
// the mark or its colours change. It needs Chromium and the packages of e2e.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { args, executablePath } from "../e2e/browser.mjs";

let chromium;
try {
  ({ chromium } = createRequire(new URL("../e2e/", import.meta.url))("playwright-core"));
} catch {
  console.error("The browser tests are not installed: run npm ci in e2e, then this again.");
  process.exit(1);
}
const file = (name) => new URL(`../static/${name}`, import.meta.url);
const mark = /<path d="[^"]+"\/>/.exec(readFileSync(file("favicon.svg"), "utf8"))[0];
const tokens = readFileSync(file("css/screen/20-tokens.css"), "utf8");
const [paper, pine] = ["paper", "pine"].map((name) => new RegExp(`--${name}: (#\\w+)`).exec(tokens)[1]);

const browser = await chromium.launch({ executablePath, args });
const page = await browser.newPage();

/**
 * Returns a PNG of size by size pixels: the mark on a square of pine. share is the width of the mark and round the
 * radius of the corners, both as parts of the square.
 */
async function draw(size, share, round) {
  const side = 46 / share;
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<body style="margin:0"><svg width="${size}" height="${size}" viewBox="${33 - side / 2} ${10.5 - side / 2} ${side} ${side}" style="display:block">
    <rect x="${33 - side / 2}" y="${10.5 - side / 2}" width="${side}" height="${side}" rx="${side * round}" fill="${pine}"/>
    <g fill="none" stroke="${paper}" stroke-width="${size < 64 ? 4 : 3}">${mark}<path d="M-40 22.5H1M71 22.5H112"/></g></svg>`);
  return page.screenshot({ omitBackground: true });
}

/** Returns an ICO file that contains one PNG of 32 by 32 pixels. */
function ico(png) {
  const head = Buffer.alloc(22);
  head.writeUInt16LE(1, 2); // type: icon
  head.writeUInt16LE(1, 4); // number of pictures
  head.writeUInt8(32, 6);
  head.writeUInt8(32, 7);
  head.writeUInt16LE(1, 10); // colour planes
  head.writeUInt16LE(32, 12); // bits per pixel
  head.writeUInt32LE(png.length, 14);
  head.writeUInt32LE(head.length, 18);
  return Buffer.concat([head, png]);
}

writeFileSync(file("icons/favicon.ico"), ico(await draw(32, 0.86, 0.2)));
writeFileSync(file("icons/icon-180.png"), await draw(180, 0.72, 0)); // telephones round its corners themselves
writeFileSync(file("icons/icon-192.png"), await draw(192, 0.72, 0.2));
writeFileSync(file("icons/icon-512.png"), await draw(512, 0.72, 0.2));
writeFileSync(file("icons/icon-mask.png"), await draw(512, 0.56, 0)); // telephones may crop it to a circle
await browser.close();
