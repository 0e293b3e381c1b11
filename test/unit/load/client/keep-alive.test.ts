import { expect, it } from "vitest";
import { safeIdleMs } from "../../../../src/load/client/keep-alive.ts";

it.each([
  ["timeout=5", 4_000],
  ["timeout=5, max=100", 4_000],
  ["max=100, timeout=75", 74_000],
  ["max=100,TIMEOUT=2", 1_000],
  ["timeout=1", 500],
  ["timeout=0", 0],
  ["max=100", null],
  ["mytimeout=5", null],
  ["", null],
])("an idle connection is kept by Keep-Alive: %s for %s ms", (value, ms) => {
  expect(safeIdleMs(["Content-Length", "2", "keep-alive", value])).toBe(ms);
});

it("the time is unknown without the header", () => {
  expect(safeIdleMs([])).toBeNull();
  expect(safeIdleMs(["X-Other", "Keep-Alive", "timeout", "timeout=5"])).toBeNull();
});
