import { defineConfig } from "@playwright/test";
import { pinFonts } from "../browser.mjs";
import { nightly } from "../site.ts";
import type { Options } from "./engine.ts";

pinFonts();

/** Firefox and WebKitGTK, each in a worker of its own, in parallel. `make nightly` also runs the specs in nightly/. */
export default defineConfig<object, Options>({
  testDir: ".",
  testIgnore: nightly ? [] : "nightly/**",
  globalSetup: "../serve.ts",
  outputDir: "test-results", // a separate folder: the other run deletes its own when it starts
  reporter: "list",
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 300_000, // a generous limit for a busy machine; no test waits for it to pass
  projects: [
    { name: "firefox", use: { engineName: "firefox" }, workers: 1 },
    { name: "webkit", use: { engineName: "webkit" }, workers: 1 },
  ],
});
