// npm run docs:picture: gates examples/leaky on a real engine and pictures its report.html for the README.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { ensureChromium } from "../browser/ensure-chromium.mjs";
import { describeNone, ensureEngine } from "../engines/ensure.mjs";
import { ensureBaseImage } from "../engines/images/base-image.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const picture = join(root, "docs/images/report.png");
/** Small enough for the first screen of a README, large enough to read. */
const viewport = { width: 1000, height: 880 };

const engine = await ensureEngine();
if (engine.kind === "none") throw new Error(describeNone(engine));
const browser = await ensureChromium({ log: console.error, env: process.env });
if (browser.kind === "none") throw new Error(browser.why);
const base = await ensureBaseImage({ host: engine.host });

const folder = mkdtempSync(join(tmpdir(), "memgate-picture-"));
try {
  const options = {
    "--build": "examples/leaky",
    "--build-args": `BASE=${base}`,
    "--memory-limit": "128Mi",
    "--ready-path": "/healthz",
    // Slow growth, so that the picture shows how the working set passes the threshold.
    "--rate": "60",
    "--warmup": "2s",
    "--duration": "28s",
    "--report-dir": folder,
  };
  const env = ["--env", "LEAK_KIB=96", "--env", "LEAK_CAP_MIB=104"];
  const { status } = spawnSync(process.execPath, ["dist/cli.js", "run", ...Object.entries(options).flat(), ...env], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, DOCKER_HOST: engine.host },
  });
  if (status !== 1) throw new Error(`examples/leaky ended with exit code ${status}; expected 1, a failed gate`);
  const opened = await chromium.launch({ executablePath: browser.path, args: ["--no-sandbox"] });
  const page = await opened.newPage({ viewport, colorScheme: "light" });
  await page.goto(pathToFileURL(join(folder, "report.html")).href);
  await page.waitForSelector("canvas");
  mkdirSync(join(root, "docs/images"), { recursive: true });
  await page.screenshot({ path: picture });
  await opened.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`wrote ${picture}`);
