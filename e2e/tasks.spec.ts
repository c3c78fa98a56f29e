import { readFile } from "node:fs/promises";
import { expect, test, type Page } from "@playwright/test";
import { cards } from "./site.ts";
import { Hand, phone } from "./tasks.ts";

test.use({ viewport: phone, hasTouch: true });

interface Task {
  what: string;
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
    what: "how much does massage help, and how sure is that?",
    taps: 3,
    screens: .5,
    async by(hand) {
      const { page } = hand;
      await hand.tap(page.getByRole("search").getByRole("button"));
      await hand.type(page.getByLabel("What are you looking for?"), "massage how much");
      const row = page.getByRole("region", { name: "What trials found" }).getByRole("listitem");
      await expect(row).toHaveText(/Not known\s*Not sure/);
      await expect(row).toBeInViewport({ ratio: 1 });
      await hand.tap(row.getByRole("link"));
      await expect(page).toHaveURL("/evidence/treatments#massage-lasting");
      const opened = page.getByRole("row", { name: "Massage" });
      await expect(opened).toBeInViewport({ ratio: 1 });
      await expect(opened.getByText("NICE allows it only together with exercise.")).toBeVisible();
    },
  },
  {
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
    what: "what to skip with a sore lower back",
    taps: 3,
    screens: 1,
    async by(hand) {
      const { page } = hand;
      await hand.tap(link(page, /^Lower back/));
      await hand.tap(link(page, "What should I leave out?"));
      await expect(page.locator(".do-now .warning")).toBeInViewport({ ratio: 1 });
      await hand.reach(page.getByRole("heading", { name: "What to skip with a sore back" }));
      await hand.reach(page.getByRole("table").first());
    },
  },
  {
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
];

for (const { what, by, ...limits } of tasks) {
  test(`by hand, from the home page: ${what}`, async ({ page }) => {
    await page.addInitScript(() => {
      const sent: ShareData[] = [];
      Object.assign(globalThis, { sent, print: () => { document.title = "printed"; } });
      Object.defineProperty(navigator, "share", { value: (data: ShareData) => { sent.push(data); return Promise.resolve(); } });
    });
    await page.goto("/");
    const hand = new Hand(page);
    await by(hand);
    expect.soft(hand.taps, "taps").toBeLessThanOrEqual(limits.taps);
    expect.soft(hand.screens, "screens").toBeLessThanOrEqual(limits.screens);
  });
}
