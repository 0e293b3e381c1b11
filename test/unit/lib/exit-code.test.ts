import { constants } from "node:os";
import { describe, expect, it } from "vitest";
import { exitCodeText } from "../../../src/lib/exit-code.ts";

describe("an exit code", () => {
  it.each([
    [134, "134 (SIGABRT)"],
    [137, "137 (SIGKILL)"],
    [139, "139 (SIGSEGV)"],
    [143, "143 (SIGTERM)"],
  ])("%d has the name of its signal", (code, text) => {
    expect(exitCodeText(code)).toBe(text);
  });

  it.each([0, 1, 127, 128, 160, 255])("%d has no name", (code) => {
    expect(exitCodeText(code)).toBe(String(code));
  });

  it.skipIf(process.platform !== "linux")("has the system's name of each signal", () => {
    const aliases = ["SIGIOT", "SIGPOLL", "SIGUNUSED"];
    const named = Object.entries(constants.signals).filter(([name, number]) => number <= 31 && !aliases.includes(name));
    expect(named.length).toBeGreaterThan(25);
    for (const [name, number] of named) expect(exitCodeText(128 + number)).toBe(`${128 + number} (${name})`);
  });
});
