// npm run golden: writes the golden files. Read the diff before you commit it.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const out = mkdtempSync(join(here, "../../node_modules/.memgate-golden-"));
try {
  const outfile = join(out, "cases.mjs");
  await build({
    entryPoints: [join(here, "cases.ts")],
    bundle: true,
    platform: "node",
    packages: "external",
    format: "esm",
    outfile,
  });
  const { goldenFiles } = await import(pathToFileURL(outfile).href);
  for (const name of readdirSync(here)) if (/\.(md|txt|xml)$/.test(name)) rmSync(join(here, name));
  for (const [name, text] of goldenFiles()) writeFileSync(join(here, name), text);
} finally {
  rmSync(out, { recursive: true });
}
