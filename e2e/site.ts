import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Locator, type Page } from "@playwright/test";
import type axe from "axe-core";

/** Whether this is the nightly run, which includes checks that take too long for every change. */
export const nightly = Boolean(process.env.NIGHTLY);

/** One address of every kind of page. */
export const kinds = {
  home: "/",
  region: "/upper-back",
  "guides list": "/guides",
  section: "/guides/causes",
  guide: "/guides/techniques/relieve-back-tension",
  "stretches list": "/stretches",
  "filtered list": "/stretches?region=upper-back&position=chair",
  "empty list": "/stretches?position=water&equipment=roller",
  stretch: "/stretches/cat-cow",
  "large print": "/stretches/cat-cow?print=large",
  routines: "/routines",
  routine: "/routines/daily-mobility",
  plans: "/plans",
  plan: "/plans/lasting-low-back",
  "week of a plan": "/plans/lasting-low-back/8",
  "session of a plan": "/plans/lasting-low-back/8/walk-and-loosen",
  "plan reminders": "/plans/lasting-low-back/remind?week=4",
  player: "/routines/lower-back-routine/play",
  "player of a move": "/stretches/seated-twist/play",
  reminders: "/routines/daily-mobility/remind",
  "refused reminders": "/routines/daily-mobility/remind?days=&time=",
  safety: "/safety",
  floor: "/floor",
  about: "/about",
  tag: "/tags/desk",
  muscles: "/muscles",
  muscle: "/muscles/erector-spinae",
  claims: "/evidence",
  "filtered claims": "/evidence?verdict=supported&region=lower-back",
  claim: "/evidence/cl-26",
  treatments: "/evidence/treatments",
  "sorted treatments": "/evidence/treatments?sort=effect",
  guidelines: "/evidence/guidelines",
  sources: "/sources",
  source: "/sources/hayden-2021",
  questions: "/questions",
  answer: "/questions/flying",
  breathe: "/breathe",
  start: "/start",
  "open questions": "/start?where=leg",
  "chosen routine": "/start?pain=lasting&where=lower-back&floor=yes&minutes=12",
  checklist: "/checklist",
  "checklist cards": "/checklist/cards",
  "who should change what": "/safety/adapt",
  "safety cards": "/safety/cards",
  glossary: "/glossary",
  handout: "/handout",
  sheet: "/handout?sheet=1.d3.47c-2h15e.46a-8.62c-300s",
  "sheet of many": "/handout?sheet=1.47c-2h15.46a-8.62c-300s.13c-5h5.45c-8.999-8",
  "empty sheet": "/handout?sheet=1.999-8",
  "moves for a condition": "/stretches/for/pregnancy",
  review: "/review",
  data: "/data",
  "fields of the data": "/data/fields",
  search: "/search",
  results: "/search?q=neck",
  "worried results": "/search?q=cant+pee",
  "no results": "/search?q=xyzzy",
  "sheet to make": "/handout/change",
  "sheet to change": "/handout/change?sheet=1.d3.47c-2h15e.46a-8.62c-300s",
  "refused sheet": "/handout/change?sheet=1.47c-2h15e.46a-8&sets1=99",
  "sheet with faults": "/handout/change?sheet=1.d5.999.46a-8.46a-9.12.30.33.36c-99",
  "list for a sheet": "/stretches?position=chair&sheet=1.47c-2h15e",
  "404": "/stretches/cat-cwo",
};

/** The kinds that are looked at by day: what most readers open, and pages whose parts others have too. */
const byDay = [
  ...["home", "region", "stretches list", "stretch", "guide", "routine", "plan", "week of a plan", "player", "safety", "floor", "start"],
  ...["breathe", "treatments", "worried results", "chosen routine", "reminders", "sheet", "sheet to change", "404"],
];
export const looked = Object.entries(kinds).filter(([kind]) => nightly || byDay.includes(kind));

/** Returns the paths of all pages in the sitemap. */
export async function sitemap(page: Page): Promise<string[]> {
  const xml = await (await page.request.get("/sitemap.xml")).text();
  const paths = [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map((loc) => new URL(loc[1]).pathname);
  expect(paths.length).toBeGreaterThan(50);
  return paths;
}

/** Returns the paths of all weeks of all plans, which are not in the sitemap, or of their sessions. */
export async function planPages(page: Page, what: "weeks" | "sessions"): Promise<string[]> {
  const linked = async (paths: string[], address: RegExp) => {
    const pages = await Promise.all(paths.map(async (path) => (await page.request.get(path)).text()));
    return [...new Set(pages.flatMap((html) => [...html.matchAll(address)].map(([, path]) => path)))];
  };
  const weeks = await linked((await sitemap(page)).filter((path) => path.startsWith("/plans/")), /href="(\/plans\/[^/"]+\/\d+)"/g);
  const paths = what === "weeks" ? weeks : await linked(weeks, /href="(\/plans\/[^/"]+\/\d+\/[^/"?]+)"/g);
  expect(paths.length).toBeGreaterThan(20);
  return paths;
}

