import { expect, test } from "@playwright/test";
import { FileSystemConfigLoader, HtmlValidate } from "html-validate";
import { kinds, sitemap } from "./site.ts";

test("every page is valid HTML", async ({ page }) => {
  test.setTimeout(180_000); // hundreds of pages
  const validator = new HtmlValidate(new FileSystemConfigLoader());
  for (const path of new Set([...(await sitemap(page)), ...Object.values(kinds)])) {
    const html = await (await page.request.get(path)).text();
    const { results } = await validator.validateString(html, "page.html");
    const found = results.flatMap((result) => result.messages.map((m) => `${m.ruleId}: ${m.message} ${m.selector ?? ""}`));
    expect.soft(found, path).toEqual([]);
  }
});
