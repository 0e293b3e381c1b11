// dist/licenses.txt must have the license of every package that is in dist.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Metafile } from "esbuild";
import { expect, it } from "vitest";
import { pageOptions, programOptions } from "../../../build/bundle.mjs";
import { dist } from "../surroundings.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));

interface Manifest {
  readonly name?: string;
  readonly version?: string;
}

/** Name and version of the package to which a file belongs: of the nearest package.json that has both. */
function packageOf(path: string): string {
  const manifest: Manifest = (() => {
    try {
      return JSON.parse(readFileSync(join(root, dirname(path), "package.json"), "utf8"));
    } catch {
      return {};
    }
  })();
  const { name, version } = manifest;
  return name !== undefined && version !== undefined ? `${name} ${version}` : packageOf(dirname(path));
}

/** The files of packages of which a bundle contains at least one byte. */
function bundledFiles({ outputs }: Metafile): readonly string[] {
  return Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) =>
      path.includes("node_modules/") && bytesInOutput > 0 ? path.replace(/^[\w-]+:/, "") : [],
    ),
  );
}

it("licenses.txt has every bundled package, also the versions that other packages bring", async () => {
  const shared = { absWorkingDir: root, write: false, metafile: true, outdir: "unwritten" } as const;
  const metafiles = [await build({ ...programOptions, ...shared }), await build({ ...pageOptions, ...shared })];
  const packages = new Set(metafiles.flatMap(({ metafile }) => bundledFiles(metafile)).map(packageOf));
  const text = readFileSync(join(dist, "licenses.txt"), "utf8");
  const sections = text.split(`\n${"-".repeat(80)}\n\n`);
  const listed = sections.map((section) => section.split("\n", 1)[0]);
  expect([...packages].filter((name) => !listed.includes(name))).toEqual([]);
  expect(new Set(listed).size).toBe(listed.length);
  // Every license has a text, or at least its name.
  for (const section of sections) expect(section.split("\n").slice(1).join("").trim(), section).not.toBe("");
  // Each package more is a decision, and each package less would be an error of this test.
  expect(packages.size).toBe(51);
  const nested = metafiles
    .flatMap(({ metafile }) => bundledFiles(metafile))
    .filter((path) => /node_modules\/.*node_modules\//.test(path));
  expect(nested.map(packageOf)).not.toEqual([]);
});
