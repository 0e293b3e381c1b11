import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** How many times slower an engine on an emulated machine is. */
const slowness = Number(process.env["MEMGATE_TEST_SLOW"] ?? 1);

// Suites that measure run alone: each after the suites before it, and one file at a time.
export default defineConfig({
  test: {
    maxWorkers: availableParallelism(),
    projects: [
      { test: { name: "unit", include: ["test/unit/**/*.test.ts"], sequence: { groupOrder: 0 } } },
      {
        test: {
          name: "contract",
          include: ["test/contract/**/*.test.ts"],
          globalSetup: ["test/build-dist.ts"],
          testTimeout: 20_000,
          // The load and the readiness checks need a core that no other test uses.
          maxWorkers: Math.max(1, availableParallelism() - 1),
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: "docker",
          include: ["test/docker/**/*.test.ts"],
          globalSetup: ["test/build-dist.ts", "test/docker/setup.ts"],
          fileParallelism: false,
          testTimeout: 120_000 * slowness,
          hookTimeout: 120_000 * slowness,
          sequence: { groupOrder: 2 },
        },
      },
      // Measures how long a page takes to open.
      {
        test: {
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          globalSetup: ["test/build-dist.ts", "test/browser/setup.ts"],
          fileParallelism: false,
          testTimeout: 30_000,
          hookTimeout: 30_000,
          sequence: { groupOrder: 3 },
        },
      },
      // Needs an engine for the app and a browser for its report.
      {
        test: {
          name: "hostile",
          include: ["test/hostile/**/*.test.ts"],
          globalSetup: ["test/build-dist.ts", "test/docker/setup.ts", "test/browser/setup.ts"],
          fileParallelism: false,
          testTimeout: 120_000 * slowness,
          hookTimeout: 240_000 * slowness,
          sequence: { groupOrder: 4 },
        },
      },
      // Runs memgate inside the engine's virtual machine, if it has one (test/engines).
      ...(process.env["MEMGATE_TEST_GUEST"]
        ? [
            {
              test: {
                name: "guest",
                include: ["test/guest/**/*.test.ts"],
                globalSetup: ["test/build-dist.ts", "test/docker/setup.ts"],
                fileParallelism: false,
                testTimeout: 300_000,
                hookTimeout: 60_000,
                sequence: { groupOrder: 5 },
              },
            },
          ]
        : []),
    ],
  },
});
