import { describe, expect, it } from "vitest";
import { otherPlaceText, placeText } from "../../../src/lib/place-text.ts";
import { createDiagnostics } from "../../../src/yaml/diagnostics.ts";

const at = (line: number, column = 1, path = "") => ({ place: { file: "a.yml", line, column }, path });

describe("diagnostics", () => {
  it("are in the order of the file, and once each", () => {
    const diagnostics = createDiagnostics();
    diagnostics.error(at(12), "third");
    diagnostics.error(at(2, 9, "a.b"), "second");
    diagnostics.error(at(2, 1), "first");
    diagnostics.error(at(12), "third");
    expect(diagnostics.errors()).toEqual(["a.yml:2:1: first", "a.yml:2:9: a.b second", "a.yml:12:1: third"]);
    expect(diagnostics.notices()).toEqual([]);
  });

  it("of unsupported fields say so, and are notices like warnings", () => {
    const diagnostics = createDiagnostics();
    diagnostics.unsupported(at(2, 1, "tty"), "memgate allocates no terminal");
    diagnostics.warning(at(1, 1, "tty"), "is defined twice");
    expect(diagnostics.notices()).toEqual([
      "a.yml:1:1: tty is defined twice",
      "a.yml:2:1: tty is not applied: memgate allocates no terminal",
    ]);
  });

  it("name another place of the same file by its line only", () => {
    expect(otherPlaceText(at(3, 7).place, at(1).place)).toBe("line 3");
    expect(otherPlaceText({ file: "b.yml", line: 3, column: 7 }, at(1).place)).toBe("b.yml:3:7");
  });

  it("leave out the part of a place that is unknown", () => {
    expect(placeText({ file: "a.yml", line: 3, column: null })).toBe("a.yml:3");
    expect(placeText({ file: "a.yml", line: null, column: null })).toBe("a.yml");
  });

  it("beyond 100 are counted", () => {
    const diagnostics = createDiagnostics();
    for (let line = 1; line <= 103; line += 1) diagnostics.error(at(line), "is wrong");
    expect(diagnostics.errors()).toHaveLength(101);
    expect(diagnostics.errors().at(-1)).toBe("a.yml:101:1: 3 more of these follow");
  });

  it("are one line of limited length", () => {
    const diagnostics = createDiagnostics();
    diagnostics.error(at(1, 1, `a\n${"b".repeat(5_000)}`), "is wrong");
    const [text = ""] = diagnostics.errors();
    expect(text).toMatch(/^a\.yml:1:1: a bbb.*…$/);
    expect(text.length).toBeLessThanOrEqual(1_001);
  });
});
