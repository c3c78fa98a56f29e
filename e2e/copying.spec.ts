import { expect, test } from "@playwright/test";
import { openPaused } from "./site.ts";

test("the button copies the permanent address, again and again", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openPaused(page, "/stretches/cat-cow");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
  await expect(page.getByRole("main").getByRole("status")).toHaveText("Address copied");

  const copied = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  await expect(page.locator(".pop .address")).toHaveText(`${copied.host}/s/46`);
  expect(copied.pathname).toBe("/s/46");
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

test("the list under More closes when the focus has left it", async ({ page }) => {
  await page.goto("/stretches/cat-cow");
  await page.getByRole("button", { name: "More" }).click();
  const list = page.getByRole("group", { name: "More" });
  await list.getByRole("link").last().focus();
  await expect(list).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(list).toBeHidden();
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("a page shows its address as text and no button that needs a script", async ({ page }) => {
    await page.goto("/stretches/cat-cow");
    await expect(page.getByRole("button", { name: /Send|Print/ })).toHaveCount(0);
    await page.getByRole("button", { name: "More" }).click();
    await expect(page.locator(".pop .address")).toHaveText(/^[^/]+\/s\/46$/);
  });
});

// The pages with a button that sends, and what the message says: of one move its first step and dose, of several their
// names.
const sends = {
  "/stretches/pelvic-tilt": { url: /\/s\/25$/, text: /^Pelvic tilt, on a bed: lie on your back .* 6 times\.$/ },
  "/stretches/pelvic-tilt#chair": { url: /\/s\/25#chair$/, text: /^Pelvic tilt, in a chair: sit .* 6 times\.$/ },
  "/routines/daily-mobility": { url: /\/routines\/daily-mobility$/, text: /^Daily mobility, .*\d minutes: slow breathing, .*cat-cow/ },
  "/guides/techniques/relieve-back-tension": { url: /\/guides\/techniques\/relieve-back-tension$/, text: /^How to relieve tension .* \S/ },
  "/handout?sheet=1.46a-8.1c-5h3e": {
    url: /\/handout\?sheet=1\.46a-8\.1c-5h3e$/,
    text: /^Moves for your back, \d minutes: cat-cow \(8 times\); neck turns \(hold 3 seconds, 5 times each side\)\.$/,
  },
  "/handout/change?sheet=1.46a-8": { url: /\/handout\?sheet=1\.46a-8$/, text: /^Cat-cow, on hands and knees: kneel .* 8 times\.$/ },
};

for (const [address, { url, text }] of Object.entries(sends)) {
  test(`where the browser can share, the button on ${address} sends words that need no link`, { tag: "@night" }, async ({ page }) => {
    await page.addInitScript(() => {
      const shared: ShareData[] = [];
      Object.assign(globalThis, { shared });
      Object.defineProperty(navigator, "share", { value: (data: ShareData) => { shared.push(data); return Promise.resolve(); } });
    });
    await page.goto(address);
    await page.getByRole("button", { name: "Send", exact: true }).filter({ visible: true }).first().click();
    const shared = await page.evaluate(() => (globalThis as unknown as { shared: ShareData[] }).shared);
    expect(shared).toHaveLength(1);
    expect(shared[0].url).toMatch(url);
    expect(shared[0].text).toMatch(text);
  });

  test(`where the browser refuses to share, the button on ${address} copies`, { tag: "@night" }, async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.addInitScript(() => Object.defineProperty(navigator, "share", { value: () => Promise.reject(new DOMException("", "NotAllowedError")) }));
    await page.goto(address);
    await page.getByRole("button", { name: "Send", exact: true }).filter({ visible: true }).first().click();
    await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(url);
  });
}
