import { expect, test, type Page } from "@playwright/test";
import { copied, openPaused } from "./site.ts";

test("the button copies the permanent address, again and again", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openPaused(page, "/stretches/cat-cow");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
  await expect(page.getByRole("main").getByRole("status")).toHaveText("Address copied");

  const address = new URL(await copied(page));
  await expect(page.locator(".pop .address")).toHaveText(`${address.host}/s/46`);
  expect(address.pathname).toBe("/s/46");
  await page.clock.runFor("00:10");
  await expect(page.getByRole("button", { name: "Send" })).toBeVisible();
  await expect(page.getByRole("main").getByRole("status")).toBeEmpty();
});

test("the button reports that copying is blocked", async ({ page, context }) => {
  await context.grantPermissions([]); // revokes all of them
  await page.goto("/stretches/cat-cow");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("main").getByRole("status")).toContainText("Copying is blocked");
});

for (const [path, opener, role, last] of [["/stretches/cat-cow", "More", "group", "link"], ["/stretches", "Filter", "form", "button"]] as const) {
  test(`what ${opener} opens closes when the focus has left it`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(path);
    await page.getByRole("button", { name: opener }).click();
    const open = page.getByRole(role, { name: opener });
    await open.getByRole(last).last().focus();
    await expect(open).toBeVisible();
    await page.keyboard.press("Tab");
    await expect(open).toBeHidden();
  });
}

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("a page shows its address as text and no button that needs a script", async ({ page }) => {
    await page.goto("/stretches/cat-cow");
    await expect(page.getByRole("button", { name: /Send|Print/ })).toHaveCount(0);
    await page.getByRole("button", { name: "More" }).click();
    await expect(page.locator(".pop .address")).toHaveText(/^[^/]+\/s\/46$/);
  });
});

// The pages with a button that sends: at most the page, a place and large print, with a sentence of ours.
const sends = {
  "/stretches/pelvic-tilt": { url: /\/s\/25$/, text: /^A small first movement for the low back, \d+ seconds on a bed\.$/ },
  "/stretches/pelvic-tilt#chair": { url: /\/s\/25#chair$/, text: / seconds in a chair\.$/ },
  "/stretches/pelvic-tilt?print=large#chair": { url: /\/s\/25\?print=large#chair$/, text: / seconds in a chair\.$/ },
  "/routines/two-minutes-upper-back": { url: /\/routines\/two-minutes-upper-back$/, text: /^Two minutes: three small moves in a chair for stiff shoulders and a stiff upper back\./ },
  "/guides/techniques/relieve-back-tension": { url: /\/guides\/techniques\/relieve-back-tension$/, text: /^How to [^:]+: .*\S/ },
  "/handout?sheet=1.d3.fthin-bones.1c-5h3e.47c": { url: /\/handout\?sheet=1\.d3\.1c-5h3e\.47c-[^.]+$/, text: /^\w+ minutes: [a-z-]+( [a-z-]+)* and [a-z -]+, with how much of each\.$/ },
  "/handout/change?sheet=1.1c-5h3e.46a-8": { url: /\/handout\?sheet=1\.1c-5h3e\.46a-8$/, text: /^Four minutes: neck turns and cat-cow, with how much of each\.$/ },
};

/** Presses the button that sends, and returns what the dialog of the device was asked to share. */
async function send(page: Page, share: () => Promise<void>) {
  await page.getByRole("button", { name: "Send", exact: true }).filter({ visible: true }).first().click();
  await share();
  return page.evaluate(() => (globalThis as unknown as { shared: ShareData[] }).shared);
}

const stub = (answer: "shares" | "refuses") => `
  globalThis.shared = [];
  navigator.share = (data) => (shared.push(data), ${answer === "shares" ? "Promise.resolve()" : 'Promise.reject(new DOMException("", "NotAllowedError"))'});`;

for (const [address, { url, text }] of Object.entries(sends)) {
  for (const [how, touch, answer] of [["on touch the device shares", true, "shares"], ["if the device refuses, the button copies", true, "refuses"], ["without touch the button copies", false, "shares"]] as const) {
    test(`${how} ${address}`, { tag: "@night" }, async ({ browser }) => {
      const context = await browser.newContext({ hasTouch: touch, isMobile: touch, permissions: ["clipboard-read", "clipboard-write"] });
      const page = await context.newPage();
      await page.addInitScript(stub(answer));
      await page.goto(address);
      const isShared = touch && answer === "shares";
      const shared = await send(page, () => (isShared ? Promise.resolve() : expect(page.getByRole("button", { name: "Copied" })).toBeVisible()));
      expect(shared).toHaveLength(touch ? 1 : 0);
      if (isShared) {
        expect(shared[0].text).toMatch(text);
      }
      expect(isShared ? shared[0].url : await copied(page)).toMatch(url);
      await context.close();
    });
  }
}
