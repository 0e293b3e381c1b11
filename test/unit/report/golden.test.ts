// The forms of a report word for word. `npm run golden` writes the files anew; this only compares.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { goldenFiles } from "../../golden/cases.ts";

const folder = new URL("../../golden/", import.meta.url);
const wanted = goldenFiles();

describe("a golden file", () => {
  it("is there for each verdict and reason, in each form, and for nothing else", () => {
    const present = readdirSync(folder).filter((name) => /\.(md|txt|xml)$/.test(name));
    expect(present.toSorted()).toEqual([...wanted.keys()].toSorted());
  });

  it.each([...wanted.keys()])("%s holds what is rendered", (name) => {
    expect(wanted.get(name)).toBe(readFileSync(new URL(name, folder), "utf8"));
  });
});
