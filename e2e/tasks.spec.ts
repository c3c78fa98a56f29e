import { readFile } from "node:fs/promises";
import { expect, test, type Locator, type Page } from "@playwright/test";

/** The window of a telephone. Screens are counted in its height. */
const phone = { width: 390, height: 844 };

/**
 * A hand that does a task. It counts its taps, and how many screens it scrolls to bring into view what it taps or
 * reads.
 */
class Hand {
  taps = 0;
  screens = 0;
  constructor(readonly page: Page) {}

  /** Scrolls as little as it takes to see all of the target. */
  async reach(target: Locator) {
    await target.waitFor();
    this.screens += (await target.evaluate(scrollTo)) / phone.height;
  }

  /** Taps a link, a button or an option. */
  async tap(target: Locator) {
    await this.reach(target);
    if (this.taps++ === 0) {
      expect.soft(this.screens, "screens before the first tap").toBeLessThanOrEqual(1.1);
    }
    await target.tap();
  }

  /** Types words and Enter, which counts as a tap. */
  async type(target: Locator, words: string) {
    await this.reach(target);
    this.taps++;
    await target.fill(words);
    await target.press("Enter");
  }
}

test.use({ viewport: phone, hasTouch: true });

interface Task {
  what: string;
  taps: number; // at most
  screens: number; // at most
  /** Does it, from the home page. */
  by(hand: Hand): Promise<void>;
}

const link = (page: Page, name: string | RegExp) => page.getByRole("main").getByRole("link", { name, exact: true }).first();
const door = (page: Page, name: string) => page.locator(".doors label", { hasText: name });
const menu = (page: Page, name: string) => page.getByRole("navigation", { name: "Main" }).getByRole("link", { name, exact: true });

const tasks: Task[] = [
  {
    what: "loosen the upper back at a desk in two minutes, until it begins",
    taps: 2, screens: 0,
    async by(hand) {
      const { page } = hand;
      await hand.tap(door(page, "Upper back"));
      await hand.tap(page.getByRole("link", { name: /^Start, 2 min/ }));
      await expect(page.getByRole("dialog").getByText("Get ready", { exact: true })).toBeVisible();
      await expect(page.getByRole("dialog").getByRole("timer")).toContainText("seconds");
    },
  },
  {
    what: "send the way in a chair of a move on a bed",
    taps: 4, screens: .5,
    async by(hand) {
      const { page } = hand;
      await hand.tap(door(page, "Lower back"));
      await hand.tap(link(page, "Pelvic tilt"));
      await hand.tap(page.getByRole("button", { name: "Send", exact: true }));
      const [sent] = await page.evaluate(() => (globalThis as unknown as { sent: ShareData[] }).sent);
      expect(sent.text).toMatch(/ in a chair\.$/);
      await page.goto(sent.url!);
      await expect(page.getByText("Sit with your feet flat")).toBeInViewport();
    },
  },
  {
    what: "how much does massage help, and how sure is that?",
    taps: 3, screens: .5,
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
    what: "make a sheet of four moves, up to Print",
    taps: 8, screens: 4,
    async by(hand) {
      const { page } = hand;
      await hand.tap(menu(page, "Print sheets"));
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
    taps: 4, screens: 2,
    async by(hand) {
      const { page } = hand;
      await hand.tap(menu(page, "Routines"));
      await hand.tap(link(page, "Desk break for the upper back"));
      await expect(page).toHaveURL("/routines/desk-upper");
      const before = hand.screens;
      await hand.tap(page.getByRole("button", { name: "More" }));
      const waiting = page.waitForEvent("download");
      await hand.tap(link(page, /^Calendar file/));
      expect(hand.screens, "screens of the routine").toBe(before);
      const file = await readFile(await (await waiting).path(), "utf8");
      expect(file).toContain("RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR\r\n");
      expect(file).toMatch(/^DTSTART:\d{8}T100000\r$/m);
    },
  },
  {
    what: "what to skip with a sore lower back",
    taps: 3, screens: 1,
    async by(hand) {
      const { page } = hand;
      await hand.tap(door(page, "Lower back"));
      await hand.tap(link(page, "More: lower back"));
      await hand.tap(link(page, "What should I leave out?"));
      await expect(page.getByText("Leave out jerking, forcing a click")).toBeInViewport();
      await expect(page.locator(".strip").getByRole("link", { name: "999" }).first()).toBeVisible();
    },
  },
  {
    what: "what helps with sciatica, and whom to call when",
    taps: 3, screens: 3,
    async by(hand) {
      const { page } = hand;
      await hand.tap(door(page, "Down a leg"));
      await hand.tap(link(page, "Read the guide first"));
      for (const name of ["999", "111"]) {
        await expect(page.locator(".strip").getByRole("link", { name }).first()).toBeInViewport({ ratio: 1 });
      }
      await hand.tap(page.getByRole("main").getByRole("link", { name: /^Start/ }).first());
      await expect(page.getByRole("dialog").getByText("Get ready", { exact: true })).toBeVisible();
    },
  },
  {
    what: "which painkiller?",
    taps: 2, screens: 0,
    async by(hand) {
      const { page } = hand;
      await hand.tap(page.getByRole("search").getByRole("button"));
      await hand.type(page.getByLabel("What are you looking for?"), "which painkiller");
      await expect(page.getByText("Ask a pharmacist which one suits you")).toBeInViewport({ ratio: 1 });
      await expect(link(page, "Painkillers for back pain")).toBeInViewport({ ratio: 1 });
    },
  },
  {
    what: "the second week of a plan of six weeks, up to Print",
    taps: 4, screens: 2,
    async by(hand) {
      const { page } = hand;
      await hand.tap(menu(page, "Plans"));
      await hand.tap(link(page, "6 weeks: after a flare-up"));
      await hand.tap(page.getByRole("main").getByRole("link", { name: "Week 2", exact: true }));
      await expect(page).toHaveURL("/plans/after-a-flare-up/2");
      await hand.tap(page.getByRole("button", { name: "Print", exact: true }));
      await expect(page).toHaveTitle("printed");
    },
  },
  {
    what: "what to leave out with thin bones, by name",
    taps: 2, screens: 1.1,
    async by(hand) {
      const { page } = hand;
      await hand.tap(link(page, /^Thin bones/));
      await hand.tap(link(page, "What to leave out, by name"));
      await hand.reach(page.getByRole("heading", { name: /^Leave out/ }));
      await hand.reach(link(page, "Neck side stretch"));
    },
  },
  {
    what: "get up from the floor, while down there",
    taps: 4, screens: 1.5,
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

/** Runs in a page: scrolls to an element, and past bars that cover it. Returns the distance in pixels. */
function scrollTo(element: Element) {
  const before = scrollY;
  const move = (top: number) => scrollBy({ top, behavior: "instant" });
  const { top, bottom } = element.getBoundingClientRect();
  move(Math.min(top, Math.max(0, bottom - innerHeight)));
  for (let tries = 0; tries < 40; tries++) {
    const box = element.getBoundingClientRect();
    const seen = (y: number) => {
      const top = document.elementFromPoint(box.left + box.width / 2, y);
      return top !== null && (element.contains(top) || top.contains(element));
    };
    if (!seen(box.bottom - 2)) {
      move(8);
    } else if (!seen(box.top + 2)) {
      move(-8);
    } else {
      break;
    }
  }
  return Math.abs(scrollY - before);
}
