import { expect, it } from "vitest";
import { errorCodeOf, whyUnreadable } from "../../../src/lib/errors.ts";

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

it.each([
  ["ENOENT", "does not exist"],
  ["EISDIR", "is a folder; expected a file"],
  ["EACCES", "cannot be read: boom"],
])("a file that gives %s %s", (code, why) => {
  expect(whyUnreadable(withCode(code))).toBe(why);
});
