import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** Starts the built binary on a free port before all specs. Returns a function that stops it after them. */
export default async function serve() {
  const binary = process.env.UNKNOT_BIN;
  if (!binary) {
    throw new Error("UNKNOT_BIN must be the path of the built binary; `make test` sets it");
  }
  const site = spawn(binary, ["serve", "-addr", "localhost:0", "-drain", "0"], { env: {}, stdio: ["ignore", "pipe", "pipe"] });
  const ended = once(site, "exit");

  const faults: string[] = [];
  createInterface(site.stdout).on("line", (line) => {
    if (!isRequest(line)) {
      faults.push(line);
    }
  });

  const said: string[] = [];
  const address = new Promise<string>((resolve) => {
    createInterface(site.stderr).on("line", (line) => {
      said.push(line);
      const found = /^unknot: http:\/\/localhost:(\d+)$/.exec(line); // what the site takes itself for
      if (found) {
        resolve(`http://127.0.0.1:${found[1]}`);
      }
    });
  });
  const early = ended.then(([status]) => {
    throw new Error(`the server ended with status ${status} before it listened:\n${said.join("\n")}`);
  });
  process.env.UNKNOT_SERVED = await Promise.race([address, early]);
  early.catch(() => {}); // the function below handles a later exit

  return async () => {
    site.kill("SIGTERM");
    const [status, signal] = await ended;
    if (status !== 0) {
      throw new Error(`after SIGTERM the server ended with ${signal ?? `status ${status}`}, not with status 0`);
    }
    if (faults.length > 0) {
      throw new Error(`the server's log has errors:\n${faults.join("\n")}`);
    }
  };
}

/**
 * Whether a line of the log is JSON and reports no server error. A request that the browser gave up is none: pages take
 * back suggestions.
 */
function isRequest(line: string) {
  try {
    const entry = JSON.parse(line);
    return entry.level === "INFO" && (!(entry.status >= 500) || entry.refused === "client_left");
  } catch {
    return false;
  }
}
