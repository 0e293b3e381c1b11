import { describe, expect, it } from "vitest";
import {
  classesIn,
  heapIn,
  jvmShareOf,
  metaspaceIn,
  nativeMemoryIn,
  readJvmShare,
} from "../../../../src/memory/runtimes/jvm-memory.ts";
import { jvmMeanings } from "../../../../src/model/fields/why-codes.ts";
import { mebibyte } from "../../../builders.ts";

const kibibyte = 1024;

const g1 = ` garbage-first heap   total 98304K, used 44826K [0x00000000fa000000, 0x0000000100000000)
  region size 1024K, 2 young (2048K), 1 survivors (1024K)
 Metaspace       used 74K, committed 320K, reserved 1114112K
  class space    used 3K, committed 128K, reserved 1048576K
`;
const g1Of25 = `garbage-first heap   total reserved 98304K, committed 81920K, used 45281K [0x00000000fa000000, 0x0000000100000000)
 region size 1024K, 1 young (1024K), 0 survivors (0K)
`;
const serial = ` def new generation   total 29504K, used 20938K [0x00000000fa000000, 0x00000000fc000000, 0x00000000fc000000)
  eden space 26240K,  70% used [0x00000000fa000000, 0x00000000fb202710, 0x00000000fb9a0000)
  from space 3264K,  76% used [0x00000000fbcd0000, 0x00000000fbf403c8, 0x00000000fc000000)
 tenured generation   total 65536K, used 18432K [0x00000000fc000000, 0x0000000100000000, 0x0000000100000000)
   the space 65536K,  28% used [0x00000000fc000000, 0x00000000fd200120, 0x00000000fd200200, 0x0000000100000000)
`;
const serialOf25 = `DefNew     total 29504K, used 20837K [0x00000000fa000000, 0x00000000fc000000, 0x00000000fc000000)
 eden space 26240K,  67% used [0x00000000fa000000, 0x00000000fb1459d0, 0x00000000fb9a0000)
Tenured    total 65536K, used 18574K [0x00000000fc000000, 0x0000000100000000, 0x0000000100000000)
`;
const parallel = ` PSYoungGen      total 28672K, used 22968K [0x00000000fe000000, 0x0000000100000000, 0x0000000100000000)
  eden space 24576K, 78% used [0x00000000fe000000,0x00000000ff2f2220,0x00000000ff800000)
 ParOldGen       total 65536K, used 17416K [0x00000000fa000000, 0x00000000fe000000, 0x00000000fe000000)
`;
const z = ` ZHeap           used 44M, capacity 96M, max capacity 96M
 Metaspace       used 132K, committed 320K, reserved 1114112K
`;
const shenandoah = `Shenandoah Heap
 98304K max, 98304K soft max, 90112K committed, 21208K used
 384 x 256K regions
`;

describe("the heap", () => {
  it.each([
    ["G1", g1, 98_304, 44_826],
    ["G1 of Java 25", g1Of25, 81_920, 45_281],
    ["Serial", serial, 29_504 + 65_536, 20_938 + 18_432],
    ["Serial of Java 25", serialOf25, 29_504 + 65_536, 20_837 + 18_574],
    ["Parallel", parallel, 28_672 + 65_536, 22_968 + 17_416],
    ["Shenandoah", shenandoah, 90_112, 21_208],
  ])("of %s is the sum of its generations", (_name, text, committed, used) => {
    expect(heapIn(text)).toEqual({ committedBytes: committed * kibibyte, usedBytes: used * kibibyte });
  });

  it.each([
    ["no-response", "an unknown form", "Epsilon Heap"],
    ["shared-heap", "ZGC, which is not in the anonymous memory,", z],
  ])("has the reason %s for %s", (code, _name, text) => {
    expect(() => heapIn(text)).toThrow(expect.objectContaining({ code }));
  });
});

describe("the metaspace", () => {
  it("is the committed part, with the class space", () => {
    expect(metaspaceIn(g1)).toBe(320 * kibibyte);
    expect(metaspaceIn("Metaspace        used 86K, committed 320K, reserved 1114112K\n")).toBe(320 * kibibyte);
  });

  it("is null in a text without it", () => {
    expect(metaspaceIn(g1Of25)).toBeNull();
  });
});

it("the classes are the first ten, with the names of the language and without their modules", () => {
  const head = " num     #instances         #bytes  class name (module)\n-----\n";
  const names = ["[B (java.base@17.0.15)", "[[Ljava.lang.String; (java.base@17.0.15)", "com.example.Order$Line"];
  const rows = [...names, ...Array(10).fill("A")].map((name, index) => `${index + 1}:  1685  21068608  ${name}`);
  const found = classesIn(`${head}   ${rows.join("\n   ")}\nTotal          9264       21432240\n`);
  expect(found).toHaveLength(10);
  expect(found.slice(0, 3)).toEqual([
    { name: "byte[]", instances: 1685, bytes: 21_068_608 },
    { name: "java.lang.String[][]", instances: 1685, bytes: 21_068_608 },
    { name: "com.example.Order$Line", instances: 1685, bytes: 21_068_608 },
  ]);
});

