import { expect, it } from "vitest";
import { createBody, maxBodyBytes } from "../../../../src/load/capture/body.ts";

it("a body is that of all of its parts, whatever becomes of the buffers that they came in", () => {
  const body = createBody();
  const parts = ["a", "bc", "", "def", "g".repeat(100)].map((text) => Buffer.from(text));
  for (const part of parts) {
    body.add(part);
    part.fill("x");
  }
  expect(body.whole()?.toString()).toBe(`abcdef${"g".repeat(100)}`);
});

it("a body is none that has more than is kept", () => {
  const body = createBody();
  const half = Buffer.alloc(maxBodyBytes / 2, "x");
  body.add(half);
  body.add(half);
  expect(body.whole()?.length).toBe(maxBodyBytes);
  body.add(Buffer.from("y"));
  expect(body.whole()).toBe(null);
  body.add(half);
  expect(body.whole()).toBe(null);
});

it("a body without parts is empty", () => {
  expect(createBody().whole()?.length).toBe(0);
});
