import { expect, it } from "vitest";
import { errorCodeOf } from "../../../src/lib/errors.ts";

const withCode = (code: unknown) => Object.assign(new Error("boom"), { code });

it.each([
  [withCode("ECONNREFUSED"), "ECONNREFUSED"],
  [new AggregateError([new Error("one"), withCode("EACCES")]), "EACCES"],
  [withCode(7), null],
  [new Error("connect ECONNREFUSED"), null],
  [null, null],
  ["ENOENT", null],
])("the code of %s is %s", (thrown, code) => {
  expect(errorCodeOf(thrown)).toBe(code);
});
