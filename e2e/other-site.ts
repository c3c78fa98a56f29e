import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";

/**
 * Runs body with the address of a page of another site: 127.0.0.1 is another site than localhost, which this one takes
 * itself for.
 */
export async function onOtherSite(html: string, body: (address: string) => Promise<void>) {
  const server = createServer((_, answer) => answer.setHeader("Content-Type", "text/html").end(html)).listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    await body(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** Returns the HTML that the site offers other sites for a page, found as programs find it. */
export async function embedCode(path: string): Promise<string> {
  const page = await fetch(process.env.UNKNOT_SERVED + path);
  const [, link] = /<([^>]+)>; rel="alternate"; type="application\/json\+oembed"/.exec(page.headers.get("Link")!)!;
  const answer = await fetch(`${new URL(link, page.url)}&maxwidth=380&maxheight=600`);
  return (await answer.json()).html;
}

/** Returns a page of another site that shows some HTML. */
export const otherPage = (html: string) => `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Another site</title><h1>Another site</h1>${html}`;
