import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { assertSizes, sizesOf } from "../../../build/limits.mjs";
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
