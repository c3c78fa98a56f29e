import { test as base, type Page } from "@playwright/test";

let kept: Page | undefined;

/**
 * A test whose page is that of the test before it, if that passed: opening one in a process of its own takes longer than most tests. It is for
 * tests that leave nothing behind: no routes, clocks, scripts or listeners.
 */
export const test = base.extend({
  page: async ({ browser, baseURL, javaScriptEnabled, viewport }, use, info) => {
    if (!kept) {
      const context = await browser.newContext({ baseURL, javaScriptEnabled, serviceWorkers: "block", viewport });
      kept = await context.newPage();
    }
    await kept.setViewportSize(viewport!);
    await kept.emulateMedia({ media: null, colorScheme: null, reducedMotion: null, forcedColors: null });
    await use(kept);
    if (info.errors.length > 0) {
      await kept.context().close();
      kept = undefined;
    }
  },
});
