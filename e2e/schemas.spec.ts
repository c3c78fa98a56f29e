import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "@playwright/test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { nightly } from "./site.ts";

const content = resolve("../content");

/** Writes the schemas of the content to a folder, and returns the value of yaml.schemas. */
function write(folder: string): Record<string, string> {
  const { stdout, stderr } = spawnSync(process.env.UNKNOT_BIN!, ["schema", "-dir", content, "-o", folder], { encoding: "utf8" });
  expect(stderr).toBe("");
  return JSON.parse(stdout);
}

test("ajv compiles every schema in its strict mode", () => {
  const folder = test.info().outputPath("schemas");
  write(folder);
  const names = readdirSync(folder);
  expect(names.length).toBeGreaterThan(25);
  for (const name of names) {
    new Ajv2020({ strict: true }).compile(JSON.parse(readFileSync(join(folder, name), "utf8")));
  }
});

test("an editor finds nothing wrong in any list", async () => {
  test.skip(!nightly, "Go tests hold every file against its schema by day");
  const files = write(test.info().outputPath("schemas"));
  const server = new LanguageServer(files);
  await server.start();
  const lists = Object.values(files).filter((name) => name.endsWith(".yaml") && existsSync(name));
  expect(lists.length).toBeGreaterThan(20);
  for (const name of lists) {
    expect.soft(await server.faults(relative(content, name), readFileSync(name, "utf8")), name).toEqual([]);
  }
  await server.stop();
});

test("an editor names what is wrong in a list, and completes a word", async () => {
  test.skip(!nightly, "Go tests break files by day");
  const server = new LanguageServer(write(test.info().outputPath("schemas")));
  await server.start();
  const text = readFileSync(join(content, "sources.yaml"), "utf8");
  const broken = text.replace(/\n {2}kind: [\w-]+\n/, "\n  kind: novel\n  yeer: 2020\n");
  const faults = (await server.faults("sources.yaml", broken)).join("\n");
  expect(faults).toContain("Value is not accepted. Valid values: ");
  expect(faults).toContain("Property yeer is not allowed");

  const line = broken.split("\n").indexOf("  kind: novel");
  const words = await server.complete("sources.yaml", { line, character: "  kind: ".length });
  expect(words).toContain("systematic-review");
  expect(words).toContain("guideline");
  await server.stop();
});

/** yaml-language-server, as an editor runs it. */
class LanguageServer {
  readonly schemas: Record<string, string>;
  readonly process = spawn(process.execPath, ["node_modules/yaml-language-server/bin/yaml-language-server", "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
  readonly waiting = new Map<unknown, (params: any) => void>();
  received = Buffer.alloc(0);
  requests = 0;

  /** Files is the value of yaml.schemas. */
  constructor(files: Record<string, string>) {
    this.schemas = Object.fromEntries(Object.entries(files).map(([schema, pattern]) => [pathToFileURL(resolve(schema)).href, pattern]));
    this.process.stdout.on("data", (data) => {
      this.received = Buffer.concat([this.received, data]);
      this.read();
    });
  }

  read() {
    for (;;) {
      const end = this.received.indexOf("\r\n\r\n");
      const length = Number(/Content-Length: (\d+)/.exec(this.received.subarray(0, Math.max(end, 0)).toString())?.[1]);
      if (end < 0 || this.received.length < end + 4 + length) {
        return;
      }
      const message = JSON.parse(this.received.subarray(end + 4, end + 4 + length).toString());
      this.received = this.received.subarray(end + 4 + length);
      if (message.method === "workspace/configuration") {
        const yaml = { schemas: this.schemas, schemaStore: { enable: false }, validate: true, completion: true };
        this.send({ id: message.id, result: message.params.items.map((item: any) => (item.section === "yaml" ? yaml : null)) });
      } else if (message.method && message.id !== undefined) {
        this.send({ id: message.id, result: null });
      } else if (message.method === "textDocument/publishDiagnostics") {
        this.waiting.get(message.params.uri)?.(message.params);
      } else if (!message.method) {
        this.waiting.get(message.id)?.(message.result);
      }
    }
  }

  send(message: object) {
    const text = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.process.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  answer(key: unknown) {
    return new Promise<any>((resolve) => this.waiting.set(key, resolve));
  }

  ask(method: string, params: object) {
    const id = ++this.requests;
    const answer = this.answer(id);
    this.send({ id, method, params });
    return answer;
  }

  async start() {
    const capabilities = { workspace: { configuration: true }, textDocument: { publishDiagnostics: {}, completion: {} } };
    await this.ask("initialize", { processId: process.pid, rootUri: pathToFileURL(content).href, capabilities });
    this.send({ method: "initialized", params: {} });
    this.send({ method: "workspace/didChangeConfiguration", params: { settings: {} } });
  }

  /** What the editor underlines in a file of the content with that text. */
  async faults(name: string, text: string): Promise<string[]> {
    const uri = pathToFileURL(join(content, name)).href;
    const answer = this.answer(uri);
    this.send({ method: "textDocument/didOpen", params: { textDocument: { uri, languageId: "yaml", version: ++this.requests, text } } });
    return (await answer).diagnostics.map((fault: any) => fault.message);
  }

  async complete(name: string, position: object): Promise<string[]> {
    const uri = pathToFileURL(join(content, name)).href;
    const found = await this.ask("textDocument/completion", { textDocument: { uri }, position });
    return (found.items ?? found).map((item: any) => item.label);
  }

  async stop() {
    const ended = once(this.process, "exit");
    await this.ask("shutdown", {});
    this.send({ method: "exit" });
    await ended;
  }
}
