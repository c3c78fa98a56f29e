import { defineConfig } from "@playwright/test";
import { pinFonts } from "../browser.mjs";
import { nightly } from "../site.ts";
import type { Options } from "./test.ts";

pinFonts();

const atNight = nightly ? [] : ["firefox.spec.ts", "keyboard.spec.ts"];

/** Firefox and WebKitGTK, each in a worker of its own, in parallel. */
export default defineConfig<object, Options>({
  testDir: ".",
  globalSetup: "../serve.ts",
  outputDir: "test-results", // a separate folder: the other run deletes its own when it starts
  reporter: "list",
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 300_000, // a generous limit for a busy machine; no test waits for it to pass
  projects: [
    { name: "firefox", use: { engineName: "firefox" }, workers: 1, testIgnore: atNight },
    { name: "webkit", use: { engineName: "webkit" }, workers: 1, testIgnore: [...atNight, "firefox.spec.ts"] },
  ],
});
