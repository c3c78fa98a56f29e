import { expect, test } from "@playwright/test";

// Other tests have limits in pixels that hold for these fonts only. Without them those tests would fail without naming
// the cause. The fonts of the machine that take their place have the same widths.
for (const [those, serif, sans, arrive] of [["shipped", "Unknot Serif", "Unknot Sans", true], ["pinned", "P052", "Carlito", false]] as const) {
  test(`the browser finds the ${those} fonts and no others`, async ({ page }) => {
    if (!arrive) {
      await page.route("**/*.woff2", (route) => route.abort());
    }
    await page.goto("/");
    await page.evaluate(() => document.fonts.ready);
    const client = await page.context().newCDPSession(page);
    await client.send("DOM.enable");
    await client.send("CSS.enable");
    const { root } = await client.send("DOM.getDocument");
    for (const [selector, font] of [["h1", serif], ["main p", sans]]) {
      const { nodeId } = await client.send("DOM.querySelector", { nodeId: root.nodeId, selector });
      const { fonts } = await client.send("CSS.getPlatformFontsForNode", { nodeId });
      expect(fonts.map(({ familyName }) => familyName), selector).toEqual([font]);
    }
  });
}
