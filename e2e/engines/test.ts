import { test as base, type TestInfo } from "@playwright/test";
import type { Engine } from "./engine.ts";
import { Firefox } from "./firefox.ts";
import { WebKit } from "./webkit.ts";

export type Options = { engineName: Engine["name"] };

export const test = base.extend<object, Options & { engine: Engine }>({
  engineName: ["firefox", { option: true, scope: "worker" }],
  engine: [
    async ({ engineName }, use) => {
      const engine = engineName === "firefox" ? new Firefox() : new WebKit();
      await use(engine); // started by the first test
      await engine.stop();
    },
    { scope: "worker" },
  ],
});

/**
 * Returns a test that runs body at 390 px in light colours. If the engine itself crashes, a line of output says so and
 * body runs once more.
 */
export function inEngine(body: (engine: Engine) => Promise<void>) {
  return async ({ engine }: { engine: Engine }, info: TestInfo) => {
    try {
      await run(engine, body);
    } catch (error) {
      if (!(await engine.crashed())) {
        throw error;
      }
      console.warn(`${engine.name}: restarted after a crash in “${info.title}”: ${error}`);
      info.annotations.push({ type: "crash", description: String(error) });
      await run(engine, body);
    }
  };
}

async function run(engine: Engine, body: (engine: Engine) => Promise<void>) {
  if (await engine.crashed()) {
    await engine.start();
  }
  await engine.scheme("light");
  await engine.resize(390, 844);
  await body(engine);
}