describe("the native memory", () => {
  it("has the committed bytes of each kind, the largest first", () => {
    const text = `Total: reserved=1493756KB, committed=121932KB
-                     Class (reserved=1048651KB, committed=203KB)
                            (malloc=75KB #575) (at peak)
-                 Java Heap (reserved=98304KB, committed=98304KB)
-      Shared class space (reserved=16384KB, committed=0KB)
`;
    expect(nativeMemoryIn(text)).toEqual([
      { name: "Java Heap", committedBytes: 98_304 * kibibyte },
      { name: "Class", committedBytes: 203 * kibibyte },
    ]);
  });

  it("is null if the JVM does not track it", () => {
    expect(nativeMemoryIn("Native memory tracking is not enabled\n")).toBeNull();
  });
});

const heap = (committed: number, used: number) => ({
  committedBytes: committed * mebibyte,
  usedBytes: used * mebibyte,
});

const share = (anonymous: number, before: readonly [number, number], after: number, metaspace = 12) =>
  jvmShareOf(anonymous * mebibyte, {
    ...{ before: heap(...before), after: heap(before[0], after), metaspaceBytes: metaspace * mebibyte },
    ...{ heapLimitBytes: null, classes: [], nativeMemory: null },
  });

describe("the parts", () => {
  it("are the live heap, what the collection freed, metaspace and the rest", () => {
    expect(share(107, [80, 70], 40)).toMatchObject({
      ...{ liveHeapBytes: 40 * mebibyte, garbageBytes: 30 * mebibyte, metaspaceBytes: 12 * mebibyte },
      ...{ otherBytes: 25 * mebibyte, heapUsedBytes: 70 * mebibyte, heapUsedAfterBytes: 40 * mebibyte },
    });
  });

  it("never exceed the memory that the kernel counts, and are never negative", () => {
    expect(share(50, [80, 30], 45)).toMatchObject({
      ...{ liveHeapBytes: 45 * mebibyte, garbageBytes: 0, metaspaceBytes: 5 * mebibyte, otherBytes: 0 },
    });
  });

  it("have one meaning each", () => {
    const found = [
      share(39, [80, 70], 40),
      share(100, [80, 60], 20),
      share(107, [80, 70], 40),
      share(100, [30, 20], 20, 60),
      share(100, [80, 20], 20),
      share(100, [30, 20], 20),
    ];
    expect(found.map(({ meaning }) => meaning)).toEqual(jvmMeanings);
  });
});

/** @param replies by command. A command without an reply is refused */
function fakeHelper(replies: Readonly<Record<string, readonly string[]>>) {
  const asked: string[] = [];
  const jvm = async (_pid: number, command: string) => {
    asked.push(command);
    const list = replies[command] ?? [];
    const reply = list[Math.min(list.length, asked.filter((one) => one === command).length) - 1];
    if (reply === undefined) throw Object.assign(new Error("unknown command"), { code: "refused" });
    return reply;
  };
  return { asked, jvm };
}

describe("a JVM", () => {
  it("is asked for its heap before and after the histogram, which collects the garbage", async () => {
    const helper = fakeHelper({
      "GC.heap_info": [g1, g1.replace("used 44826K", "used 20480K")],
      "GC.class_histogram": ["   1:          1685       21068608  [B (java.base@17.0.15)\n"],
      "VM.flags": ["-XX:InitialHeapSize=8388608 -XX:MaxHeapSize=100663296 -XX:+UseSerialGC \n"],
      "VM.native_memory summary": ["Native memory tracking is not enabled\n"],
    });
    expect(await readJvmShare(helper, 1, 60 * mebibyte)).toMatchObject({
      ...{ liveHeapBytes: 20 * mebibyte, garbageBytes: (44_826 - 20_480) * kibibyte, metaspaceBytes: 320 * kibibyte },
      ...{ heapLimitBytes: 96 * mebibyte, classes: [{ name: "byte[]" }], nativeMemory: null },
    });
    expect(helper.asked.slice(0, 3)).toEqual(["GC.heap_info", "GC.class_histogram", "GC.heap_info"]);
  });

  it("that refuses the optional commands has no limit and no native memory", async () => {
    const helper = fakeHelper({ "GC.heap_info": [g1Of25], "GC.class_histogram": [""] });
    expect(await readJvmShare(helper, 1, 60 * mebibyte)).toMatchObject({
      ...{ metaspaceBytes: 0, heapLimitBytes: null, classes: [], nativeMemory: null },
    });
    expect(helper.asked).toContain("VM.metaspace basic");
  });

  it("that refuses the histogram gives no figures", async () => {
    const helper = fakeHelper({ "GC.heap_info": [g1] });
    await expect(readJvmShare(helper, 1, mebibyte)).rejects.toMatchObject({ code: "refused" });
  });
});
