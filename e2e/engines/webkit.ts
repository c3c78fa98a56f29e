import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { existsSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PNG } from "pngjs";
import { Builder, Capabilities, Key, type WebDriver, type WebElement } from "selenium-webdriver";
import { elements, find, gone, until, within, type Engine, type Scheme, type Target } from "./engine.ts";
import { relay, type Relay } from "./relay.ts";

/** Removes the minimum width of the toolbar, 447 px, which would also limit the window. */
const windowStyle = "* { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px }\n";

/**
 * WebKitGTK's MiniBrowser on a virtual screen, over WebDriver. Compositing must stay on: without it the engine crashes
 * on navigation. It is not Safari.
 */
export class WebKit implements Engine {
  readonly name = "webkit";
  #scheme: Scheme = "light";
  #size = { width: 390, height: 844 };
  #home?: string;
  #screen?: ChildProcess;
  #display?: string;
  #relay?: Relay;
  #service?: ChildProcess;
  #driver?: WebDriver;

  async start() {
    this.#relay ??= await relay(process.env.UNKNOT_SERVED!);
    this.#home ??= await mkdtemp(join(tmpdir(), "unknot-webkit-"));
    await mkdir(join(this.#home, "gtk-3.0"), { recursive: true });
    await writeFile(join(this.#home, "gtk-3.0", "gtk.css"), windowStyle);
    await this.#startScreen();
    await this.#end();
    for (let attempt = 1; this.#driver === undefined; attempt++) {
      try {
        this.#driver = await within("MiniBrowser starts", this.#open(), 30_000);
      } catch (error) {
        await this.#end();
        if (attempt === 3) {
          throw error;
        }
        console.warn(`webkit: started again: ${error}`); // now and then its driver waits for a browser that is gone
      }
    }
    await this.resize(this.#size.width, this.#size.height);
  }

  /** Starts a driver and its browser. */
  async #open() {
    const port = await freePort();
    const service = (this.#service = spawn("WebKitWebDriver", [`--port=${port}`, "--host=127.0.0.1"], {
      stdio: "ignore",
      env: {
        PATH: process.env.PATH,
        HOME: this.#home,
        XDG_CONFIG_HOME: this.#home,
        XDG_RUNTIME_DIR: this.#home,
        DISPLAY: this.#display,
        GDK_BACKEND: "x11",
        FONTCONFIG_FILE: process.env.FONTCONFIG_FILE,
        LANG: "C.UTF-8",
      },
    }));
    const url = `http://127.0.0.1:${port}`;
    await until("WebKitWebDriver listens", async () => service.exitCode === null && (await fetch(`${url}/status`)).ok);
    const capabilities = new Capabilities({
      browserName: "MiniBrowser",
      "webkitgtk:browserOptions": { binary: miniBrowser(), args: ["--automation", ...(this.#scheme === "dark" ? ["--dark-mode"] : [])] },
    });
    return await new Builder().disableEnvironmentOverrides().usingServer(url).withCapabilities(capabilities).build();
  }

  /**
   * Starts a virtual screen with the first free number. It is wide, so that the pointer in its middle is outside the
   * window.
   */
  async #startScreen() {
    if (this.#screen?.exitCode === null) {
      return;
    }
    this.#screen = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "3000x1200x24", "-nolisten", "tcp"], {
      stdio: ["ignore", "ignore", "ignore", "pipe"],
    });
    const [number] = await once(this.#screen.stdio[3]!, "data");
    this.#display = `:${String(number).trim()}`;
  }

  /** Ends the browser and its driver, but not the screen. */
  async #end() {
    if (this.#driver) {
      await within("MiniBrowser ends", this.#driver.quit(), 5_000).catch(() => {}); // fails if the browser crashed
    }
    this.#driver = undefined;
    await kill(this.#service);
    this.#service = undefined;
  }

  async stop() {
    await this.#end();
    await kill(this.#screen);
    await this.#relay?.close();
    if (this.#home) {
      await rm(this.#home, { recursive: true, force: true });
    }
  }

  async crashed() {
    return this.#driver === undefined || (await gone(this)) || (await this.#isBlack());
  }

  /**
   * Whether the whole window is black. It has happened that the engine answered and painted nothing any more; no page
   * of the site is black.
   */
  async #isBlack() {
    const { data } = PNG.sync.read(await this.screenshot());
    return data.every((value, at) => at % 4 === 3 || value === 0);
  }

  async open(path: string) {
    this.#relay!.faults.length = 0;
    await this.#driver!.get(new URL(path, this.#relay!.url).href); // a path of the site, or a whole address
  }

  async resize(width: number, height: number) {
    this.#size = { width, height };
    const fits = () => this.evaluate((width, height) => innerWidth === width && innerHeight === height, width, height);
    const bar = await this.#driver!.manage().window().getRect();
    const inner = await this.evaluate(() => innerHeight);
    await this.#driver!.manage().window().setRect({ x: 0, y: 0, width, height: height + bar.height - inner });
    await until(`the page is ${width} × ${height}`, fits);
  }

  async scheme(scheme: Scheme) {
    if (scheme !== this.#scheme) {
      this.#scheme = scheme;
      await this.start(); // the scheme is a command-line option
    }
  }

  async click(target: Target) {
    const [css, name] = typeof target === "string" ? [target, null] : [elements[target.role], target.name];
    await until(`${JSON.stringify(target)} can be clicked`, async () => {
      const element = (await this.#driver!.executeScript(find, css, name)) as WebElement | null;
      await element?.click();
      return element !== null;
    });
  }

  async type(text: string) {
    await this.#driver!.actions().sendKeys(text).perform();
  }

  async press(key: string) {
    const keys = key.split("+").map(keyCode);
    const last = keys.pop()!;
    const actions = this.#driver!.actions();
    keys.forEach((held) => actions.keyDown(held));
    actions.sendKeys(last);
    keys.reverse().forEach((held) => actions.keyUp(held));
    await actions.perform();
  }

  evaluate<Args extends unknown[], Result>(run: (...args: Args) => Result, ...args: Args) {
    return this.#driver!.executeScript(run as (...args: unknown[]) => Result, ...args) as Promise<Awaited<Result>>;
  }

  async screenshot() {
    return Buffer.from(await this.#driver!.takeScreenshot(), "base64");
  }

  async faults() {
    const onPage = await this.evaluate(() => (globalThis as unknown as { engineFaults: string[] }).engineFaults);
    return [...onPage, ...this.#relay!.faults];
  }
}

/** Returns the path of the browser in Debian's webkit2gtk-driver. Its folder is named after the API version. */
function miniBrowser() {
  const multiarch = join("/usr/lib", readdirSync("/usr/lib").find((name) => existsSync(join("/usr/lib", name, "webkit2gtk-4.1")))!);
  return join(multiarch, "webkit2gtk-4.1", "MiniBrowser");
}

function keyCode(key: string) {
  const names: Record<string, string> = {
    ArrowDown: Key.ARROW_DOWN, ArrowUp: Key.ARROW_UP, Backspace: Key.BACK_SPACE, Enter: Key.ENTER, Escape: Key.ESCAPE,
    Shift: Key.SHIFT, Space: Key.SPACE, Tab: Key.TAB,
  };
  return names[key] ?? key;
}

/** Returns a free port. WebKitWebDriver does not report a port that it chose itself. */
async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** Ends a process and waits for its exit. */
async function kill(program?: ChildProcess) {
  if (program && program.exitCode === null && program.signalCode === null) {
    const ended = once(program, "exit");
    program.kill();
    await ended;
  }
}
