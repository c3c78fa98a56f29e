import { expect } from "@playwright/test";
import { embedCode, onOtherSite, otherPage } from "./other-site.ts";
import { test } from "./tab.ts";

for (const [path, title] of [["/stretches/seated-twist", "Seated twist"], ["/routines/daily-mobility", "Daily mobility, whole back"]]) {
  test(`another site shows ${title}, and its links lead out of the frame @plain`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 800 });
    await onOtherSite(otherPage(await embedCode(path)), async (address) => {
      await page.goto(address);
      const frame = page.frameLocator("iframe");
      await expect(frame.getByRole("heading", { level: 1, name: title })).toBeVisible();
      await expect(frame.getByRole("heading", { name: "Stop if" })).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      expect(await frame.locator("html").evaluate((html) => html.scrollWidth <= innerWidth)).toBe(true);
      const opened = page.context().waitForEvent("page");
      await frame.getByRole("link", { name: "Start the timer" }).click();
      await expect(await opened).toHaveURL(({ hostname, pathname }) => hostname === "localhost" && pathname === `${path}/play`);
      expect(page.url()).toBe(address);
    });
  });
}

test("another site cannot frame other pages", async ({ page }) => {
  const code = (await embedCode("/stretches/seated-twist")).replace(' loading="lazy"', "");
  const framed = (path: string) => code.replace("/embed/stretches/seated-twist", path);
  await onOtherSite(otherPage(["/", "/stretches/seated-twist", "/handout/change"].map(framed).join("")), async (address) => {
    await page.goto(address);
    for (const frame of page.frames().slice(1)) {
      expect(await frame.locator("#main").count()).toBe(0); // a browser may show an error there
    }
  });
});
