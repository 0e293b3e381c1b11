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
  ])("is the same when it is written again: %s", (text) => {
    expect(jsonText(parseExactly(text))).toBe(text);
  });

  it("has bigints for no other numbers than those", () => {
    expect(parseExactly("[9007199254740991, -9007199254740991, 1e30, 12345678901234567.5, 9007199254740992]")).toEqual([
      9007199254740991,
      -9007199254740991,
      1e30,
      Number("12345678901234567.5"),
      9007199254740992n,
    ]);
  });

  it("that is none is refused", () => {
    for (const text of ["", "{", '"12345678901234567890', "012345678901234567890"]) {
      expect(() => parseExactly(text)).toThrow(SyntaxError);
    }
  });

  it("is known to be rounded at any depth", () => {
    expect(isRounded(JSON.parse('{"a":[{"b":1234567890123456789}]}'))).toBe(true);
    expect(isRounded(JSON.parse('{"a":[{"b":9007199254740991}],"c":"1234567890123456789","d":0.5}'))).toBe(false);
  });
});
