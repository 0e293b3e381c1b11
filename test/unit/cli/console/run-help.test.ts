import { describe, expect, it } from "vitest";
import { runHelp, sizeHelp } from "../../../../src/cli/console/run-help.ts";
import { notInSize } from "../../../../src/options/not-in-size.ts";
import { optionOf, sizeFlagNames } from "../../../../src/options/table.ts";

const flagsIn = (help: string) => [...help.matchAll(/^ {2}--([a-z-]+)/gm)].map(([, name]) => name);

describe("the help of memgate size", () => {
  it("has exactly the options that a search accepts", () => {
    const accepted = sizeFlagNames.filter((name) => !Object.keys(notInSize).includes(name));
    expect(flagsIn(sizeHelp()).toSorted()).toEqual([...accepted, "json", "dry-run", "help"].toSorted());
    expect(Object.keys(notInSize)).toEqual(expect.arrayContaining(["base-ref", "max-increase", "baseline"]));
  });

  it("names no option that a search refuses", () => {
    const named = [...sizeHelp().matchAll(/--([a-z-]+)/g)].map(([, name]) => name);
    expect(named.filter((name) => name !== undefined && name in notInSize)).toEqual([]);
  });

  it("has no heading without options", () => {
    expect(runHelp()).toContain("\nComparison:\n");
    expect(optionOf("base-ref").group).toBe("Comparison");
    expect(sizeHelp()).not.toContain("Comparison:");
  });

  it("fits into 80 columns", () => {
    for (const line of sizeHelp().split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  });
});
