// Vitest reporter: writes the result of each test, and the reason of each skip, to the file in MEMGATE_SUITE_RESULTS.
import { writeFileSync } from "node:fs";

/** @typedef {{ name: string, state: "passed" | "failed" | "skipped" | "pending", note?: string }} Test */
/** @typedef {{ tests: readonly Test[], problems: readonly string[] }} Results problems: errors outside of tests */

// biome-ignore lint/style/noDefaultExport: vitest requires a reporter to be the default export
export default class SuiteReporter {
  /**
   * @param {readonly import("vitest/node").TestModule[]} modules
   * @param {readonly import("vitest/node").SerializedError[]} unhandled
   */
  onTestRunEnd(modules, unhandled) {
    const file = process.env["MEMGATE_SUITE_RESULTS"];
    if (!file) return;
    const tests = modules.flatMap((module) => [...module.children.allTests()]).map(toTest);
    const broken = modules.flatMap((module) => [
      ...module.errors(),
      ...suitesOf(module).flatMap((suite) => suite.errors()),
    ]);
    const problems = [...unhandled, ...broken].map((error) => error.message);
    writeFileSync(file, JSON.stringify({ tests, problems }));
  }
}

/** @param {import("vitest/node").TestModule} module */
function suitesOf(module) {
  return [...module.children.allSuites()];
}

/**
 * @param {import("vitest/node").TestCase} test
 * @returns {Test}
 */
function toTest(test) {
  const result = test.result();
  const note = result.state === "skipped" ? result.note : undefined;
  return { name: test.fullName, state: result.state, ...(note ? { note } : {}) };
}
