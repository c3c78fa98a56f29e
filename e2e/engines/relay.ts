import { createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";

export interface Relay {
  url: string;
  /** Responses with status 400 and above, other than pages. */
  faults: string[];
  close(): Promise<void>;
}

/** Runs in each page: collects errors. */
function gather() {
  const faults: string[] = ((globalThis as unknown as { engineFaults: string[] }).engineFaults = []);
  addEventListener("error", (event) => faults.push(event.message));
  addEventListener("unhandledrejection", (event) => faults.push(String(event.reason)));
  addEventListener("securitypolicyviolation", (event) => faults.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`));
  const { error } = console;
  console.error = (...words) => {
    faults.push(words.join(" "));
    error(...words);
  };
}

const script = "/.engine-faults.js";

/**
 * Starts a reverse proxy to the site for an engine whose driver does not report errors. It inserts a script that
 * collects them at the start of each page, and changes nothing else.
 */
export async function relay(site: string): Promise<Relay> {
  const faults: string[] = [];
  const server = createServer((asked, answer) => {
    if (asked.url === script) {
      answer.setHeader("Content-Type", "text/javascript").end(`(${gather})()`);
      return;
    }
    if (asked.url === "/sw.js") { // stored pages must not influence other tests
      answer.writeHead(404).end();
      return;
    }
    const headers = { ...asked.headers, "accept-encoding": "identity" };
    asked.pipe(
      request(site + asked.url, { method: asked.method, headers }, (given) => {
        const page = given.headers["content-type"]?.startsWith("text/html") ?? false;
        if (given.statusCode! >= 400 && !page) {
          faults.push(`${given.statusCode} ${asked.url}`);
        }
        pass(given, answer, page);
      }).on("error", (error) => answer.destroy(error)),
    );
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    faults,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** Forwards a response. Pages get the script. */
function pass(given: IncomingMessage, answer: ServerResponse, page: boolean) {
  const headers = { ...given.headers };
  if (!page) {
    answer.writeHead(given.statusCode!, headers);
    given.pipe(answer);
    return;
  }
  delete headers["content-length"];
  answer.writeHead(given.statusCode!, headers);
  const chunks: Buffer[] = [];
  given.on("data", (chunk) => chunks.push(chunk));
  given.on("end", () => answer.end(Buffer.concat(chunks).toString().replace("<head>", `<head><script src="${script}"></script>`)));
}
