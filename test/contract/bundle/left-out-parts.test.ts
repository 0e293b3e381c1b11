// The parts of packages that the bundle leaves out: they throw an error that says so, and everything else remains.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { nodeOptions } from "../../../build/bundle.mjs";
import {
  exportsOf,
  type LeftOutPart,
  leftOutMessage,
  reducedParts,
  removedCode,
  unusedParts,
  without,
} from "../../../build/left-out-parts.mjs";
import { temporaryFolder } from "../../temporary-folder.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const pathOf = ({ file }: Pick<LeftOutPart, "file">) => join(root, "node_modules", file);

type Exports = Readonly<Record<string, unknown>>;
/** The requests of GitHub's API by group and name. */
type Requests = Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>>;

/** Bundles a file of a package as the build does, and returns its exports, by name. */
async function bundled(part: LeftOutPart): Promise<Exports> {
  const outfile = join(temporaryFolder(), "part.mjs");
  const contents = `export * as part from ${JSON.stringify(pathOf(part))};`;
  await build({ ...nodeOptions, stdin: { contents, resolveDir: root }, outfile });
  const { part: loaded } = (await import(pathToFileURL(outfile).href)) as {
    readonly part: { readonly default?: Exports };
  };
  return { ...loaded, ...loaded.default };
}

const call = (target: unknown) => () => (target as () => unknown)();

describe("a part that the bundle leaves out", () => {
  it.each(unusedParts)("says so if it is reached after all: $file", async (part) => {
    const loaded = await bundled(part);
    const { names } = await exportsOf(pathOf(part));
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) {
      expect(call(loaded[name]), name).toThrow(leftOutMessage(part));
      expect(() => Reflect.construct(loaded[name] as new () => unknown, []), name).toThrow(leftOutMessage(part));
    }
  });

  it.each(reducedParts)("is every other name of a package that is reduced: $file", async (part) => {
    const loaded = await bundled(part);
    const { names } = await exportsOf(pathOf(part));
    const original = names.filter((name) => name !== "default").sort();
    const isLeftOut = (name: string) =>
      loaded[name] !== undefined && String(loaded[name]).startsWith("function leftOut");
    const leftOut = original.filter(isLeftOut);
    const kept = original.filter((name) => !isLeftOut(name));
    for (const name of leftOut) expect(call(loaded[name]), name).toThrow(leftOutMessage(part));
    expect({ file: part.file, kept }).toEqual(
      {
        "autocannon/autocannon.js": { file: part.file, kept: [] },
        "autocannon/lib/histUtil.js": { file: part.file, kept: ["encodeHist", "getHistograms"] },
        "autocannon/lib/aggregateResult.js": { file: part.file, kept: [] },
        "debug/src/index.js": { file: part.file, kept: [] },
        "semver/index.js": { file: part.file, kept: ["gte"] },
        "buffer/index.js": { file: part.file, kept: ["Buffer"] },
        "undici/index.js": { file: part.file, kept: ["ProxyAgent", "fetch"] },
        "@octokit/plugin-rest-endpoint-methods/dist-src/generated/endpoints.js": { file: part.file, kept: ["issues"] },
      }[part.file],
    );
  });

  it("is no request of GitHub's API that memgate sends", async () => {
    const part = reducedParts.find(({ file }) => file.endsWith("/endpoints.js"));
    if (part === undefined) throw new Error("the requests are not reduced");
    const original = ((await import(pathToFileURL(pathOf(part)).href)) as { readonly default: Requests }).default;
    const { issues } = (await bundled(part)) as unknown as Requests;
    expect(Object.keys(issues ?? {})).toEqual(["createComment", "listComments", "updateComment"]);
    expect(original["issues"]).toMatchObject(issues ?? {});
    const source = readFileSync(join(root, "src/github/comment.ts"), "utf8");
    const used = [...source.matchAll(/github\.rest\.(\w+\.\w+)/g)].map(([, name]) => name);
    expect([...new Set(used)].sort()).toEqual(Object.keys(issues ?? {}).map((name) => `issues.${name}`));
  });

  it("is refused if a package asks more of semver than whether Node.js is recent", async () => {
    const part = reducedParts.find(({ file }) => file === "semver/index.js");
    if (part === undefined) throw new Error("semver is not reduced");
    const { gte } = (await bundled(part)) as { gte: (version: string, other: string) => boolean };
    expect(gte(process.versions.node, "11.7.0")).toBe(true);
    expect(() => gte("1.0.0", "11.7.0")).toThrow(leftOutMessage(part));
  });
});

describe("code that the build removes from a package", () => {
  it.each(removedCode)("is in the installed version, once: $file", (part) => {
    const text = readFileSync(pathOf(part), "utf8");
    expect(without(part, text)).toHaveLength(text.length - part.code.length);
    expect(() => without(part, text.replace(part.code, ""))).toThrow(`${part.file} does not contain this once`);
  });
});
