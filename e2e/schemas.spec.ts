import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { Ajv2020 } from "ajv/dist/2020.js";

test("ajv compiles every schema in its strict mode", () => {
  const folder = test.info().outputPath("schemas");
  const { stderr } = spawnSync("go", ["run", "../cmd/edit", "schema", "-dir", "../content", "-o", folder], { encoding: "utf8" });
  expect(stderr).toBe("");
  const names = readdirSync(folder);
  expect(names.length).toBeGreaterThan(25);
  for (const name of names) {
    new Ajv2020({ strict: true }).compile(JSON.parse(readFileSync(join(folder, name), "utf8")));
  }
});
