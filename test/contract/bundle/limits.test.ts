import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { assertSizes, filesOfShow, sizesOf } from "../../../build/limits.mjs";
import { temporaryFolder } from "../../temporary-folder.ts";
import { dist } from "../surroundings.ts";

it("a build fails with every part that is above its limit", () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "chunks"));
  writeFileSync(join(folder, "load-worker.js"), Buffer.alloc(450_000));
  writeFileSync(join(folder, "chunks/zod.js"), Buffer.alloc(3_550_000));
  assertSizes(folder);
  writeFileSync(join(folder, "load-worker.js"), Buffer.alloc(450_001));
  expect(() => assertSizes(folder)).toThrow(/all of dist has 4000001 bytes.*\n.*load-worker\.js has 450001 bytes/);
});

it("dist is within its limits", () => {
  for (const { name, bytes, maxBytes } of sizesOf(dist)) expect(bytes, name).toBeLessThanOrEqual(maxBytes);
});

it("judge and show load few files, because each file costs time", () => {
  const files = filesOfShow(dist);
  expect(files).toEqual(expect.arrayContaining(["cli.js", expect.stringMatching(/^chunks\/saved-report-/)]));
  const code = files.map((path) => readFileSync(join(dist, path), "utf8")).join("\n");
  // The files of their own code, without the code of other commands.
  expect(code).toContain("// src/report/text/terminal.ts");
  expect(code).not.toMatch(/^\/\/ src\/(options\/table|inputs\/\w+|report\/html\/page|doctor\/\w+|targets\/.*)\.ts$/m);
  expect(files.length).toBeLessThanOrEqual(10);
});

it("dist has no schema library: the build makes the schemas", () => {
  expect(readFileSync(join(dist, "licenses.txt"), "utf8")).not.toMatch(/^zod /m);
});
