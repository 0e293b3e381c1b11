import { describe, expect, it } from "vitest";
import { readRunInputs } from "../../../src/inputs/run-inputs.ts";
import { flagStyle } from "../../../src/options/mentions.ts";
import { disk, inputs, raw } from "../../builders.ts";

const machine = disk(["app", "old", "empty"], {
  "app/Dockerfile": "",
  "old/Dockerfile": "",
  "compose.yaml": compose(),
});
const built = { image: undefined, build: "app" };

function compose(): string {
  return "services:\n  api:\n    image: app:1\n    mem_limit: 64m\n";
}

function problems(values: Parameters<typeof raw>[0]): readonly string[] {
  const read = readRunInputs(raw(values), machine, flagStyle);
  return read.ok ? [] : read.problems;
}

describe("a base", () => {
  it.each([
    [{ "base-image": "app:0" }, { kind: "image", image: "app:0" }],
    [
      { ...built, "base-image": "app:0" },
      { kind: "image", image: "app:0" },
    ],
    [
      { ...built, "base-build": "old" },
      { kind: "build", context: "old" },
    ],
    [
      { ...built, "base-ref": "auto" },
      { kind: "ref", ref: "auto" },
    ],
    [
      { image: undefined, "memory-limit": undefined, "compose-file": "compose.yaml", "base-ref": "main" },
      { kind: "ref", ref: "main" },
    ],
  ])("is read: %j", (values, base) => {
    expect(inputs(values, machine).comparison).toEqual({ base, maxIncrease: 0.05 });
  });

  it("is absent by default", () => {
    expect(inputs({}, machine).comparison).toBeNull();
  });

  it("may have an explicit repeat of 1", () => {
    expect(inputs({ "base-image": "app:0", repeat: "1" }, machine).comparison).not.toBeNull();
  });

  it("has the highest increase of max-increase", () => {
    expect(inputs({ "base-image": "app:0", "max-increase": "10%" }, machine).comparison?.maxIncrease).toBe(0.1);
  });
});

describe("wrong options of a comparison", () => {
  it.each([
    [
      { ...built, "base-image": "app:0", "base-ref": "main", "base-build": "old" },
      ["--base-ref is given together with --base-build and --base-image; expected one of them"],
    ],
    [{ "max-increase": "10%" }, ["--max-increase needs one of --base-ref, --base-build, --base-image, --baseline"]],
    [
      { image: undefined, container: "api", "base-image": "app:0" },
      ["--base-image cannot be used with --container: memgate cannot start a running container afresh"],
    ],
    [
      { "base-image": "app:0", repeat: "5" },
      ["--repeat cannot be used with --base-image: a comparison itself decides how many runs it needs"],
    ],
    [
      { "base-ref": "main" },
      ["--base-ref needs --build or --compose-file: memgate builds the image of that commit in the same way"],
    ],
    [
      { "base-build": "old" },
      ["--base-build needs --build: memgate builds both images in the same way; for another image, give --base-image"],
    ],
    [
      { ...built, "base-build": "gone" },
      ['--base-build "gone" is not a folder; expected the folder to build the base from'],
    ],
    [
      { ...built, "base-build": "empty" },
      ['--base-build "empty" contains no Dockerfile; add one, or set --dockerfile to its path'],
    ],
    [
      { ...built, "base-ref": "-x", "max-increase": "5" },
      [
        '--base-ref "-x" is not accepted; expected a commit, a branch or a tag, such as main or 1a2b3c4, or auto',
        '--max-increase "5" is not accepted; expected a ratio from 1% to 100%, such as 0.05 or 5%; did you mean 5%?',
      ],
    ],
  ])("are reported, all at once: %j", (values, expected) => {
    expect(problems(values)).toEqual(expected);
  });
});

describe("a base in memgate.yml", () => {
  it("belongs to its gate, and replaces another base of the defaults", () => {
    const text = `
defaults: {build: app, memory-limit: 64Mi, base-ref: auto}
gates:
  api: {}
  worker: {base-build: old, max-increase: 20%}
`;
    const options = raw({ image: undefined, "memory-limit": undefined, config: "memgate.yml" });
    const read = readRunInputs(options, { ...machine, readText: () => text }, flagStyle);
    if (!read.ok || read.run.gates.kind === "one") throw new Error("expected several gates");
    expect(read.run.gates.named.map(({ inputs: { comparison } }) => comparison)).toEqual([
      { base: { kind: "ref", ref: "auto" }, maxIncrease: 0.05 },
      { base: { kind: "build", context: "old" }, maxIncrease: 0.2 },
    ]);
  });
});

describe("a baseline", () => {
  it("is a path that exists", () => {
    expect(inputs({ baseline: "old" }, machine).baseline).toEqual({ path: "old", maxIncrease: null });
    expect(inputs({}, machine).baseline).toBeNull();
    expect(problems({ baseline: "nope" })).toEqual([
      '--baseline "nope" does not exist; expected a report.json, or a folder of reports',
    ]);
  });

  it("has a highest increase only if max-increase is given", () => {
    expect(inputs({ baseline: "old", "max-increase": "10%" }, machine).baseline).toEqual({
      path: "old",
      maxIncrease: 0.1,
    });
  });

  it("is refused beside a base, even with max-increase", () => {
    const problem = "--baseline cannot be used with --base-image: the runs of that base are the comparison";
    expect(problems({ baseline: "old", "base-image": "app:0" })).toEqual([problem]);
    expect(problems({ baseline: "old", "base-image": "app:0", "max-increase": "10%" })).toEqual([problem]);
  });
});
