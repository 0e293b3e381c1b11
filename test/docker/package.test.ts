// Installs the npm package the way a user does, and runs it.
import { execFileSync } from "node:child_process";
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { temporaryFolder } from "../temporary-folder.ts";
import { describeDocker, engine, expectNothingLeft, seconds } from "./memgate.ts";

describeDocker("the package", () => {
  expectNothingLeft();

  const run = (folder: string, command: string, ...args: string[]) =>
    execFileSync(command, args, {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, DOCKER_HOST: engine?.host ?? "" },
    });

  it("runs without other packages, and contains only the files that it needs", () => {
    const folder = temporaryFolder();
    const [packed] = JSON.parse(run(".", "npm", "pack", "--json", "--pack-destination", folder));
    const files: string[] = packed.files.map((file: { path: string }) => file.path);
    const allowed =
      /^(LICENSE|README\.md|package\.json|dist\/((cli|index|load-worker)\.js|types\/[\w/-]+\.d\.ts|(gates|memgate|report|run|scenario|size)\.schema\.json|licenses\.txt|report-page\.(css|js)|chunks\/[\w-]+\.js))$/;
    expect(files.filter((file) => !allowed.test(file))).toEqual([]);
    expect(files).toEqual(
      expect.arrayContaining([
        "dist/cli.js",
        "dist/index.js",
        "dist/load-worker.js",
        "dist/types/index.d.ts",
        "LICENSE",
        "README.md",
      ]),
    );

    const empty = temporaryFolder();
    run(empty, "npm", "install", "--offline", "--no-audit", "--no-fund", join(folder, packed.filename));
    const app = ["--image", engine?.app ?? "", "--pull", "never", "--memory-limit", "256Mi"];
    const times = ["--ready-path", "/healthz", "--duration", seconds(2), "--warmup", "0s"];
    expect(run(empty, "npx", "memgate", "run", ...app, ...times)).toMatch(
      /^Verdict +pass \([\s\S]*^✓ Memory peaked at /m,
    );
    const report = JSON.parse(readFileSync(join(empty, "memgate-report/report.json"), "utf8"));
    expect(report.verdict.kind).toBe("pass");
  });

  it("needs no node_modules beside dist", () => {
    const folder = temporaryFolder();
    cpSync("dist", join(folder, "dist"), { recursive: true });
    cpSync("package.json", join(folder, "package.json"));
    expect(run(folder, process.execPath, "dist/cli.js", "doctor")).toContain("A run on this machine");
  });
});
