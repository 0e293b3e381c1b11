// Gates apps that fill their limit with memory that the kernel can take back.
import { expect, it } from "vitest";
import { appIn, describeDocker, engine, expectNothingLeft, memgateRun, seconds } from "../memgate.ts";

const mebibyte = 2 ** 20;

describeDocker("an app that creates very many", () => {
  expectNothingLeft();

  it.each(["many-files", "many-folders", "many-links"])("(%s) gets no advice to raise the limit", async (mode) => {
    const { code, stdout, report } = await memgateRun(appIn(mode, "--ready-timeout", seconds(180)));
    expect(code, stdout).toBe(1);
    const { kernel, kernelReclaimable } = report?.peak?.composition ?? {};
    expect(kernel).toBeGreaterThan(60 * mebibyte);
    const isKnown = engine?.cgroup === "2";
    if (isKnown) expect(kernelReclaimable).toBeGreaterThan(50 * mebibyte);
    else expect(kernelReclaimable).toBeNull();
    expect(report).toMatchObject({
      verdict: { kind: "over-ratio" },
      suggestedLimitBytes: null,
      noSuggestion: isKnown ? "reclaimable" : "kernel-memory",
    });
    expect(stdout).toMatch(/What to do: (A higher limit may not help|Do not raise the limit yet)\./);
    expect(stdout).toMatch(/^Suggested limit +none: /m);
    expect(stdout).not.toMatch(/\d+Mi\b/);
  });
});

describeDocker("an app whose files do not fit into its limit", () => {
  expectNothingLeft();

  it.for([
    ["mapped-again", "128Mi"],
    ["mapped-again", "80Mi"],
    ["read-again", "128Mi"],
  ] as const)(
    "(%s, limit %s) gets no suggested limit, and the report says that it was at its limit",
    async ([mode, limit], { skip }) => {
      skip(
        mode === "mapped-again" && engine?.hasMapped !== true,
        "without gcc the program that maps files can't be built",
      );
      const args = appIn(mode, "--memory-limit", limit, "--max-ratio", "1", "--duration", seconds(8));
      const { code, stdout, report } = await memgateRun(args);
      expect(code, stdout).toBe(0);
      expect(report).toMatchObject({ suggestedLimitBytes: null, noSuggestion: "file-cache" });
      if (engine?.cgroup === "2") expect(report?.reclaim?.limitHits).toBeGreaterThan(0);
      expect(stdout).toMatch(/^Lowest limit for this peak +none: file cache filled the limit/m);
      expect(stdout).toMatch(/Memory\s+usage,\s+file\s+cache\s+included,\s+reached\s+the\s+limit/);
    },
  );
});

describeDocker("an app that keeps to itself", () => {
  expectNothingLeft();

  it("gets a suggested limit, and holds nearly all of its peak", async () => {
    const { report } = await memgateRun(appIn("holding"));
    expect(report).toMatchObject({ verdict: { kind: "pass" }, noSuggestion: null });
    expect(report?.suggestedLimitBytes).toBeGreaterThan(6 * mebibyte);
    const heldBytes = report?.heldBytes ?? 0;
    expect(heldBytes / (report?.peak?.workingSetBytes ?? 0)).toBeGreaterThan(0.5);
    expect(heldBytes).toBeLessThanOrEqual(report?.peak?.workingSetBytes ?? 0);
  });

  it("gets no suggested limit if it maps more of its program than the limit would hold", async () => {
    // The first gate of a new image is charged for the program's pages. Later gates are not.
    for (const gate of [1, 2]) {
      const { stdout, report } = await memgateRun(appIn("ok"));
      expect(report, `gate ${gate}`).toMatchObject({
        verdict: { kind: "pass" },
        suggestedLimitBytes: null,
        noSuggestion: "file-cache",
      });
      expect(stdout).toMatch(/^Lowest limit for this peak +none: the app maps [\d.]+ MiB of files/m);
    }
  });
});
