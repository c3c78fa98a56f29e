import { expect, test } from "@playwright/test";
import { scores } from "./lighthouse.mjs";
import { kinds } from "./site.ts";

for (const kind of ["home", "guide", "stretch", "stretches list"] as const) {
  test(`Lighthouse finds nothing to mend on the ${kind} page of a phone`, async ({ baseURL }) => {
    test.setTimeout(120_000); // it starts a browser of its own
    const found = await scores(baseURL + kinds[kind], ["accessibility", "best-practices", "seo"]);
    expect(found).toHaveLength(3);
    for (const { category, score, failed } of found) {
      expect.soft(score, `${category}\n${failed.join("\n")}`).toBe(100);
    }
  });
}
