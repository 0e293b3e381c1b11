import { expect, it } from "vitest";
import { createBody, maxBodyBytes } from "../../../../src/load/capture/body.ts";

it("a body contains all chunks, even if their buffers are overwritten later", () => {
  const body = createBody();
  const chunks = ["a", "bc", "", "def", "g".repeat(100)].map((text) => Buffer.from(text));
  for (const chunk of chunks) {
    body.add(chunk);
    chunk.fill("x");
  }
  expect(body.bytes()?.toString()).toBe(`abcdef${"g".repeat(100)}`);
});

it("a body larger than the maximum is null", () => {
  const body = createBody();
  const half = Buffer.alloc(maxBodyBytes / 2, "x");
  body.add(half);
  body.add(half);
  expect(body.bytes()?.length).toBe(maxBodyBytes);
  body.add(Buffer.from("y"));
  expect(body.bytes()).toBe(null);
  body.add(half);
  expect(body.bytes()).toBe(null);
});

it("a body without chunks is empty", () => {
  expect(createBody().bytes()?.length).toBe(0);
});
