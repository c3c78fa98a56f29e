import { fileURLToPath } from "node:url";

/**
 * The browser of all checks, as Playwright and Lighthouse start it: Chromium without its windows, which spends a third less on each
 * page. The nightly run takes the whole of it.
 */
export const executablePath = process.env.CHROMIUM || (process.env.NIGHTLY ? "/usr/bin/chromium" : "/usr/bin/chromium-headless-shell");

// Chromium heeds only the last list of what to leave out: this one is Playwright's, as far as it concerns a site on this machine, and
// the address bar's list of suggestions. That is a page of its own beside each page, and more than half of a test's work.
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

/** Makes browsers started from now on see the fonts of fonts.conf and no others, so that pixels are the same on every machine. */
export function pinFonts() {
  process.env.FONTCONFIG_FILE = fileURLToPath(new URL("fonts.conf", import.meta.url));
}
