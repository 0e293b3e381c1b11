// Builds dist before the suites that run memgate as its users do, so that they test the current src.
import { execFileSync } from "node:child_process";

export function setup(): void {
  execFileSync(process.execPath, ["build.mjs"], { stdio: "inherit" });
}
