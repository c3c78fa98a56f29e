import { readFile } from "node:fs/promises";
import { expect, test, type Page } from "@playwright/test";
import { cards } from "./site.ts";
import { Hand, phone } from "./tasks.ts";

test.use({ viewport: phone, hasTouch: true });

interface Task {
  what: string;
  /** Its letter in what make bench prints; none for another way to do a task. */
  letter?: string;
  taps: number; // at most
  screens: number; // at most
  /** Does it, from the home page. */
  by(hand: Hand): Promise<void>;
}

const link = (page: Page, name: string | RegExp) => page.getByRole("main").getByRole("link", { name, exact: true }).first();
const menu = (page: Page, name: string) => page.getByRole("navigation", { name: "Main" }).getByRole("link", { name, exact: true });

/** Taps a button that puts a routine into the calendar on weekdays, and expects them at ten. */
async function takeWeekdays(hand: Hand) {
  const waiting = hand.page.waitForEvent("download");
  await hand.tap(hand.page.getByRole("button", { name: "Every weekday at 10:00" }));
  const file = await readFile(await (await waiting).path(), "utf8");
  expect(file).toContain("RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR\r\n");
  expect(file).toMatch(/^DTSTART:\d{8}T100000\r$/m);
}

const tasks: Task[] = [
  {
    letter: "a",
    what: "loosen the upper back at a desk in two minutes, until it begins",
    taps: 2,
    screens: 0,
    async by(hand) {
      const { page } = hand;
      await hand.tap(link(page, /^Upper back/));
      await hand.tap(page.getByRole("link", { name: /^2 min/ }));
      await expect(page.getByRole("dialog").getByText("Get ready", { exact: true })).toBeVisible();
      await expect(page.getByRole("dialog").getByRole("timer")).toContainText("seconds");
    },
  },
  {
    letter: "b",
    what: "send the way in a chair of a move on a bed",
    taps: 4,
    screens: .5,
    async by(hand) {
      const { page } = hand;
      await hand.tap(link(page, /^Lower back/));
      await hand.tap(link(page, "Pelvic tilt"));
      await hand.tap(link(page, "In a chair"));
      await hand.tap(page.getByRole("button", { name: "Send", exact: true }));
      const [sent] = await page.evaluate(() => (globalThis as unknown as { sent: ShareData[] }).sent);
      expect(sent.text).toMatch(/^Pelvic tilt, in a chair: sit /);
      await page.goto(sent.url!);
      await expect(page.getByText("Sit with your feet flat")).toBeInViewport();
    },
  },
  {
    letter: "c",
    what: "what about my posture?",
    taps: 3,
    screens: .5,
    async by(hand) {
      const { page } = hand;
      await hand.tap(page.getByRole("search").getByRole("button"));
      await hand.type(page.getByLabel("What are you looking for?"), "posture");
      await hand.tap(link(page, "Does poor posture cause back pain?"));
      await hand.reach(page.locator(".lead"));
    },
  },
  {
    letter: "j",
    what: "how much does massage help, and how sure is that?",
    taps: 3,
    screens: .5,
    async by(hand) {
      const { page } = hand;
      await hand.tap(page.getByRole("search").getByRole("button"));
      await hand.type(page.getByLabel("What are you looking for?"), "massage how much");
      const row = page.getByRole("region", { name: "What trials found" }).getByRole("listitem");
      await expect(row).toHaveText(/Still unclear\s*Not sure/);
      await expect(row).toBeInViewport({ ratio: 1 });
      await hand.tap(row.getByRole("link"));
      await expect(page).toHaveURL("/evidence/treatments#massage-lasting");
      const opened = page.getByRole("row", { name: "Massage" });
      await expect(opened).toBeInViewport({ ratio: 1 });
      await expect(opened.getByText("NICE allows it only together with exercise.")).toBeVisible();
    },
  },
  {
    letter: "d",
    what: "make a sheet of four moves, up to Print",
    taps: 8,
    screens: 4,
    async by(hand) {
      const { page } = hand;
      await hand.tap(link(page, /^Make a sheet/));
      for (const [n, move] of ["seated twist", "shoulder-blade squeeze", "pelvic tilt", "knee rolls"].entries()) {
        await hand.tap(page.getByRole("button", { name: `Add ${move}` }).first());
        await expect(page.getByRole("status").getByText(`${n + 1} move`)).toBeVisible();
      }
      await hand.tap(page.getByRole("button", { name: "See the sheet" }));
      await expect(page).toHaveURL(/\/handout\?sheet=/);
      await hand.tap(page.getByRole("button", { name: "Print", exact: true }));
      await expect(page).toHaveTitle("printed");
    },
  },
  {
    letter: "e",
    what: "put a routine at a desk into the calendar, on weekdays at 10:00",
    taps: 4,
    screens: 2,
    async by(hand) {
      const { page } = hand;
      await hand.tap(menu(page, "Routines"));
      await hand.tap(link(page, "Desk break for the upper back"));
      await expect(page).toHaveURL("/routines/desk-upper");
      const before = hand.screens;
      await hand.tap(link(page, "Remind me"));
      expect(hand.screens, "screens of the routine").toBe(before);
      await takeWeekdays(hand);
    },
  },
  {
    what: "the same from the list of routines",
    taps: 3,
    screens: 2,
    async by(hand) {
      const { page } = hand;
      await hand.tap(menu(page, "Routines"));
      await hand.tap(link(page, "Remind me of desk break for the upper back"));
      await takeWeekdays(hand);
    },
  },
  {
    letter: "f",
    what: "what to skip with a sore lower back",
    taps: 3,
    screens: 1,
    async by(hand) {
      const { page } = hand;
      await hand.tap(link(page, /^Lower back/));
      await hand.tap(link(page, "What should I leave out?"));
      await expect(page.locator(".guide > .warning")).toBeInViewport({ ratio: 1 });
      await hand.reach(page.getByRole("heading", { name: "What to skip with a sore back" }));
      await hand.reach(page.getByRole("table").first());
    },
  },
  {
    letter: "g",
    what: "moves with a ball at a wall",
    taps: 2,
    screens: 1,
    async by(hand) {
      const { page } = hand;
      await hand.tap(menu(page, "Stretches"));
      await hand.tap(page.getByRole("main").getByRole("link", { name: /^Ball \d+$/ }));
      await expect(page).toHaveURL("/stretches?equipment=ball");
      await hand.reach(cards(page).filter({ hasText: "At a wall" }).first());
    },
  },
  {
    letter: "h",
    what: "what helps with sciatica, and whom to call when",
    taps: 2,
    screens: 3,
    async by(hand) {
      const { page } = hand;
      await hand.tap(link(page, /^Sciatica and leg pain/));
      for (const name of ["999", "111"]) {
        await expect(page.locator(".warning").getByRole("link", { name })).toBeInViewport({ ratio: 1 });
      }
      await hand.tap(page.getByRole("main").getByRole("link", { name: /^Start/ }).first());
      await expect(page.getByRole("dialog").getByText("Get ready", { exact: true })).toBeVisible();
    },
  },
  {
    letter: "i",
    what: "which painkiller?",
    taps: 2,
    screens: 0,
    async by(hand) {
      const { page } = hand;
      await hand.tap(page.getByRole("search").getByRole("button"));
      await hand.type(page.getByLabel("What are you looking for?"), "which painkiller");
      await expect(page.getByText("Ask a pharmacist which one suits you")).toBeInViewport({ ratio: 1 });
      await expect(link(page, "Painkillers for back pain")).toBeInViewport({ ratio: 1 });
    },
  },
  {
    letter: "k",
    what: "the second week of a plan of six weeks, up to Print",
    taps: 5,
    screens: 5,
    async by(hand) {
      const { page } = hand;
      await hand.tap(link(page, /^Plans for several weeks/));
      await hand.tap(link(page, "A plan for after a flare-up"));
      await hand.tap(page.getByRole("main").getByRole("link", { name: "Week 2", exact: true }));
      await expect(page).toHaveURL("/plans/after-a-flare-up/2");
      await hand.tap(page.getByRole("button", { name: "Print", exact: true }));
      await expect(page).toHaveTitle("printed");
    },
  },
  {
    letter: "l",
    what: "what to leave out with thin bones, by name",
    taps: 2,
    screens: 1,
    async by(hand) {
      const { page } = hand;
      await hand.tap(link(page, /^Thin bones/));
      await hand.tap(link(page, "What to leave out, by name"));
      await hand.reach(page.getByRole("heading", { name: /^Leave out/ }));
      await hand.reach(link(page, "Neck side stretch"));
    },
  },
  {
    letter: "m",
    what: "a move of which I know half of the name",
    taps: 3,
    screens: 0,
    async by(hand) {
      const { page } = hand;
      await hand.tap(page.getByRole("search").getByRole("button"));
      await hand.type(page.getByLabel("What are you looking for?"), "thred needle");
      await expect(page.getByRole("main").getByRole("link", { name: "999" })).not.toBeInViewport();
      await hand.tap(link(page, "Thread the needle"));
      await expect(page).toHaveURL("/stretches/thread-the-needle");
    },
  },
  {
    letter: "n",
    what: "get up from the floor, while down there",
    taps: 4,
    screens: 1.5,
    async by(hand) {
      const { page } = hand;
      await hand.tap(page.getByRole("search").getByRole("button"));
      await hand.type(page.getByLabel("What are you looking for?"), "get up from the floor");
      await hand.tap(link(page, "Getting down to the floor and up again"));
      await hand.tap(link(page, "I am down now"));
      await expect(page.getByRole("heading", { name: "Getting up again" })).toBeInViewport({ ratio: 1 });
    },
  },
];

for (const { what, letter, by, ...limits } of tasks) {
  test(`by hand, from the home page: ${what}`, async ({ page }) => {
    await page.addInitScript(() => {
      const sent: ShareData[] = [];
      Object.assign(globalThis, { sent, print: () => { document.title = "printed"; } });
      Object.defineProperty(navigator, "share", { value: (data: ShareData) => { sent.push(data); return Promise.resolve(); } });
    });
    await page.goto("/");
    const hand = new Hand(page);
    await by(hand);
    if (process.env.BENCH && letter) {
      console.log(`BenchmarkTasks/${letter} 1 ${hand.taps} taps ${hand.screens.toFixed(1)} screens`);
    }
    expect.soft(hand.taps, "taps").toBeLessThanOrEqual(limits.taps);
    expect.soft(hand.screens, "screens").toBeLessThanOrEqual(limits.screens);
  });
}
