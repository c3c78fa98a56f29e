import { fileURLToPath } from "node:url";
import { expect, type Page } from "@playwright/test";
import ts from "typescript";
import { kinds, nightly, sitemap } from "./site.ts";
import { test } from "./tab.ts";

/** The schema.org type of each kind of page. The kinds that are missing have no structured data. */
const types: Partial<Record<keyof typeof kinds, string>> = {
  home: "WebSite",
  region: "MedicalWebPage",
  section: "BreadcrumbList",
  data: "Dataset",
  "fields of the data": "BreadcrumbList",
  guide: "MedicalWebPage",
  stretch: "MedicalWebPage",
  "large print": "MedicalWebPage",
  routine: "MedicalWebPage",
  plan: "MedicalWebPage",
  safety: "MedicalWebPage",
  floor: "MedicalWebPage",
  about: "AboutPage",
  "moves for a condition": "BreadcrumbList",
  muscle: "BreadcrumbList",
  claims: "MedicalWebPage",
  "filtered claims": "MedicalWebPage",
  claim: "MedicalWebPage",
  treatments: "MedicalWebPage",
  "sorted treatments": "MedicalWebPage",
  answer: "MedicalWebPage",
  guidelines: "MedicalWebPage",
  source: "BreadcrumbList",
  questions: "MedicalWebPage",
  breathe: "MedicalWebPage",
  start: "MedicalWebPage",
  "open questions": "MedicalWebPage",
  "chosen routine": "MedicalWebPage",
  checklist: "MedicalWebPage",
  "checklist cards": "BreadcrumbList",
  "who should change what": "BreadcrumbList",
  "safety cards": "BreadcrumbList",
  glossary: "MedicalWebPage",
  handout: "MedicalWebPage",
};

/** The vocabulary of schema.org as types, narrowed to the types that pages use. */
const vocabulary = `
import type { AboutPage, BreadcrumbList, Dataset, ExercisePlan, MedicalWebPage, WebSite, WithContext } from "schema-dts";
type Block = WithContext<AboutPage | BreadcrumbList | Dataset | MedicalWebPage | WebSite>;
`;

/** A block as a line of constants. The main entity of a page can only be an ExercisePlan. */
function line(block: string, i: number): string {
  const data = JSON.parse(block);
  const plan = data.mainEntity ? ` export const plan${i}: ExercisePlan = ${JSON.stringify(data.mainEntity)};` : "";
  return `export const block${i}: Block = ${JSON.stringify(data)};${plan}`;
}

/** Returns the compiler's first error for each block of data, by the place that the block is from. */
function faults(blocks: Record<string, string>): Record<string, string> {
  const name = fileURLToPath(new URL("blocks.ts", import.meta.url)); // beside this file, where the types are found; it is never written
  const places = Object.keys(blocks);
  const begin = vocabulary.split("\n").length - 1;
  const text = vocabulary + places.map((place, i) => line(blocks[place], i)).join("\n");

  const options: ts.CompilerOptions = {
    strict: true, noEmit: true, skipLibCheck: true, types: [], lib: ["lib.es2022.d.ts"], target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (file) => file === name || fileExists(file);
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.ES2022);
  host.getSourceFile = (file, ...rest) => (file === name ? source : getSourceFile(file, ...rest));

  const found: Record<string, string> = {};
  for (const { file, start, messageText } of ts.getPreEmitDiagnostics(ts.createProgram([name], options, host))) {
    const at = file ? file.getLineAndCharacterOfPosition(start!).line - begin : -1;
    found[places[at] ?? "the vocabulary"] ??= ts.flattenDiagnosticMessageText(messageText, "\n");
  }
  return found;
}

for (const kind of ["stretch", "guide", "routine"] as const) {
  test(`a shared link to a ${kind} has a picture of the declared size`, async ({ page }) => {
    await page.goto(kinds[kind]);
    const property = (name: string) => page.locator(`meta[property="og:${name}"]`).getAttribute("content");
    const { pathname } = new URL((await property("image"))!); // the public address of the site may be another
    const picture = await page.evaluate(async (path) => {
      const answer = await fetch(path);
      const { width, height } = await createImageBitmap(await answer.blob());
      return { status: answer.status, type: answer.headers.get("content-type"), width, height };
    }, pathname);
    expect(picture).toEqual({ status: 200, type: "image/png", width: 1200, height: 630 });
    expect([await property("image:width"), await property("image:height")]).toEqual(["1200", "630"]);
    expect((await property("image:alt"))!.length).toBeGreaterThan(20);
  });
}

/** Returns the structured data of a page of each kind and of each routine, by path, and its type by kind. */
async function structuredData(page: Page) {
  const routines = (await sitemap(page)).filter((path) => path.startsWith("/routines/"));
  expect(routines.length).toBeGreaterThan(5);
  const blocks: Record<string, string> = {};
  const said: typeof types = {};
  for (const [kind, path] of [...Object.entries(kinds), ...routines.map((path) => ["routine", path])]) {
    const html = await (await page.request.get(path)).text();
    const [block, another] = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map((found) => found[1]);
    expect(another, path).toBeUndefined();
    if (block) {
      blocks[path] = block;
      said[kind as keyof typeof kinds] = JSON.parse(block)["@type"];
    }
    if (kind === "routine") {
      expect(JSON.parse(block).mainEntity["@type"], path).toBe("ExercisePlan");
    }
  }
  return { blocks, said };
}

test("pages have structured data of their type", async ({ page }) => {
  expect((await structuredData(page)).said).toEqual(types);
});

test("the structured data of pages is valid schema.org", async ({ page }) => {
  test.skip(!nightly, "compiling it takes long");
  const { blocks } = await structuredData(page);

  // The compiler finds no mistakes but those put into a valid block.
  const right = blocks[kinds.routine];
  const wrong = Object.entries({
    "an unknown property": right.replace('"activityDuration"', '"activityLength"'),
    "a property of another type": right.replace('"lastReviewed"', '"recipeYield"'),
    "an unknown type": right.replace('"Patient"', '"Sufferer"'),
    "a value of another type": right.replace('"position":1', '"position":{}'),
    "another main entity": right.replace('"mainEntity":{"@type":"ExercisePlan"', '"mainEntity":{"@type":"HowTo"'),
    "no context": right.replace('"@context"', '"context"'),
  });
  expect(wrong.filter(([, block]) => block === right)).toEqual([]);
  expect(Object.keys(faults({ ...blocks, ...Object.fromEntries(wrong) }))).toEqual(wrong.map(([name]) => name));
});
