import { fileURLToPath } from "node:url";

/**
 * The browser of Playwright: Chromium's headless shell, which needs a third less time for each page. The nightly run
 * uses the whole browser.
 */
export const executablePath = process.env.CHROMIUM || (process.env.NIGHTLY ? "/usr/bin/chromium" : "/usr/bin/chromium-headless-shell");

// Chromium uses only the last --disable-features: these are Playwright's, as far as they matter for a site on this
// machine, and the suggestions of the address bar. They open another page next to each page, which takes more than half
// of the time of a test.
const unwanted = [
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsUpgrades",
  "HttpsFirstBalancedModeAutoEnable",
  "LensOverlay",
  "MediaRouter",
  "PaintHolding",
  "ThirdPartyStoragePartitioning",
  "OptimizationHints",
  "NetworkTimeServiceQuerying",
  "AimEnabled",
  "PreconnectToSearch",
  "WebUIOmniboxPopup",
  "WebUIOmniboxAimPopup",
];

export const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  `--disable-features=${unwanted}`,
];

/** Restricts browsers started from now on to the fonts in fonts.conf, so that pixels are the same on every machine. */
export function pinFonts() {
  process.env.FONTCONFIG_FILE = fileURLToPath(new URL("fonts.conf", import.meta.url));
}
