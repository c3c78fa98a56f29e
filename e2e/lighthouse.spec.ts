import { expect, test } from "@playwright/test";
import { scores } from "./lighthouse.mjs";
import { kinds, nightly } from "./site.ts";

const categories = ["accessibility", "best-practices", "seo"];

for (const kind of nightly ? (["home", "guide", "stretch", "stretches list"] as const) : []) {
  test(`Lighthouse finds no fault on the ${kind} page of a phone`, async ({ baseURL }) => {
    const found = await scores(baseURL + kinds[kind], categories);
    expect(found).toHaveLength(categories.length);
    for (const { category, score, failed } of found) {
      expect.soft(score, `${category}\n${failed.join("\n")}`).toBe(100);
    }
  });
}
