// Compares the renderings with the golden files, which `npm run golden` writes.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { goldenFiles } from "../../golden/cases.ts";

const folder = new URL("../../golden/", import.meta.url);
const expected = goldenFiles();

describe("the golden files", () => {
  it("exist for each verdict and reason in each rendering, and for nothing else", () => {
    const present = readdirSync(folder).filter((name) => /\.(md|txt|xml)$/.test(name));
    expect(present.toSorted()).toEqual([...expected.keys()].toSorted());
  });

  it.each([...expected.keys()])("have the current rendering in %s", (name) => {
    expect(expected.get(name)).toBe(readFileSync(new URL(name, folder), "utf8"));
  });
});
