import { defineConfig } from "@playwright/test";
import { args, executablePath, pinFonts } from "./browser.mjs";

pinFonts();

export default defineConfig({
  testIgnore: "engines/**", // Firefox and WebKit, with a configuration of their own
  globalSetup: "./serve.ts",
  outputDir: "test-results",
  reporter: "line",
  workers: 2,
  timeout: 300_000, // limits for a machine that is busy with something else; no test waits for them to pass
  expect: { timeout: 30_000 },
  retries: 0,
  forbidOnly: true,
  fullyParallel: true,
  use: {
    baseURL: process.env.UNKNOT_SERVED, // set by serve.ts before the workers read this file
    viewport: { width: 1280, height: 900 },
    serviceWorkers: "block", // what a device keeps of one page is not to answer for another; offline.spec.ts lets them work
    launchOptions: { executablePath, args },
  },
  projects: [
    { name: "with script" },
    {
      name: "without script",
      testMatch: /(reading|filtering|keyboard|searching|trail|reminding|change)\.spec\.ts/,
      use: { javaScriptEnabled: false },
    },
  ],
});
