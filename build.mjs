// Bundles src into dist, which is committed. `--check` rebuilds elsewhere and fails where dist differs.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = dirname(fileURLToPath(import.meta.url));

// dockerode's BuildKit session reads .proto files beside itself and brings gRPC along: images are built by the docker CLI.
const withoutBuildKitSession = {
  name: "without-buildkit-session",
  setup: ({ onLoad }) => {
    const unused = 'module.exports = () => { throw new Error("memgate builds images with the docker CLI"); };';
    onLoad({ filter: /dockerode[\\/]lib[\\/](session|buildkit)\.js$/ }, () => ({ contents: unused }));
  },
};

// docker-modem loads its SSH client (a fifth of the bundle) at once; few engines are reached over SSH.
const lateSsh = {
  name: "late-ssh",
  setup: ({ onLoad, onResolve }) => {
    onLoad({ filter: /docker-modem[\\/]lib[\\/]ssh\.js$/, namespace: "file" }, ({ path, suffix }) =>
      suffix === "?now"
        ? undefined
        : { contents: 'module.exports = (options) => require("./ssh.js?now")(options);', resolveDir: dirname(path) },
    );
    onResolve({ filter: /^\.\/ssh\.js\?now$/ }, ({ resolveDir }) => ({
      path: join(resolveDir, "ssh.js"),
      suffix: "?now",
    }));
  },
};

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  legalComments: "inline",
  logLevel: "warning",
  // Optional native parts of ssh2: their requires are guarded.
  external: ["*.node"],
  plugins: [withoutBuildKitSession, lateSsh],
  // Bundled CommonJS packages call require for Node's own modules, and some name files beside themselves.
  banner: {
    js: 'import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";',
  },
};

async function buildInto(outdir) {
  const { metafile } = await build({
    ...common,
    entryPoints: ["src/cli.ts", "src/action.ts", "src/load-worker.ts"],
    splitting: true,
    metafile: true,
    chunkNames: "chunks/[name]-[hash]",
    outdir,
  });
  const page = await buildPage(outdir);
  const inputs = [metafile, page].flatMap((each) => Object.keys(each.inputs));
  writeFileSync(join(outdir, "licenses.txt"), licensesOf(inputs));
  await writeSchema(outdir, "src/report/model/schema.ts", "reportJsonSchema", "report.schema.json");
  await writeSchema(outdir, "src/inputs/config-schema.ts", "configJsonSchema", "memgate.schema.json");
  await writeSchema(outdir, "src/scenario/schema.ts", "scenarioJsonSchema", "scenario.schema.json");
}

/** Writes what a module's function gives as JSON. */
async function writeSchema(outdir, module, name, file) {
  const bundled = join(outdir, "schema.mjs");
  await build({ ...common, entryPoints: [module], outfile: bundled });
  const { [name]: schema } = await import(`${pathToFileURL(bundled).href}?${file}`);
  rmSync(bundled);
  writeFileSync(join(outdir, file), `${JSON.stringify(schema(), null, 2)}\n`);
}

/** The script and the style of report.html, which are written into each report. */
async function buildPage(outdir) {
  const { metafile } = await build({
    absWorkingDir: root,
    bundle: true,
    platform: "browser",
    // Where DecompressionStream knows deflate-raw.
    target: ["chrome103", "firefox113", "safari16.4"],
    format: "iife",
    minify: true,
    charset: "utf8",
    legalComments: "inline",
    logLevel: "warning",
    metafile: true,
    entryPoints: { "report-page": "src/report/web/main.ts" },
    outdir,
  });
  return metafile;
}

/** The licenses of the packages that were bundled: they ask to go with every copy. */
function licensesOf(inputs) {
  const folders = new Set(
    inputs.flatMap((path) => /^(?:.*:)?(node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []),
  );
  const texts = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
    const file = readdirSync(join(root, folder)).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
    const text = file === undefined ? `License: ${license}` : readFileSync(join(root, folder, file), "utf8").trim();
    return `${name} ${version}\n\n${text}\n`;
  });
  return texts.join(`\n${"-".repeat(80)}\n\n`);
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
// Beside dist, so that a build that fails leaves dist as it was.
const fresh = mkdtempSync(join(root, "node_modules/.memgate-dist-"));
try {
  await buildInto(fresh);
  const [built, present] = [digests(fresh), existsSync(dist) ? digests(dist) : new Map()];
  const names = new Set([...built.keys(), ...present.keys()]);
  const differing = [...names].filter((name) => built.get(name) !== present.get(name));
  if (process.argv.includes("--check")) {
    // The tests build dist themselves: what counts is that the commit has it.
    const uncommitted = execFileSync("git", ["status", "--porcelain", "--", "dist"], { cwd: root, encoding: "utf8" });
    if (differing.length > 0 || uncommitted !== "") {
      console.error(
        `dist does not match src:\n${differing.join("\n")}\n${uncommitted}run npm run build and commit dist`,
      );
      process.exitCode = 1;
    } else console.log(`dist matches src, and is committed: ${names.size} files`);
  } else {
    // Left alone where nothing changed: tests that run side by side use it.
    if (differing.length > 0) {
      rmSync(dist, { recursive: true, force: true });
      cpSync(fresh, dist, { recursive: true });
    }
  }
} finally {
  rmSync(fresh, { recursive: true, force: true });
}
