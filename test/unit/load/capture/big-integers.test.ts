import { describe, expect, it } from "vitest";
import { isRounded, jsonText, parseExactly } from "../../../../src/load/capture/big-integers.ts";

describe("JSON", () => {
  it.each([
    '{"id":1234567890123456789}',
    "[-9007199254740992,9007199254740993,9007199254740991,0]",
    '{"1234567890123456789":"1234567890123456789"}',
    '{"a":"\\"","b":12345678901234567890}',
    '["\\\\",12345678901234567890,"\\\\\\"12345678901234567890"]',
    '[{"a":[[null,true,"ö\\n",{}]]},123456789012345678901234567890]',
    "12345678901234567890",
  ])("is unchanged after parsing and writing: %s", (text) => {
    expect(jsonText(parseExactly(text))).toBe(text);
  });

  it("has bigints only for integers beyond the safe range", () => {
    expect(parseExactly("[9007199254740991, -9007199254740991, 1e30, 12345678901234567.5, 9007199254740992]")).toEqual([
      9007199254740991,
      -9007199254740991,
      1e30,
      Number("12345678901234567.5"),
      9007199254740992n,
    ]);
  });

  it("is rejected if it is not valid", () => {
    for (const text of ["", "{", '"12345678901234567890', "012345678901234567890"]) {
      expect(() => parseExactly(text)).toThrow(SyntaxError);
    }
  });

  it("reports a rounded integer at any depth", () => {
    expect(isRounded(JSON.parse('{"a":[{"b":1234567890123456789}]}'))).toBe(true);
    expect(isRounded(JSON.parse('{"a":[{"b":9007199254740991}],"c":"1234567890123456789","d":0.5}'))).toBe(false);
  });
});
