import { expect, test } from "@playwright/test";
import { FileSystemConfigLoader, HtmlValidate } from "html-validate";
import { kinds, sitemap } from "./site.ts";

for (const half of [0, 1]) {
  test(`every page is valid HTML, half ${half + 1} of 2`, async ({ page }) => {
    const validator = new HtmlValidate(new FileSystemConfigLoader());
    const paths = [...new Set([...(await sitemap(page)), ...Object.values(kinds)])];
    for (const path of paths.filter((_, i) => i % 2 === half)) {
      const html = await (await page.request.get(path)).text();
      const { results } = await validator.validateString(html, "page.html");
      const found = results.flatMap((result) => result.messages.map((m) => `${m.ruleId}: ${m.message} ${m.selector ?? ""}`));
      expect.soft(found, path).toEqual([]);
    }
  });
}
