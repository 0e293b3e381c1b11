import { describe, expect, it } from "vitest";
import { itemPlaces, syntaxError } from "../../../src/yaml/read-json.ts";

const errorIn = (json: string) => syntaxError("a.json", json);

describe("the position of a syntax error in JSON", () => {
  it.each(["{}", ' [1, -2.5e3, true, null, [], {"a": [{}]}]\n', '"\\u00e9\\n"', "0", '{"a":{"b":"}"}}'])(
    "is null in %j",
    (json) => {
      expect(() => JSON.parse(json)).not.toThrow();
      expect(errorIn(json)).toBeNull();
    },
  );

  it.each([
    ["", 0],
    ["{", 1],
    ["[1,]", 3],
    ['{"a" 1}', 5],
    ['{"a":1,}', 7],
    ["[1 2]", 3],
    ["{} x", 3],
    ['["a\n"]', 1],
    ["[01]", 2],
    ["[}", 1],
    ["{]", 1],
    ["{1: 2}", 1],
  ])("in %j is at %i", (json, at) => {
    expect(() => JSON.parse(json)).toThrow();
    expect(errorIn(json)).toEqual({ file: "a.json", line: 1, column: at + 1 });
  });

  it("is found exactly if JSON.parse throws", () => {
    const pieces = ["{", "}", "[", "]", ",", ":", '"a"', "1", "null", " ", '"\\', "-", "\n"];
    let state = 7;
    const next = () => {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    };
    let right = 0;
    const differing: string[] = [];
    for (let round = 0; round < 20_000; round++) {
      const json = Array.from(
        { length: 1 + Math.floor(next() * 7) },
        () => pieces[Math.floor(next() * pieces.length)],
      ).join("");
      let isJson = true;
      try {
        JSON.parse(json);
        right += 1;
      } catch {
        isJson = false;
      }
      if ((errorIn(json) === null) !== isJson) differing.push(json);
    }
    expect(differing).toEqual([]);
    expect(right).toBeGreaterThan(100);
  });

  it("is null in a valid file with a string of several megabytes", () => {
    const long = JSON.stringify({ log: { entries: [{ text: '\\"x'.repeat(700_000) }, 2] } }, null, 1);
    expect(errorIn(long)).toBeNull();
    expect(itemPlaces("a.json", long, ["log", "entries"]).map(({ line }) => line)).toEqual([4, 7]);
  });
});
