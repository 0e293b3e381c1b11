// The code that memgate loads before it asks the engine for anything: each part of it delays every run.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";
import { programOptions } from "../../../build/bundle.mjs";
import { lateParts } from "../../../build/late-parts.mjs";

const root = fileURLToPath(new URL("../../..", import.meta.url));

type Outputs = Awaited<ReturnType<typeof bundled>>;

async function bundled() {
  const { metafile } = await build({ ...programOptions, absWorkingDir: root, outdir: "dist", write: false });
  return metafile.outputs;
}

/** The files of dist that Node.js loads for an entry point before any `import()`. */
function loadedFor(entryPoint: string, outputs: Outputs): readonly string[] {
  const first = Object.keys(outputs).find((path) => outputs[path]?.entryPoint === entryPoint);
  if (first === undefined) throw new Error(`${entryPoint} is not an entry point`);
  const loaded = new Set([first]);
  for (const path of loaded) {
    for (const { kind, external, path: imported } of outputs[path]?.imports ?? []) {
      if (kind === "import-statement" && external !== true) loaded.add(imported);
    }
  }
  return [...loaded];
}

/** The Action also loads @actions/core. */
const toolkitBytes = 40_000;
const shells = ["src/cli/commands/run-command-line.ts", "src/action.ts"];

describe("the code that memgate loads before it starts the app", () => {
  let outputs: Outputs;
  beforeAll(async () => {
    outputs = await bundled();
  });

  it.each(shells)("has no reader of files, no renderer and none of their libraries: %s", (shell) => {
    const modules = loadedFor(shell, outputs).flatMap((path) => Object.keys(outputs[path]?.inputs ?? {}));
    const late = modules.filter((path) => /^src\/(manifest|compose|scenario|report\/(html|text))\//.test(path));
    const libraries = modules.filter((path) =>
      /^node_modules\/(yaml|zod|csv-parse|jsonpath-rfc9535|jsonc-parser|tar-stream)\//.test(path),
    );
    expect(modules).toContain("src/gate/run-gate.ts");
    expect([...late, ...libraries]).toEqual([]);
  });

  it.each(shells)("is small, and in few files: %s", (shell) => {
    const files = loadedFor(shell, outputs);
    const bytes = files.reduce((sum, path) => sum + (outputs[path]?.bytes ?? 0), 0);
    const toolkit = shell === "src/action.ts" ? toolkitBytes : 0;
    expect(bytes).toBeLessThan(500_000 + toolkit);
    expect(files.length).toBeLessThanOrEqual(30);
  });

  it.each(lateParts)("is without %s, which is loaded on use", (part) => {
    expect(Object.values(outputs).map(({ entryPoint }) => entryPoint)).toContain(part);
  });
});
