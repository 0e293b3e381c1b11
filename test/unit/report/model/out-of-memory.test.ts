import { describe, expect, it } from "vitest";
import { outOfMemoryCodes } from "../../../../src/model/fields/out-of-memory.ts";
import { judged, reportOf } from "../../../../src/report/model/judged.ts";
import { outOfMemoryAdvice, outOfMemoryRows, outOfMemorySentence } from "../../../../src/report/model/out-of-memory.ts";
import { containerFacts, evidence, mebibyte, outOfMemory, thresholds } from "../../../builders.ts";
import { stoppedBy } from "../../../stop-reasons.ts";

const ended = (exitCode: number) => ({
  outcome: stoppedBy("app-exited/exit"),
  container: containerFacts({ exitedByItself: true, exitCode }),
});

describe("the sentence", () => {
  it("has the runtime, the phase, the share of the container's limit, and the signal", () => {
    expect(outOfMemorySentence(evidence({ outOfMemory: [outOfMemory()], ...ended(139) }))).toBe(
      "V8 (Node.js) reached its own heap limit in the load phase, while the container used 64 MiB, 64% of its 100 MiB limit; the container ended with exit code 139 (SIGSEGV)",
    );
  });

  it("says that the container was started again", () => {
    const container = containerFacts({ exitedByItself: true, exitCode: 139, restarts: 1 });
    expect(outOfMemorySentence(evidence({ ...ended(139), outOfMemory: [outOfMemory()], container }))).toMatch(
      /; the container ended with exit code 139 \(SIGSEGV\), and was started again$/,
    );
  });

  it("says that the container kept running, and PHP's limit", () => {
    const php = outOfMemory({ code: "php/memory-limit", statedBytes: 20 * mebibyte, workingSetBytes: null });
    expect(outOfMemorySentence(evidence({ outOfMemory: [php] }))).toBe(
      "PHP reached its own memory_limit of 20 MiB in the load phase; the container kept running",
    );
  });

  it("is about the first of several", () => {
    const both = [outOfMemory(), outOfMemory({ code: "jvm/heap", atMs: 3 })];
    expect(outOfMemorySentence(evidence({ outOfMemory: both }))).toContain("JVM");
  });
});

describe("the advice", () => {
  it.each([
    ["v8/heap", "--max-old-space-size"],
    ["v8/worker", "maxOldGenerationSizeMb"],
    ["jvm/heap", "-Xmx or -XX:MaxRAMPercentage"],
    ["jvm/metaspace", "-XX:MaxMetaspaceSize"],
    ["jvm/class-space", "-XX:CompressedClassSpaceSize"],
    ["jvm/direct-buffers", "-XX:MaxDirectMemorySize"],
    ["dotnet/heap", "DOTNET_GCHeapHardLimitPercent"],
    ["php/memory-limit", "memory_limit"],
    ["go/system", "GOMEMLIMIT is no hard limit"],
    ["python/system", "ulimit -v"],
    ["ruby/system", "ulimit -v"],
  ] as const)("on %s names %s", (code, flag) => {
    expect(outOfMemoryAdvice(evidence({ outOfMemory: [outOfMemory({ code })] }))).toContain(flag);
  });

  it.each(outOfMemoryCodes)("on %s says whether a higher limit of the container helps", (code) => {
    const advice = outOfMemoryAdvice(evidence({ outOfMemory: [outOfMemory({ code })] }));
    expect(advice).toMatch(/raising the container's limit alone changes nothing/i);
  });

  it("on V8's default does not say that a higher limit of the container changes nothing", () => {
    const runtimeLimit = { runtime: "v8", bytes: 256 * mebibyte, isDefault: true } as const;
    const advice = (mebibytes: number) =>
      outOfMemoryAdvice(evidence({ outOfMemory: [outOfMemory({ statedBytes: mebibytes * mebibyte })], runtimeLimit }));
    expect(advice(250)).toContain("then half of the container's limit");
    expect(advice(250)).not.toContain("changes nothing");
    // A child with a flag of its own.
    expect(advice(24)).toContain("With this flag, raising the container's limit alone changes nothing. Without it,");
  });

  it.each([
    ["below V8's lowest default", 58, "The flag is now set to less than V8's default. Raising"],
    ["near it", 250, "With this flag, raising"],
    ["unknown", null, "With this flag, raising"],
  ])("with a heap that is %s and an unknown flag says what is certain", (_, mebibytes, text) => {
    const statedBytes = mebibytes === null ? null : mebibytes * mebibyte;
    expect(outOfMemoryAdvice(evidence({ outOfMemory: [outOfMemory({ statedBytes })] }))).toContain(text);
  });
});

describe("the report", () => {
  it("suggests no limit, because the peak is not what the app needs", () => {
    expect(reportOf(judged(evidence({ outOfMemory: [outOfMemory()] }), thresholds)).suggestedLimitBytes).toBeNull();
  });

  it("has the words of each runtime and their number", () => {
    const rows = outOfMemoryRows(evidence({ outOfMemory: [outOfMemory({ line: "ab", count: 3 })] }));
    expect(rows).toEqual([
      {
        label: "Out of memory",
        value: 'V8 (Node.js), 9.3 s after container start, heap 58 MiB: "ab"; 3 such lines',
      },
    ]);
  });

  it.each([
    [
      { bytes: 256 * mebibyte, isDefault: true },
      "256 MiB, V8's default in a container of 100 MiB (Node.js 12 and later); the container's limit is reached first",
    ],
    [{ bytes: 60 * mebibyte, isDefault: false }, "60 MiB, set with --max-old-space-size"],
  ])("has the heap limit of Node.js: %j", (limit, value) => {
    const rows = outOfMemoryRows(evidence({ runtimeLimit: { runtime: "v8", ...limit } }));
    expect(rows).toEqual([{ label: "Node.js heap limit", value }]);
  });
});
