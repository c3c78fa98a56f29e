import { expect } from "@playwright/test";
import { arrive, until } from "./engine.ts";
import { text } from "./layout.ts";
import { inEngine, test } from "./test.ts";

test("a filter leads to a move, and the move to its player", inEngine(async (engine) => {
  await engine.open("/stretches");
  await engine.click(".sift"); // the filter, out of sight on a phone
  await engine.click("input[name=region][value=upper-back]");
  await engine.click("input[name=position][value=chair]");
  await engine.click(".show button");
  await arrive(engine, "/stretches?region=upper-back&position=chair#count");

  await engine.click({ role: "link", name: "Seated twist" });
  await arrive(engine, "/stretches/seated-twist");
  const shut = () => until("it is shut", () => engine.evaluate(() => document.querySelector("dialog[open]") === null));
  await engine.click("main a.btn[href$='/play']");
  await until("the player shows how long is left", async () => /^\d+\s+seconds?$/.test(await text(engine, "dialog[open] [role=timer]")));
  await arrive(engine, "/stretches/seated-twist/play");
  const plate = await engine.evaluate(() => document.querySelector("dialog .plate")!.getBoundingClientRect().width / innerWidth);
  expect(plate).toBeGreaterThan(0.5);
  await engine.press("Escape");
  await until("it has paused", async () => /Paused/.test(await text(engine, "dialog[open]")));
  await engine.press("Escape");
  await shut();
  await arrive(engine, "/stretches/seated-twist");
  await until("the link has the focus", () => engine.evaluate(() => document.activeElement!.matches("a[href$='/play']")));

  await engine.click("main a.btn[href$='/play']");
  await until("it goes on from there", async () => /Paused/.test(await text(engine, "dialog[open]")));
  await arrive(engine, "/stretches/seated-twist/play");
  await engine.evaluate(() => history.back());
  await shut();
  await arrive(engine, "/stretches/seated-twist");

  await engine.open("/stretches/seated-twist/play");
  await engine.click("main [data-start]");
  await until("the page of the player plays too", async () => /^\d+\s+seconds?$/.test(await text(engine, "dialog[open] [role=timer]")));
  expect(await engine.faults()).toEqual([]);
}));

test("at the end the rope draws straight, and the next day is one button away", inEngine(async (engine) => {
  await engine.open("/routines/two-minutes-upper-back/play");
  await engine.click("main [data-start]");
  for (const left of ["mark", "rope-2", "rope-1"]) { // three moves
    expect(await engine.evaluate(() => document.querySelector("dialog .rope use")!.getAttribute("href")!.replace(/.*#/, ""))).toBe(left);
    await engine.click({ role: "button", name: "Skip" });
  }
  const height = () => engine.evaluate(() => document.querySelector<SVGPathElement>("dialog .untied path")!.getBBox().height);
  expect(await height()).toBeGreaterThan(0.1);
  await until("the rope is straight", async () => (await height()) < 0.01);
  expect(await text(engine, "dialog .again")).toMatch(/Again tomorrow\?\s+Put \d\d:[03]0 in your calendar/);
  expect(await engine.evaluate(() => document.querySelector<HTMLAnchorElement>("dialog .end a")!.innerText)).toMatch(/^Sorer than before/);
  expect(await engine.faults()).toEqual([]);
}));

test("the way down to the floor is shown step by step, or all of it", inEngine(async (engine) => {
  await engine.open("/stretches/childs-pose/play");
  await engine.click("main [data-start]");
  const steps = () => engine.evaluate(() => {
    const rule = document.querySelector("dialog[open] .rule")!.getBoundingClientRect();
    const items = [...document.querySelectorAll("dialog[open] .told li")];
    const shown = items.filter((item) => getComputedStyle(item).clipPath === "none");
    return { all: items.length, shown: shown.length, fit: shown.every((item) => item.getBoundingClientRect().bottom <= rule.top) };
  });
  const { all, shown, fit } = await steps();
  expect(shown).toBeGreaterThan(0);
  expect(shown).toBeLessThan(all);
  expect(fit).toBe(true);
  expect(await engine.evaluate(() => document.querySelector("dialog .plate")!.getBoundingClientRect().height)).toBeGreaterThan(90);
  await engine.click({ role: "button", name: "Steps" });
  await until("all steps are shown", async () => (await steps()).shown === all);
  expect(await engine.faults()).toEqual([]);
}));

test("a plan leads to a week, and Start opens the player of a session", inEngine(async (engine) => {
  await engine.open("/plans/desk-upper-back");
  await engine.click({ role: "link", name: "Week 3" });
  await arrive(engine, "/plans/desk-upper-back/3"); // the page before has such buttons too
  await engine.click(".session .btn");
  await until("the player shows how long is left", async () => /^\d+\s+seconds?$/.test(await text(engine, "dialog[open] [role=timer]")));
}));

test("four answers lead to a routine, and Start opens its player", inEngine(async (engine) => {
  await engine.open("/start");
  for (const [question, answer] of [["pain", "new"], ["where", "leg"], ["floor", "no"], ["minutes", "12"]]) {
    await engine.click(`label:has([name=${question}][value="${answer}"])`);
  }
  await engine.click({ role: "button", name: "Show my routine" });
  await arrive(engine, "/start?pain=new&where=leg&floor=no&minutes=12");
  expect(await text(engine, "main")).toMatch(/A leg newly unable to hold you.*Start, \d+ min/s);
  await engine.click(".act .btn");
  await until("the player shows how long is left", async () => /^\d+\s+seconds?$/.test(await text(engine, "dialog[open] [role=timer]")));
  expect(await engine.faults()).toEqual([]);
}));

test("moves are added to a sheet, one is changed, and the sheet shows them", inEngine(async (engine) => {
  await engine.open("/stretches?region=lower-back&sheet=");
  await engine.click({ role: "button", name: "Add seated twist" });
  await arrive(engine, /^\/stretches\?region=lower-back&sheet=1\./);
  await engine.click({ role: "button", name: "Add cat-cow" });
  await arrive(engine, /^\/stretches\?region=lower-back&sheet=1\.[^.]+\.46/);
  await engine.click({ role: "link", name: "Back to the sheet" });
  await arrive(engine, /^\/handout\/change\?sheet=1\./);

  await engine.click("details:has(input[name=reps2]) > summary");
  await engine.click("input[name=reps2]");
  await engine.press("Backspace");
  await engine.type("5");
  await engine.press("Enter");
  await arrive(engine, /^\/handout\/change\?.*46a-5/);
  await engine.click({ role: "button", name: "See the sheet" });
  await arrive(engine, /^\/handout\?sheet=1\./);
  const sheet = await text(engine, "main");
  expect(sheet).toContain("Seated twist");
  expect(sheet).toMatch(/Cat-cow.*5 times/s);
  expect(await engine.faults()).toEqual([]);
}));
