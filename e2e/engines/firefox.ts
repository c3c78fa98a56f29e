import puppeteer, { type Browser, type ElementHandle, type Page } from "puppeteer-core";
import { elements, find, gone, until, type Engine, type Scheme, type Target } from "./engine.ts";

/** The part of puppeteer that sends WebDriver BiDi commands. */
type BiDi = { connection: { send(method: string, params: object): Promise<{ result: any }> } };

/** Debian's Firefox, over WebDriver BiDi. */
export class Firefox implements Engine {
  readonly name = "firefox";
  #browser?: Browser;
  #page?: Page;
  #faults: string[] = [];

  async start() {
    await this.stop();
    this.#browser = await puppeteer.launch({
      browser: "firefox",
      executablePath: process.env.FIREFOX || "/usr/bin/firefox-esr",
      args: ["-remote-allow-system-access"], // for settings of a running browser
      extraPrefsFirefox: {
        "ui.useOverlayScrollbars": 1, // as on a phone, and as WebKitGTK has them
        "dom.serviceWorkers.enabled": false, // stored pages must not influence other tests
      },
    });
    this.#page = await this.#browser.newPage();
    this.#page.on("pageerror", (error) => this.#faults.push(String(error)));
    this.#page.on("console", (message) => message.type() === "error" && this.#faults.push(message.text()));
    this.#page.on("response", (response) => {
      if (response.status() >= 400 && !response.request().isNavigationRequest()) {
        this.#faults.push(`${response.status()} ${response.url()}`);
      }
    });
  }

  async stop() {
    await this.#browser?.close().catch(() => {}); // one that crashed cannot be asked to close
    this.#browser = undefined;
  }

  async crashed() {
    return this.#page === undefined || gone(this);
  }

  async open(path: string) {
    this.#faults = [];
    await this.#page!.goto(new URL(path, process.env.UNKNOT_SERVED).href, { waitUntil: "load" });
  }

  async resize(width: number, height: number) {
    await this.#page!.setViewport({ width, height });
  }

  async scheme(scheme: Scheme) {
    await this.#asBrowser(`Services.prefs.setIntPref("layout.css.prefers-color-scheme.content-override", ${scheme === "dark" ? 0 : 1})`);
  }

  /** Shows pages in the colours of the reader's system, white on black, or in their own. */
  async forceColours(forced: boolean) {
    await this.#asBrowser(`Services.prefs.setIntPref("browser.display.document_color_use", ${forced ? 2 : 0})`);
  }

  /** Lays pages out for print, as one long page that is as wide as the window, or for the screen. */
  async forPaper(paper: boolean) {
    await this.#asBrowser(`gBrowser.selectedBrowser.browsingContext.mediumOverride = "${paper ? "print" : ""}"`);
  }

  /** Runs a script with the rights of the browser itself. */
  async #asBrowser(script: string) {
    const { connection } = this.#browser as unknown as BiDi;
    const tree = await connection.send("browsingContext.getTree", { "moz:scope": "chrome" });
    const { result } = await connection.send("script.evaluate", {
      expression: script,
      target: { context: tree.result.contexts[0].context },
      awaitPromise: false,
    });
    if (result.type !== "success") {
      throw new Error(`Firefox does not run ${script}: ${JSON.stringify(result)}`);
    }
  }

  async click(target: Target) {
    const [css, name] = typeof target === "string" ? [target, null] : [elements[target.role], target.name];
    await until(`${JSON.stringify(target)} can be clicked`, async () => {
      const element = (await this.#page!.evaluateHandle(find, css, name)).asElement() as ElementHandle<Element> | null;
      await element?.click();
      return element !== null;
    });
  }

  async type(text: string) {
    await this.#page!.keyboard.type(text);
  }

  async press(key: string) {
    if (!(await this.evaluate(() => document.hasFocus()))) {
      await this.#asBrowser("gBrowser.selectedBrowser.focus()"); // on a toolbar, Tab would move the focus, but no key would press anything
    }
    const keys = key.replace("Space", " ").split("+") as Parameters<Page["keyboard"]["press"]>[0][];
    const last = keys.pop()!;
    for (const held of keys) {
      await this.#page!.keyboard.down(held);
    }
    await this.#page!.keyboard.press(last);
    for (const held of keys) {
      await this.#page!.keyboard.up(held);
    }
  }

  evaluate<Args extends unknown[], Result>(run: (...args: Args) => Result, ...args: Args) {
    return this.#page!.evaluate(run as (...args: unknown[]) => Result, ...args) as Promise<Awaited<Result>>;
  }

  async screenshot() {
    return Buffer.from(await this.#page!.screenshot({ captureBeyondViewport: false }));
  }

  async faults() {
    await this.#page!.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn))); // by then, earlier events have arrived
    return this.#faults;
  }
}
