// Bundles src into dist, which is committed. `--check` builds into a temporary folder and fails if dist differs.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { watch } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { nodeOptions, pageOptions, programOptions } from "./build/bundle.mjs";
import { licensesOf } from "./build/licenses.mjs";
import { assertSizes } from "./build/limits.mjs";
import { writeTypes } from "./build/types.mjs";

const root = dirname(fileURLToPath(import.meta.url));

async function buildInto(outdir) {
  const { metafile: programs } = await build({ ...programOptions, absWorkingDir: root, outdir });
  const { metafile: page } = await build({ ...pageOptions, absWorkingDir: root, outdir });
  writeFileSync(join(outdir, "licenses.txt"), licensesOf(root, [programs, page]));
  await writeSchema(outdir, "src/report/model/schema.ts", "reportJsonSchema", "report.schema.json");
  await writeSchema(outdir, "src/report/model/gates-schema.ts", "gatesJsonSchema", "gates.schema.json");
  await writeSchema(outdir, "src/report/model/gates-schema.ts", "runJsonSchema", "run.schema.json");
  await writeSchema(outdir, "src/report/model/size/size-schema.ts", "sizeJsonSchema", "size.schema.json");
  await writeSchema(outdir, "src/inputs/config-schema.ts", "configJsonSchema", "memgate.schema.json");
  await writeSchema(outdir, "src/scenario/schema.ts", "scenarioJsonSchema", "scenario.schema.json");
  const complete = "complete-report.schema.json";
  await writeSchema(outdir, "src/report/model/schema.ts", "completeReportJsonSchema", complete);
  writeTypes(root, outdir, JSON.parse(readFileSync(join(outdir, complete), "utf8")));
  rmSync(join(outdir, complete));
  assertSizes(outdir);
}

/** Writes the result of a module's function as JSON. Deep nesting indented by two spaces would double the size. */
async function writeSchema(outdir, module, name, file) {
  const bundled = join(outdir, "schema.mjs");
  await build({ ...nodeOptions, absWorkingDir: root, entryPoints: [module], outfile: bundled });
  const { [name]: schema } = await import(`${pathToFileURL(bundled).href}?${file}`);
  rmSync(bundled);
  writeFileSync(join(outdir, file), `${JSON.stringify(schema(), null, 1)}\n`);
}

function digests(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1), createHash("sha256").update(readFileSync(path)).digest("hex")];
    }),
  );
}

const dist = join(root, "dist");

/** Builds into a folder of its own and hands it to `use`: a failed build does not change dist. */
async function buildFresh(use) {
  const fresh = mkdtempSync(join(root, "node_modules/.memgate-dist-"));
  try {
    await buildInto(fresh);
    const [built, present] = [digests(fresh), existsSync(dist) ? digests(dist) : new Map()];
    const names = new Set([...built.keys(), ...present.keys()]);
    const differing = [...names].filter((name) => built.get(name) !== present.get(name));
    use({ fresh, names, differing });
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** Does not touch an unchanged dist, because tests in other processes may be using it. */
function replaceDist({ fresh, differing }) {
  if (differing.length === 0) return;
  rmSync(dist, { recursive: true, force: true });
  cpSync(fresh, dist, { recursive: true });
}

function checkDist({ names, differing }) {
  // The tests rebuild dist, so also check that git has no uncommitted changes in it.
  const uncommitted = execFileSync("git", ["status", "--porcelain", "--", "dist"], { cwd: root, encoding: "utf8" });
  if (differing.length > 0 || uncommitted !== "") {
    console.error(`dist does not match src:\n${differing.join("\n")}\n${uncommitted}run npm run build and commit dist`);
    process.exitCode = 1;
  } else console.log(`dist matches src and is committed: ${names.size} files`);
}

/** Rebuilds after each change in src, until Ctrl-C. Reports an error of a build and waits for the next change. */
async function watchSources() {
  const quietMs = 100;
  const changes = watch(join(root, "src"), { recursive: true });
  for (;;) {
    const beganMs = Date.now();
    await buildFresh(replaceDist).then(
      () => console.log(`built dist in ${Date.now() - beganMs} ms; waiting for changes in src`),
      (error) => console.error(error.message),
    );
    await changes.next();
    // An editor writes several files at once: build once for all of them.
    await setTimeout(quietMs);
  }
}

if (process.argv.includes("--watch")) await watchSources();
else await buildFresh(process.argv.includes("--check") ? checkDist : replaceDist);
