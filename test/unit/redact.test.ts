import { describe, expect, it } from "vitest";
import { redactorOf } from "../../src/redact.ts";

describe("texts that must not be shown", () => {
  it("are taken out at any depth, and keys stay", () => {
    const { redacted } = redactorOf(["hunter22"]);
    expect(redacted({ hunter22: ["a hunter22 b", { c: null, d: 1, e: "hunter22hunter22" }] })).toEqual({
      hunter22: ["a *** b", { c: null, d: 1, e: "******" }],
    });
  });

  it("are whole where one is a part of another", () => {
    expect(redactorOf(["secret", "secret-longer"]).text("secret-longer, secret")).toBe("***, ***");
  });

  it("of several lines are so line by line, as a log has them", () => {
    const { text } = redactorOf(["-----BEGIN\nabcdefgh\n  ijklmnop\n-----END KEY"]);
    expect(text("key abcdefgh and ijklmnop")).toBe("key *** and ***");
  });

  it("are left where they are too short to be more than a part of other words", () => {
    expect(redactorOf(["1", "warn", ""]).text("1 warning")).toBe("1 warning");
  });
});
