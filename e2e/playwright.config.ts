import { defineConfig } from "@playwright/test";
import { args, executablePath, pinFonts } from "./browser.mjs";

pinFonts();

export default defineConfig({
  testIgnore: "engines/**", // Firefox and WebKitGTK have a configuration of their own
  globalSetup: "./serve.ts",
  outputDir: "test-results",
  reporter: "line",
  workers: 2,
  timeout: 300_000, // generous limits for a busy machine; no test waits for them to pass
  expect: { timeout: 30_000 },
  retries: 0,
  grepInvert: process.env.NIGHTLY ? undefined : /@night/,
  forbidOnly: true,
  fullyParallel: true,
  use: {
    baseURL: process.env.UNKNOT_SERVED, // set by serve.ts before the workers read this file
    viewport: { width: 1280, height: 900 },
    serviceWorkers: "block", // stored pages must not influence other tests; offline*.spec.ts enable them
    launchOptions: { executablePath, args },
  },
  projects: [
    { name: "with script" },
    {
      name: "without script",
      testMatch: /(reading|filtering|keyboard|searching|reminding|change)\.spec\.ts/,
      grep: process.env.NIGHTLY ? /./ : /@plain/, // by day one or two of each kind
      use: { javaScriptEnabled: false },
    },
  ],
});
