import { expect, test } from "@playwright/test";
import { sitemap } from "./site.ts";

test.use({ viewport: { width: 390, height: 844 } });

const longer = ["/", "/safety"]; // where the signs are the page, or all of them are listed

test("the end of every page is short: the box with signs and the footer", async ({ page }) => {
  test.slow(); // every page
  const long: string[] = [];
  for (const path of await sitemap(page)) {
    await page.goto(path, { waitUntil: "domcontentloaded" });
    const { box, footer } = await page.evaluate(() => {
      const toEnd = (element: Element | null | undefined) => element ? document.documentElement.scrollHeight - element.getBoundingClientRect().top - scrollY : 0;
      return { box: toEnd([...document.querySelectorAll("main .brief")].at(-1)), footer: toEnd(document.querySelector("footer.foot")) };
    });
    if (footer > 480 || footer < 100 || (!longer.includes(path) && box > 740)) {
      long.push(`${path}: ${box} px from the box, ${footer} px from the footer`);
    }
  }
  expect(long).toEqual([]);
});
