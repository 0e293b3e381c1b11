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

  it("are so as JSON, an address and base64 hold them", () => {
    const { text } = redactorOf(['pa"ss/wörd&1']);
    const base64 = Buffer.from('pa"ss/wörd&1').toString("base64");
    expect(text(`{"p":"pa\\"ss/wörd&1"} ?p=pa%22ss%2Fw%C3%B6rd%261 ${base64}`)).toBe('{"p":"***"} ?p=*** ***');
  });

  it("are so where a line was cut within one", () => {
    const { text } = redactorOf(["secret-token-1"]);
    expect(text("key secret-tok…")).toBe("key ***…");
    expect(text("a secret place…")).toBe("a secret place…");
  });

  it("are left where they are too short to be more than a part of other words", () => {
    expect(redactorOf(["1", "warn", ""]).text("1 warning")).toBe("1 warning");
  });
});
