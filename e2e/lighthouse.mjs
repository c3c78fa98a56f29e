// Runs Lighthouse as on a phone. Tests import it; by itself, `node lighthouse.mjs performance ADDRESS...` prints a
// score out of 100 for each.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { pathToFileURL } from "node:url";
import { args, executablePath } from "./browser.mjs";

// Only a measurement of speed has to wait until a loaded page is idle.
const atOnce = { pauseAfterFcpMs: 0, pauseAfterLoadMs: 0, networkQuietThresholdMs: 0, cpuQuietThresholdMs: 0 };

/** Returns the score of a page out of 100 in each category, with the audits that failed. */
export async function scores(address, categories, tries = 3) {
  const browser = await launch({ chromePath: executablePath, chromeFlags: [...args, "--headless"], logLevel: "silent" }); // on a free port
  try {
    const flags = { port: browser.port, onlyCategories: categories, disableFullPageScreenshot: true, logLevel: "silent" };
    const run = await lighthouse(address, categories.includes("performance") ? flags : { ...flags, ...atOnce });
    const { audits, categories: found, runtimeError } = run.lhr;
    if (runtimeError?.code === "NO_NAVSTART" && tries > 1) { // now and then the trace of a browser that has just started lacks its beginning
      return await scores(address, categories, tries - 1);
    }
    if (runtimeError) {
      throw new Error(`${address}: ${runtimeError.message}`);
    }
    return Object.values(found).map(({ id, score, auditRefs }) => ({
      category: id,
      score: Math.round(score * 100),
      failed: auditRefs
        .map((ref) => audits[ref.id])
        .filter((audit) => audit.score !== null && audit.score < 1)
        .map((audit) => `${audit.id}: ${audit.title} ${JSON.stringify(audit.details?.items ?? "").slice(0, 500)}`),
    }));
  } finally {
    browser.kill();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [category, ...addresses] = process.argv.slice(2);
  for (const address of addresses) {
    const [{ score }] = await scores(address, [category]);
    console.log(score);
  }
}
