import { expect, test } from "@playwright/test";

// Other tests have limits in pixels that hold for the pinned fonts only. Without them those tests would fail without
// naming the cause.
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
