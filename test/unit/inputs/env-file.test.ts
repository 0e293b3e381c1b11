import { describe, expect, it } from "vitest";
import { readEnvFile } from "../../../src/inputs/env-file.ts";

const read = (text: string, env: Readonly<Record<string, string | undefined>> = {}) =>
  readEnvFile("app.env", text, env);

describe("an env file", () => {
  it.each([
    { what: "keeps the spaces of a value", text: "A= b  c ", pairs: [["A", " b  c "]] },
    {
      what: "keeps quotes as part of the value",
      text: "A=\"b\"\nC='d'",
      pairs: [
        ["A", '"b"'],
        ["C", "'d'"],
      ],
    },
    { what: "reads a value up to the end of the line, # and = included", text: "A=b # c=d", pairs: [["A", "b # c=d"]] },
    { what: "can have an empty value", text: "A=", pairs: [["A", ""]] },
    { what: "does not resolve references to other variables", text: "A=$B", pairs: [["A", "$B"]] },
    { what: "ignores comments, also after blanks", text: "# A=b\n \t# C=d\n", pairs: [] },
    { what: "ignores empty lines", text: "\n  \n\u00a0\nA=b\n\n", pairs: [["A", "b"]] },
    { what: "ignores blanks before a name", text: " \t\u00a0A=b", pairs: [["A", "b"]] },
    {
      what: "keeps several values of a name in their order",
      text: "A=b\nA=c",
      pairs: [
        ["A", "b"],
        ["A", "c"],
      ],
    },
    {
      what: "drops the CR of a CRLF",
      text: "A=b\r\n\r\nC=d\r",
      pairs: [
        ["A", "b"],
        ["C", "d"],
      ],
    },
    { what: "keeps a CR that is not part of a CRLF", text: "A=b\rc\r\r\n", pairs: [["A", "b\rc\r"]] },
    { what: "can be empty", text: "", pairs: [] },
  ])("$what", ({ text, pairs }) => {
    expect(read(text)).toEqual({ pairs, problems: [] });
  });

  it("takes the value of a name alone from memgate's own environment, unchanged", () => {
    expect(read("A\nB\r\nC", { A: ' "x" ', B: "" })).toEqual({
      pairs: [
        ["A", ' "x" '],
        ["B", ""],
      ],
      problems: [],
    });
  });

  it("does not take inherited properties of the environment object", () => {
    expect(read("toString\nconstructor", process.env).pairs).toEqual([]);
  });

  it.each([
    { what: "blanks in a name", line: "SECRET x=hidden", says: "white space" },
    { what: "a blank after a name", line: "SECRET =hidden", says: "white space" },
    { what: "a shell's export", line: "export SECRET=hidden", says: "export" },
    { what: "no name", line: "=hidden", says: "no name" },
    { what: "a NUL character", line: "SECRET=hid\0den", says: "NUL" },
    { what: "a value's second line", line: "-----BEGIN hidden SECRET-----", says: "white space" },
  ])("is refused for $what, with its place but without quoting the line", ({ line, says }) => {
    const { pairs, problems } = read(`A=b\n\n${line}\nC=d`);
    expect(problems).toEqual([expect.stringMatching(/^app\.env:3:1: /)]);
    expect(problems[0]).toContain(says);
    expect(problems[0]).not.toMatch(/hid|SECRET/);
    expect(pairs.map(([name]) => name)).toEqual(["A", "C"]);
  });

  it("is refused with all problems at once", () => {
    expect(read("=a\nB=c\n \u2003D e=f").problems.map((problem) => problem.split(": ")[0])).toEqual([
      "app.env:1:1",
      "app.env:3:3",
    ]);
  });
});
