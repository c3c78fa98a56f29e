import { expect, test } from "@playwright/test";

// Measures in pixels hold for the fonts they were taken with: without them the other tests would fail for no reason that they could name.
test("the browser finds the pinned fonts and no others", async ({ page }) => {
  await page.goto("/");
  const client = await page.context().newCDPSession(page);
  await client.send("DOM.enable");
  await client.send("CSS.enable");
  const { root } = await client.send("DOM.getDocument");
  for (const [selector, font] of [["h1", "P052"], ["main p", "Carlito"]]) {
    const { nodeId } = await client.send("DOM.querySelector", { nodeId: root.nodeId, selector });
    const { fonts } = await client.send("CSS.getPlatformFontsForNode", { nodeId });
    expect(fonts.map(({ familyName }) => familyName), selector).toEqual([font]);
  }
});
