// Drives the player of a page, whose clock runs only when a test advances it.
import { expect, type Page } from "@playwright/test";
import { giveVoice, recordTexts } from "./site.ts";

export const move = "/stretches/seated-twist/play"; // held, twice a side
export const routine = "/routines/lower-back-routine/play"; // down to the floor and up

type Cue = { group: string; words: string; kind: string; side?: string; times: number; begins: number; seconds: number };

/** A step of a way to or from the floor, and the frame of its picture. */
export type Step = { frame: string; text: string };

/** Returns the cues in the list of the page. */
export function listed(page: Page): Promise<Cue[]> {
  return page.locator(".cues > li").evaluateAll((items) => {
    let begins = 0;
    return items.map((item) => {
      const { kind, side, times } = (item as HTMLElement).dataset;
      const [minutes, seconds] = item.children[1].textContent!.split(":").map(Number);
      const cue = {
        group: item.closest(".run > li")!.querySelector("h3")!.textContent!,
        words: item.firstElementChild!.textContent!,
        kind: kind!, side, times: Number(times ?? 0), begins, seconds: minutes * 60 + seconds,
      };
      begins += cue.seconds;
      return cue;
    });
  });
}

/** Returns the steps of the ways down and up in the list of the page. */
export function listedSteps(page: Page): Promise<Step[][]> {
  return page.locator(".way").evaluateAll((ways) =>
    ways.map((way) => {
      const { frames } = way.querySelector("ol")!.dataset;
      return [...way.querySelectorAll("li")].map((li, n) => ({ frame: frames![n], text: li.textContent! }));
    }),
  );
}

/** Lets seconds pass. */
export const pass = (page: Page, seconds: number) => page.clock.runFor(seconds * 1000);
export const player = (page: Page) => page.getByRole("dialog");
export const status = (page: Page) => player(page).locator("> [role=status]");
export const press = (page: Page, name: string) => player(page).getByRole("button", { name, exact: true }).click();
export const start = async (page: Page) => {
  await page.getByRole("main").getByRole("button", { name: /^Start/ }).click();
  await expect(player(page)).toBeVisible();
};
export const timer = (page: Page) => player(page).getByRole("timer");

/** Records the texts of the status. Returns a function that returns them. */
export async function listen(page: Page) {
  const said = await recordTexts(page.locator("dialog > [role=status]"));
  return () => said.jsonValue();
}

/** What a voice said, with its times in seconds of the page's clock, and whether it was cut off. */
export type Utterance = { text: string; at: number; until: number; isCut: boolean };

/**
 * Gives the page a voice that says so many words a minute by the page's clock, and reports no end if it is broken.
 * Returns a function that returns what it has said since the last call.
 */
export async function giveSpeaker(page: Page, wordsAMinute = 150, isBroken = false) {
  await giveVoice(page);
  await page.addInitScript(([wordsAMinute, isBroken]) => {
    const all: Utterance[] = ((globalThis as unknown as { utterances: Utterance[] }).utterances = []);
    const queue: SpeechSynthesisUtterance[] = [];
    let timer = 0;
    let said: Utterance;
    const now = () => performance.now() / 1000;
    const next = () => {
      const [utterance] = queue;
      if (utterance) {
        const seconds = (utterance.text.split(" ").length / (Number(wordsAMinute) * utterance.rate)) * 60;
        said = { text: utterance.text, at: now(), until: now() + seconds, isCut: false };
        all.push(said);
        timer = setTimeout(() => {
          queue.shift();
          next();
          if (!isBroken) {
            utterance.onend?.({} as SpeechSynthesisEvent);
          }
        }, seconds * 1000) as unknown as number;
      }
    };
    SpeechSynthesis.prototype.speak = (utterance) => {
      if (queue.push(utterance) === 1) {
        next();
      }
    };
    SpeechSynthesis.prototype.cancel = () => {
      clearTimeout(timer);
      if (queue.length > 0) {
        Object.assign(said, { until: now(), isCut: true });
      }
      queue.splice(0).forEach((utterance) => utterance.onerror?.({} as SpeechSynthesisErrorEvent)); // as browsers do
    };
  }, [wordsAMinute, isBroken] as const);
  return () => page.evaluate(() => (globalThis as unknown as { utterances: Utterance[] }).utterances.splice(0));
}

/**
 * Returns the parts of the player that are off the screen or overlap another: its head, time, name, instruction, rule
 * and keys.
 */
export function outside(player: Element) {
  const parts = [...player.querySelectorAll<HTMLElement>("header > *, .ring, .now h2, .doing, .plate, .words, .after, .rule, .keys > *, .halt, .end")]
    .filter((part) => part.checkVisibility() && part.textContent! + part.innerHTML !== "");
  const found = parts
    .filter((part) => {
      const { left, top, right, bottom } = part.getBoundingClientRect();
      return left < -0.5 || top < -0.5 || right > innerWidth + 0.5 || bottom > innerHeight + 0.5;
    })
    .map((part) => `${part.className || part.tagName} is off the screen`);
  parts.forEach((one, n) =>
    parts.slice(n + 1).forEach((other) => {
      const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
      const [wide, high] = [Math.min(a.right, b.right) - Math.max(a.left, b.left), Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)];
      if (wide > 1 && high > 1 && !one.contains(other)) {
        found.push(`${one.className || one.tagName} and ${other.className || other.tagName}: ${Math.round(wide)} × ${Math.round(high)}`);
      }
    }),
  );
  return found;
}
