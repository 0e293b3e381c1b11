import { defineConfig } from "vitest/config";

/** An engine on an emulated machine is that much slower. */
const slowness = Number(process.env["MEMGATE_TEST_SLOW"] ?? 1);

// The docker suite measures, so it runs alone: after the others, and one file at a time.
export default defineConfig({
  test: {
    projects: [
      { test: { name: "unit", include: ["test/unit/**/*.test.ts"], sequence: { groupOrder: 0 } } },
      {
        test: {
          name: "contract",
          include: ["test/contract/**/*.test.ts"],
          globalSetup: ["test/build-dist.ts"],
          testTimeout: 20_000,
          sequence: { groupOrder: 0 },
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
          sequence: { groupOrder: 1 },
        },
      },
      // It measures too: how long a page takes to open.
      {
        test: {
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          globalSetup: ["test/build-dist.ts", "test/browser/setup.ts"],
          fileParallelism: false,
          testTimeout: 30_000,
          hookTimeout: 30_000,
          sequence: { groupOrder: 2 },
        },
      },
      // Both: an app on a real engine, and its report in a real browser.
      {
        test: {
          name: "hostile",
          include: ["test/hostile/**/*.test.ts"],
          globalSetup: ["test/build-dist.ts", "test/docker/setup.ts", "test/browser/setup.ts"],
          fileParallelism: false,
          testTimeout: 120_000 * slowness,
          hookTimeout: 240_000 * slowness,
          sequence: { groupOrder: 3 },
        },
      },
      // Where the engine has a machine of its own (test/engines): memgate runs in there.
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
                sequence: { groupOrder: 4 },
              },
            },
          ]
        : []),
    ],
  },
});
