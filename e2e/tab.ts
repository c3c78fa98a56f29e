import { test as base, type Page } from "@playwright/test";

const kept = new Map<boolean, Page>(); // with script and without

/**
 * A test whose page is that of a test before it, if that passed: opening one in a process of its own takes longer than
 * most tests. It is for tests that leave nothing behind: no routes, clocks, scripts or listeners.
 */
export const test = base.extend({
  page: async ({ browser, baseURL, javaScriptEnabled, viewport }, use, info) => {
    let page = kept.get(javaScriptEnabled);
    if (!page) {
      const context = await browser.newContext({ baseURL, javaScriptEnabled, serviceWorkers: "block", viewport });
      page = await context.newPage();
      kept.set(javaScriptEnabled, page);
    }
    await page.setViewportSize(viewport!);
    await page.emulateMedia({ media: null, colorScheme: null, reducedMotion: null, forcedColors: null });
    await use(page);
    if (info.errors.length > 0) {
      kept.delete(javaScriptEnabled);
      await page.context().close();
    }
  },
});
