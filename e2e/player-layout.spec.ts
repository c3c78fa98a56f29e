import { expect, test } from "@playwright/test";
import { move, outside, player, press, routine, start } from "./player.ts";
import { applyTextSpacing } from "./layout.ts";
import { axeSource, giveVoice, nightly, openPaused, sitemap, tags, violations } from "./site.ts";

test.beforeEach(({ page }) => giveVoice(page));

const sizes = [
  { width: 320, height: 568 },
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
  { width: 844, height: 390 },
  { width: 568, height: 320 },
];

test("axe finds nothing in any state, and all keys are in view at every size", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(routine);
  await page.evaluate(axeSource);
  const look = async (state: string) => {
    for (const size of sizes) {
      await page.setViewportSize(size);
      const at = `${state}, ${size.width} × ${size.height}`;
      expect.soft(await player(page).evaluate(outside), at).toEqual([]);
      for (const colorScheme of ["light", "dark"].slice(0, nightly ? 2 : Number(size === sizes[0])) as ("light" | "dark")[]) {
        await page.emulateMedia({ colorScheme });
        expect.soft(await page.evaluate(violations, tags), `${at}, ${colorScheme}`).toEqual([]);
      }
    }
  };
  await start(page);
  await press(page, "Skip");
  await press(page, "Skip");
  await look("running");
  await press(page, "Pause");
  await look("paused");
  for (let n = await page.locator(".run > li").count(); n > 2; n--) {
    await press(page, "Skip");
  }
  await expect(player(page).getByRole("heading", { name: "Done.", exact: true })).toBeVisible();
  await look("done");
});

test("the numbers of steps are not cut off, also with wide letter spacing", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openPaused(page, move);
  await start(page);
  await press(page, "Steps");
  for (const spaced of [false, true]) {
    if (spaced) {
      await page.evaluate(applyTextSpacing);
    }
    const cut = await player(page).locator(".words").evaluate((words) => {
      return [...words.querySelectorAll("ol > li")].map((step, n) => {
        const number = document.createElement("span");
        number.textContent = `${n + 1}. `;
        number.style.whiteSpace = "pre";
        step.append(number); // in the font of the step, like its real number
        const room = step.getBoundingClientRect().left - words.getBoundingClientRect().left - number.getBoundingClientRect().width;
        number.remove();
        return room;
      });
    });
    expect(cut.length).toBeGreaterThan(2);
    expect(Math.min(...cut), spaced ? "spaced out" : "as it is").toBeGreaterThan(0);
  }
});

test("at a zoom of 400 % the player scrolls up and down, never sideways, and its keys stay in view", { tag: "@night" }, async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  await page.goto(routine);
  await start(page);
  for (const state of ["running", "paused"]) {
    for (const key of await player(page).locator(".keys button").all()) {
      await expect(key, state).toBeInViewport({ ratio: 1 });
    }
    expect(await player(page).evaluate((player) => player.scrollWidth - player.clientWidth)).toBe(0);
    await expect(player(page).locator(".stage")).toBeVisible({ visible: state === "running" });
    await page.keyboard.press("Escape");
  }
});

// Every cue of every player, at the sizes of telephones: what to do now is read without scrolling, below or beside its
// picture.
for (const kind of ["routines", "stretches"]) {
  test(`at every cue of all ${kind} the picture is large and the step readable`, { tag: "@night" }, async ({ page }) => {
    test.slow(); // it measures hundreds of cues at four sizes
    const paths = (await sitemap(page)).filter((path) => path.startsWith(`/${kind}/`)).map((path) => `${path}/play`);
    expect(paths.length).toBeGreaterThan(15);
    await page.addInitScript(() => { // the clock of the player stands, but for jumps of the test
      const clock = Object.assign(globalThis as unknown as { time: number }, { time: 0 });
      performance.now = () => clock.time;
    });
    for (const path of paths) {
      await page.setViewportSize(phones[0]);
      await page.goto(path);
      await start(page);
      for (const size of phones) {
        await page.setViewportSize(size);
        expect.soft(await player(page).evaluate(faultsOfCues, size), `${path}, ${size.width} × ${size.height}`).toEqual([]);
      }
    }
  });
}

const phones = [{ width: 320, height: 568 }, { width: 390, height: 664 }, { width: 375, height: 667 }, { width: 667, height: 375 }];

/** Goes through all cues of the player and returns what is wrong with its layout at each. */
function faultsOfCues(player: Element, { width, height }: { width: number; height: number }) {
  const clock = globalThis as unknown as { time: number };
  const faults: string[] = [];
  const seen = new Set<string>();
  let at = 5; // seconds of the lead-in
  for (const cue of document.querySelectorAll<HTMLElement>("main .cues > li")) {
    const row = cue.closest<HTMLElement>(".run > li")!;
    const { kind, side } = cue.dataset;
    const [minutes, seconds] = cue.children[1].textContent!.split(":").map(Number);
    const key = `${[...row.parentElement!.children].indexOf(row)} ${kind === "ready"} ${side}`;
    const from = at;
    at += minutes * 60 + seconds;
    if (seen.has(key)) {
      continue;
    }
    seen.add(key);
    clock.time = (from + 0.1) * 1000;
    document.dispatchEvent(new Event("visibilitychange")); // as after a sleep
    const box = (selector: string) => player.querySelector(selector)!.getBoundingClientRect();
    const fault = (what: string) => faults.push(`${row.querySelector("h3")!.textContent}, ${cue.firstElementChild!.textContent}: ${what}`);
    if (player.querySelector(".do")!.textContent !== cue.firstElementChild!.textContent) {
      fault(`shows ${player.querySelector(".do")!.textContent}`);
    }
    const told = [...player.querySelectorAll(".told > :not(ol), .told > ol > *")];
    const step = told.find((part) => getComputedStyle(part).clipPath === "none")!;
    const { top, bottom, left, right } = step.getBoundingClientRect();
    const words = player.querySelector(".words")!;
    const end = Math.min(height, box(".rule").top, box(".after").top);
    const cutOff = top < 0 || bottom > end || left < 0 || right > width;
    if (cutOff || words.scrollHeight > words.clientHeight + 1) {
      fault(`${step.textContent} from ${Math.round(top)} to ${Math.round(bottom)}`);
    }
    if (parseFloat(getComputedStyle(step).fontSize) < 20) {
      fault("small letters");
    }
    if (box(".rule").bottom > box(".keys").top + 1 || box(".keys").bottom > height + 1 || player.matches(".scrolling")) {
      fault("it scrolls");
    }
    if (row.dataset.figure) {
      const plate = box(".stage .plate");
      if (width === 390 && plate.width < 350) {
        fault(`picture ${Math.round(plate.width)} px wide`);
      }
      if (width > height && plate.width < 0.38 * width) {
        fault(`picture ${Math.round(plate.width)} px wide`);
      }
      if (plate.height < 90) {
        fault(`picture ${Math.round(plate.height)} px high`);
      }
    }
  }
  return faults;
}