/** Returns the n paths whose pages have the most bytes. */
export async function longest(page: Page, paths: string[], n: number): Promise<string[]> {
  const sized = await Promise.all(paths.map(async (path) => ({ path, size: (await (await page.request.get(path)).body()).length })));
  return sized.sort((a, b) => b.size - a.size).slice(0, n).map(({ path }) => path);
}

/**
 * Loads no pictures of pages opened from now on: they take up their space even so. Routes would turn off the browser's
 * cache.
 */
export async function leaveOutPictures(page: Page) {
  const network = await page.context().newCDPSession(page);
  await network.send("Network.enable");
  await network.send("Network.setBlockedURLs", { urls: ["*.svg"] });
}

/** Returns the entries of a list of moves. */
export function cards(page: Page): Locator {
  return page.getByRole("main").getByRole("listitem").filter({ has: page.getByRole("heading", { level: 3 }) });
}

/** Returns the checkbox of a value in a facet. */
export function choice(page: Page, facet: string, value: string): Locator {
  return page.getByRole("group", { name: facet, exact: true }).getByRole("checkbox", { name: value, exact: true });
}

/** The tags of the axe rules that pages must pass. */
export const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What a page runs to load axe. axe.source is twice as long. */
export const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Runs in a page: returns the violations that axe finds with the given rules or tags. */
export async function violations(runOnly: string[]) {
  const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly, resultTypes: ["violations"] });
  return violations.flatMap((v) => v.nodes.map((node) => `${v.id}: ${node.target} ${node.failureSummary}`));
}

/** Returns the number of sides that the open page prints on, with backgrounds off as browsers print. */
export async function printedSides(page: Page, format: "A4" | "Letter") {
  const pdf = (await page.pdf({ format })).toString("latin1");
  return [...pdf.matchAll(/\/MediaBox/g)].length;
}

/** Opens a page and returns the number of sides that it prints on. */
export async function printedPages(page: Page, path: string, format: "A4" | "Letter") {
  await page.goto(path);
  return printedSides(page, format);
}

/** Runs in a page: returns the size of the smallest letters of some elements, in pt. */
export function smallestLetters(elements: Element[]) {
  return Math.min(...elements.map((element) => parseFloat(getComputedStyle(element).fontSize) * 0.75));
}

/** Returns the names of all that the site has stored in the browser, each with its kind. */
export async function stored(page: Page): Promise<string[]> {
  const cookies = await page.context().cookies();
  const others = await page.evaluate(async () => [
    ...Object.keys(localStorage).map((key) => `local storage: ${key}`),
    ...Object.keys(sessionStorage).map((key) => `session storage: ${key}`),
    ...(await indexedDB.databases()).map(({ name }) => `database: ${name}`),
    ...(await caches.keys()).map((name) => `cache: ${name}`),
  ]);
  return [...cookies.map(({ name }) => `cookie: ${name}`), ...others];
}

/** Records the texts that an element comes to have. Returns a handle to their list in the page. */
export function recordTexts(element: Locator) {
  return element.evaluateHandle((element) => {
    const texts: string[] = [];
    const observer = new MutationObserver(() => texts.push(element.textContent!));
    observer.observe(element, { childList: true, characterData: true, subtree: true });
    return texts;
  });
}

/** Runs in a page: gives it that many voices for spoken words. The browsers of the tests have none. */
export function setVoices(count: number) {
  SpeechSynthesis.prototype.getVoices = () => Array.from({ length: count }, () => ({}) as SpeechSynthesisVoice);
}

/** Gives a voice to each page that is opened from now on. */
export const giveVoice = (page: Page) => page.addInitScript(setVoices, 1);

/** Opens a page whose clock runs only when a test advances it. */
export async function openPaused(page: Page, path: string) {
  await page.clock.install({ time: new Date("2026-01-01T08:00:00") });
  await page.goto(path);
  await page.clock.pauseAt(new Date("2026-01-01T09:00:00"));
}

/** Returns what a page has copied. The site itself may not read that. */
export async function copied(page: Page): Promise<string> {
  const other = await page.context().newPage();
  await other.route("**/*", (route) => route.fulfill({ body: "" }));
  await other.goto("http://clipboard.localhost/");
  const text = await other.evaluate(() => navigator.clipboard.readText());
  await other.close();
  return text;
}
