export type Scheme = "light" | "dark";

/**
 * Identifies an element by a CSS selector, or by its role and its whole text, hidden text included. It is the first
 * visible match.
 */
export type Target = string | { role: keyof typeof elements; name: string };

/** Whether the page no longer responds. */
export function gone(engine: Engine) {
  return until("the page answers", () => engine.evaluate(() => true), 2_000).then(() => false, () => true);
}

/** The elements that have each role on this site, as CSS selectors. */
export const elements = { link: "a[href]", button: "button" };

/** Runs in the page: returns the element if it does not move and nothing covers it, otherwise null. */
export async function find(css: string, name: string | null) {
  const words = (element: Element) => element.textContent!.trim().replace(/\s+/g, " ");
  const meant = [...document.querySelectorAll(css)].find((found) => (name === null || words(found) === name) && found.checkVisibility());
  if (!meant) {
    return null;
  }
  meant.scrollIntoView({ block: "center", behavior: "instant" });
  const middle = () => {
    const { left, top, width, height } = meant.getClientRects()[0];
    return [left + width / 2, top + height / 2] as const;
  };
  const before = middle();
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  const now = middle();
  const hit = document.elementFromPoint(...now);
  const free = meant.contains(hit) || hit?.closest("label")?.control === meant;
  return String(now) === String(before) && free ? meant : null;
}

/** A browser engine with one page. Methods that act on an element wait for it. All methods fail after a deadline. */
export interface Engine {
  readonly name: "firefox" | "webkit";
  /** Starts or restarts the engine. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Whether the engine is not running, has lost its page or paints nothing. */
  crashed(): Promise<boolean>;
  /** Opens a path of the site, or an address of another, and waits until it has loaded. */
  open(path: string): Promise<void>;
  /** Resizes the page, in CSS pixels. */
  resize(width: number, height: number): Promise<void>;
  scheme(scheme: Scheme): Promise<void>;
  click(target: Target): Promise<void>;
  /** Types text into the focused element. */
  type(text: string): Promise<void>;
  /** Presses a key, named as in Playwright: Tab, Shift+Tab, Space, ArrowDown. */
  press(key: string): Promise<void>;
  /** Runs a function in the page and returns what it returns or resolves to. */
  evaluate<Args extends unknown[], Result>(run: (...args: Args) => Result, ...args: Args): Promise<Awaited<Result>>;
  /** Returns the visible part of the page as PNG. */
  screenshot(): Promise<Buffer>;
  /**
   * Returns what went wrong on the page since it was opened: script errors, policy violations, responses with status
   * 400 and above.
   */
  faults(): Promise<string[]>;
}

/**
 * Returns what a promise resolves to. It rejects after a deadline in ms: an engine that has crashed may never answer.
 */
export function within<T>(what: string, answer: Promise<T>, deadline: number): Promise<T> {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${deadline / 1000} s: ${what}`)), deadline);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

/** Polls until the result is not false, null or undefined, and returns it. The deadline is in ms. */
export async function until<T>(what: string, ask: () => Promise<T | false | null | undefined>, deadline = 30_000): Promise<T> {
  const end = Date.now() + deadline;
  for (let last: unknown; ; ) {
    try {
      const answer = await within(what, ask(), Math.max(1, end - Date.now()));
      if (answer !== false && answer !== null && answer !== undefined) {
        return answer;
      }
      last = answer;
    } catch (error) {
      if (/NoSuchSession|TargetClose|ConnectionClosed/.test((error as Error).name)) {
        throw error; // the browser is gone
      }
      last = error; // a page that is being left does not respond
    }
    if (Date.now() > end) {
      throw new Error(`after ${deadline / 1000} s, not yet: ${what} (${last})`, { cause: last });
    }
    await new Promise((soon) => setTimeout(soon, 20));
  }
}

/** Waits until a page with this path, query and fragment has loaded. */
export async function arrive(engine: Engine, path: string | RegExp) {
  await until(`the page is ${path}`, async () => {
    const { now, loaded } = await engine.evaluate(() => ({
      now: location.pathname + location.search + location.hash,
      loaded: document.readyState === "complete",
    }));
    if (loaded && (typeof path === "string" ? now === path : path.test(now))) {
      return true;
    }
    throw new Error(`it is ${now}`);
  });
}
