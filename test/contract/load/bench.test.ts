import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { loadEntry } from "../surroundings.ts";

it("the load benchmark measures each kind of load", { timeout: 60_000 }, async () => {
  const short = ["--seconds", "0.2", "--rounds", "1", "--rate-seconds", "0.2"];
  const args = ["test/bench/load.mjs", ...short, "--worker", loadEntry];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const rows = stdout.split("\n").filter((line) => /^\| .*\d/.test(line));
  expect(rows.filter((row) => row.startsWith("| memgate") && /\| [1-9]\d* \|/.test(row))).toHaveLength(7);
  expect(rows.filter((row) => /^\| \d+\/s/.test(row))).toHaveLength(3);
});
