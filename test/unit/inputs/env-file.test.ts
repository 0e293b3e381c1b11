import { describe, expect, it } from "vitest";
import { readEnvFile } from "../../../src/inputs/env-file.ts";

const read = (text: string, env: Readonly<Record<string, string | undefined>> = {}) =>
  readEnvFile("app.env", text, env);

describe("an env file", () => {
  it.each([
    { what: "has a value as it stands", text: "A= b  c ", pairs: [["A", " b  c "]] },
    {
      what: "has quotes as part of the value",
      text: "A=\"b\"\nC='d'",
      pairs: [
        ["A", '"b"'],
        ["C", "'d'"],
      ],
    },
    { what: "has a value up to the line's end, # and = included", text: "A=b # c=d", pairs: [["A", "b # c=d"]] },
    { what: "may have an empty value", text: "A=", pairs: [["A", ""]] },
    { what: "has no references to other variables", text: "A=$B", pairs: [["A", "$B"]] },
    { what: "has comments, also after blanks", text: "# A=b\n \t# C=d\n", pairs: [] },
    { what: "may have empty lines", text: "\n  \n\u00a0\nA=b\n\n", pairs: [["A", "b"]] },
    { what: "may have blanks before a name", text: " \t\u00a0A=b", pairs: [["A", "b"]] },
    { what: "may begin with a byte order mark", text: "\ufeffA=b", pairs: [["A", "b"]] },
    {
      what: "keeps a name's values in their order",
      text: "A=b\nA=c",
      pairs: [
        ["A", "b"],
        ["A", "c"],
      ],
    },
    {
      what: "of Windows has no CR in its values",
      text: "A=b\r\n\r\nC=d\r",
      pairs: [
        ["A", "b"],
        ["C", "d"],
      ],
    },
    { what: "keeps a CR that ends no line", text: "A=b\rc\r\r\n", pairs: [["A", "b\rc\r"]] },
    { what: "may be empty", text: "", pairs: [] },
  ])("$what", ({ text, pairs }) => {
    expect(read(text)).toEqual({ pairs, problems: [] });
  });

  it("takes the value of a name alone from memgate's own environment, as it stands", () => {
    expect(read("A\nB\r\nC", { A: ' "x" ', B: "" })).toEqual({
      pairs: [
        ["A", ' "x" '],
        ["B", ""],
      ],
      problems: [],
    });
  });

  it("takes no property of the environment that isn't a variable", () => {
    expect(read("toString\nconstructor", process.env).pairs).toEqual([]);
  });

  it.each([
    { what: "blanks in a name", line: "SECRET x=hidden", says: "white space" },
    { what: "a blank after a name", line: "SECRET =hidden", says: "white space" },
    { what: "a shell's export", line: "export SECRET=hidden", says: "export" },
    { what: "no name", line: "=hidden", says: "no name" },
    { what: "a NUL character", line: "SECRET=hid\0den", says: "NUL" },
    { what: "bytes that are not UTF-8", line: Buffer.from("SECRET=hidden\xff", "latin1").toString(), says: "UTF-8" },
    { what: "a value's second line", line: "-----BEGIN hidden SECRET-----", says: "white space" },
  ])("with $what is refused by path and line, and shows nothing of it", ({ line, says }) => {
    const { pairs, problems } = read(`A=b\n\n${line}\nC=d`);
    expect(problems).toEqual([expect.stringMatching(/^app\.env:3: /)]);
    expect(problems[0]).toContain(says);
    expect(problems[0]).not.toMatch(/hid|SECRET/);
    expect(pairs.map(([name]) => name)).toEqual(["A", "C"]);
  });

  it("tells all that is wrong with it", () => {
    expect(read("=a\nB=c\nD e=f").problems.map((problem) => problem.split(": ")[0])).toEqual([
      "app.env:1",
      "app.env:3",
    ]);
  });
});
