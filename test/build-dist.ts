// The suites that run memgate as its user does run dist: it is made from the src under test first.
import { execFileSync } from "node:child_process";

export function setup(): void {
  execFileSync(process.execPath, ["build.mjs"], { stdio: "inherit" });
}
