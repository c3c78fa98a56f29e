import { expect, test } from "@playwright/test";
import { FileSystemConfigLoader, HtmlValidate } from "html-validate";
import { kinds, looked, nightly, sitemap } from "./site.ts";

const eased = [
  /^no-redundant-role: Redundant role "list" on <[uo]l>/, // lists without markers say that they are lists: see kinds.spec.ts
  /^form-dup-name: .* #main > .* > form > button/, // each value of a filter is a field of its own, hidden for what is chosen already
  /^heading-level: .* <h2> #faults$/, // the summary of a form's errors is above the title, as on GOV.UK
];

test(`${nightly ? "every page" : "a page of every layout"} is valid HTML`, async ({ page }) => {
  test.slow();
  const validator = new HtmlValidate(new FileSystemConfigLoader());
  for (const path of new Set([...(nightly ? await sitemap(page) : []), ...looked.map(([, path]) => path)])) {
    const html = await (await page.request.get(path)).text();
    const { results } = await validator.validateString(html, "page.html");
    const found = results.flatMap((result) => result.messages.map((m) => `${m.ruleId}: ${m.message} ${m.selector ?? ""}`));
    expect.soft(found.filter((fault) => !eased.some((rule) => rule.test(fault))), path).toEqual([]);
  }
});

// Browsers call an empty field that is required invalid, and screen readers say so before there is an answer.
test("no field is invalid before an answer", async ({ page }) => {
  const client = await page.context().newCDPSession(page);
  let fields = 0;
  for (const path of ["/start", kinds.reminders]) {
    await page.goto(path);
    const { nodes } = await client.send("Accessibility.getFullAXTree");
    const found = nodes.filter(({ properties }) => properties?.some(({ name, value }) => name === "invalid" && value.value !== "false"));
    expect(found.map(({ role, name }) => `${role?.value} ${name?.value}`), path).toEqual([]);
    fields += await page.locator("[required]").count();
  }
  expect(fields).toBeGreaterThan(10);
});
