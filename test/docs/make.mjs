// npm run docs: writes the generated parts of the documentation.
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
// In this folder: the bundled code finds the repository's root from its own place.
const outfile = join(here, ".generate.mjs");
try {
  await build({
    entryPoints: [join(here, "generate.ts")],
    bundle: true,
    platform: "node",
    packages: "external",
    format: "esm",
    outfile,
  });
  const { generatedPages } = await import(pathToFileURL(outfile).href);
  for (const [path, text] of generatedPages()) writeFileSync(join(here, "../..", path), text);
} finally {
  rmSync(outfile, { force: true });
}
