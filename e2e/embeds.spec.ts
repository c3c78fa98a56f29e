import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { expect } from "@playwright/test";
import { test } from "./tab.ts";

/**
 * Runs body with the address of a page of another site that frames some pages of this one: 127.0.0.1 is another site
 * than localhost, which this one takes itself for.
 */
async function onOtherSite(paths: string[], body: (address: string) => Promise<void>) {
  const frames = paths.map((path) => `<iframe src="${process.env.UNKNOT_SERVED + path}" title="Framed"></iframe>`);
  const html = `<!doctype html><html lang="en"><title>Another site</title>${frames.join("")}`;
  const server = createServer((_, answer) => answer.setHeader("Content-Type", "text/html").end(html)).listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    await body(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test("a frame on another site says that it shows no page any more, and links to the page in a new window @plain", async ({ page }) => {
  await onOtherSite(["/embed/stretches/seated-twist"], async (address) => {
    await page.goto(address);
    const opened = page.context().waitForEvent("page");
    await page.frameLocator("iframe").getByRole("link", { name: "read Seated twist on its own" }).click();
    await expect(await opened).toHaveURL(`${process.env.UNKNOT_SERVED}/stretches/seated-twist`);
    expect(page.url()).toBe(address);
  });
});

test("another site cannot frame other pages", async ({ page }) => {
  await onOtherSite(["/", "/stretches/seated-twist", "/handout/change"], async (address) => {
    await page.goto(address);
    for (const frame of page.frames().slice(1)) {
      expect(await frame.locator("#main").count()).toBe(0); // a browser may show an error there
    }
  });
});
