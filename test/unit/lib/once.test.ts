import { expect, it, vi } from "vitest";
import { once } from "../../../src/lib/once.ts";

it("once calls its function at the first call only, even if the result is undefined", () => {
  const make = vi.fn(() => undefined);
  const made = once(make);
  expect(make).not.toHaveBeenCalled();
  expect([made(), made()]).toEqual([undefined, undefined]);
  expect(make).toHaveBeenCalledOnce();
});
