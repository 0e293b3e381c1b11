import { expect, it } from "vitest";
import type { JvmShare, NodeShare } from "../../../src/model/fields/why.ts";
import { jvmMeanings, nodeMeanings, silentCodes } from "../../../src/model/fields/why-codes.ts";
import { jvmSentence, reasonSentence, shareSentence } from "../../../src/verdict/why-sentences.ts";
import { jvmShare, mebibyte, nodeShare } from "../../builders.ts";

const sentence = (share: Partial<NodeShare>, mebibytes = 107) => shareSentence(nodeShare(share), mebibytes * mebibyte);

it("has the four parts in MiB, which add up to the sum", () => {
  expect(sentence({})).toMatch(/^107 MiB = 12 live heap \+ 61 Buffers \+ 28 garbage \+ 6 other\. /);
  const rounded = { liveHeapBytes: 10.4 * mebibyte, buffersBytes: 10.4 * mebibyte, garbageBytes: 10.4 * mebibyte };
  expect(sentence({ ...rounded, otherBytes: 10.4 * mebibyte }, 41.6)).toMatch(/^40 MiB = 10 .* 10 .* 10 .* 10 other/);
});

it("says what each meaning is, in a sentence of its own", () => {
  const sentences = nodeMeanings.map((meaning) => sentence({ meaning }).split(". ").slice(1).join(". "));
  expect(new Set(sentences).size).toBe(nodeMeanings.length);
  for (const text of sentences) expect(text).toMatch(/^[A-Z\d][^`]+\.$/);
});

it("says which share is garbage, and which flags trade CPU time for it", () => {
  const text = sentence({ meaning: "garbage", garbageBytes: 69 * mebibyte }, 107.8125);
  expect(text).toContain("64% can be collected: this is garbage, not a leak.");
  expect(text).toContain("--max-semi-space-size");
});

const ofJvm = (share: Partial<JvmShare>) => jvmSentence(jvmShare(share), 107 * mebibyte);

it("has the four parts of a JVM in MiB", () => {
  expect(ofJvm({})).toMatch(/^107 MiB = 40 live heap \+ 30 garbage \+ 12 metaspace \+ 25 other\. /);
});

it("says what each meaning of a JVM is, in a sentence of its own", () => {
  const sentences = jvmMeanings.map((meaning) => ofJvm({ meaning }).split(". ").slice(1).join(". "));
  expect(new Set(sentences).size).toBe(jvmMeanings.length);
  for (const text of sentences) expect(text).toMatch(/^[A-Z\d][^`]+\.$/);
});

it("names the flags of the heap, and its limit if it is known", () => {
  expect(ofJvm({})).toContain("-Xmx or -XX:MaxRAMPercentage sets the limit of the heap, which is 96 MiB.");
  expect(ofJvm({ heapLimitBytes: null })).toContain("sets the limit of the heap.");
  expect(ofJvm({ meaning: "garbage" })).toContain("28% can be collected: this is garbage, not a leak.");
});

it("has a different reason for each code, which continues the name of the process", () => {
  const reasons = silentCodes.map(reasonSentence);
  expect(new Set(reasons).size).toBe(silentCodes.length);
  for (const text of reasons) expect(text).toMatch(/^[a-z][^`]+[^.]$/);
});
