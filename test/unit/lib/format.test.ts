import { describe, expect, it } from "vitest";
import {
  bytes,
  bytesExactly,
  integer,
  latency,
  peakAgainst,
  percent,
  printable,
  time,
  unbroken,
} from "../../../src/lib/format.ts";
import { limitBytes, mebibyte } from "../../builders.ts";

describe("figures for people", () => {
  it.each([
    [0, "0 B"],
    [1, "1 B"],
    [1_023, "1023 B"],
    [1_024, "1 KiB"],
    [1_536, "1.5 KiB"],
    [1_048_524, "1023.9 KiB"],
    [1_048_525, "1 MiB"],
    [mebibyte, "1 MiB"],
    [118.2 * mebibyte, "118.2 MiB"],
    [128 * mebibyte, "128 MiB"],
    [1.5 * 2 ** 30, "1.5 GiB"],
    [2 ** 40, "1 TiB"],
    [5_000 * 2 ** 40, "5000 TiB"],
  ])("formats %d bytes as %s", (value, text) => {
    expect(bytes(value)).toBe(text);
  });

  it.each([
    [512, "512 B"],
    [1_024, "1 KiB (1,024 B)"],
    [100 * mebibyte, "100 MiB (104,857,600 B)"],
  ])("formats %d bytes exactly as %s", (value, text) => {
    expect(bytesExactly(value)).toBe(text);
  });

  it.each([
    [0, "0%"],
    [0.8, "80%"],
    [0.9234, "92.3%"],
    [1, "100%"],
    [1.5, "150%"],
  ])("formats a ratio of %d as %s", (value, text) => {
    expect(percent(value)).toBe(text);
  });

  it.each([
    [0.4, "0.4 ms"],
    [9, "9 ms"],
    [23.4, "23 ms"],
    [999, "999 ms"],
    [999.5, "1 s"],
    [1_000, "1 s"],
    [4_220, "4.2 s"],
    [59_949, "59.9 s"],
    [59_950, "1 min"],
    [60_000, "1 min"],
    [725_000, "12 min 5 s"],
    [3_600_000, "60 min"],
  ])("formats %d ms as %s", (value, text) => {
    expect(time(value)).toBe(text);
  });

  it("formats a latency below 1 ms as < 1 ms", () => {
    expect([latency(0), latency(1), latency(1_500)]).toEqual(["< 1 ms", "1 ms", "1.5 s"]);
  });

  it("groups thousands with commas in every locale", () => {
    expect(integer(1_234_567.4)).toBe("1,234,567");
    expect([0, 999, 1000, 99_999.6, -12_345].map(integer)).toEqual(["0", "999", "1,000", "100,000", "-12,345"]);
  });
});

describe("a peak against the threshold", () => {
  it("is a percentage if that is precise enough", () => {
    expect(peakAgainst(90 * mebibyte, limitBytes, 0.8)).toBe("90 MiB, 90% of the 100 MiB limit (threshold: 80%)");
  });

  it("is a percentage if the peak is exactly at the threshold", () => {
    expect(peakAgainst(80 * mebibyte, limitBytes, 0.8)).toBe("80 MiB, 80% of the 100 MiB limit (threshold: 80%)");
  });

  it.each([
    [80 * mebibyte + 1, "1 B above it"],
    [80 * mebibyte - 1, "1 B below it"],
    [80 * mebibyte + 40_000, "40,000 B above it"],
    [80 * mebibyte - 40_000, "40,000 B below it"],
  ])("is exact to the byte if rounding would hide the difference: %d B", (peakBytes, exact) => {
    expect(peakAgainst(peakBytes, limitBytes, 0.8)).toContain(
      `80% of the 100 MiB limit (threshold: 80%; the peak is ${exact})`,
    );
  });

  it("is less than 1 B away if the threshold lies between two bytes", () => {
    const limit = 128 * mebibyte;
    const below = Math.floor(0.7 * limit);
    expect(peakAgainst(below, limit, 0.7)).toContain("less than 1 B below it");
    expect(peakAgainst(below + 1, limit, 0.7)).toContain("less than 1 B above it");
  });
});

describe("a number and its unit", () => {
  it("stay on one line", () => {
    expect(unbroken("at most 20 MiB (5 B) for 4 s or 2 min 5 s; < 1 ms")).toBe(
      "at most 20\u00A0MiB (5\u00A0B) for 4\u00A0s or 2\u00A0min 5\u00A0s; <\u00A01\u00A0ms",
    );
  });

  it("do not include other words", () => {
    const text = "2 minutes, 3 samples, 1 Biscuit, 4 s-curves, a < b";
    expect(unbroken(text)).toBe(text);
  });
});

describe("text from other programs", () => {
  it("has no effect on a terminal", () => {
    expect(printable("\x1b[2Jcleared\x07\r\n\x9b31m")).toBe("\uFFFD[2Jcleared\uFFFD\uFFFD\uFFFD\uFFFD31m");
  });

  it("cannot reorder or hide the text next to it", () => {
    expect(printable("a\u202Eb\u200Bc\u2028d\u2066e")).toBe("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe");
  });

  it("keeps its letters, and turns tabs into spaces", () => {
    expect(printable("größe\t✓ 文")).toBe("größe    ✓ 文");
  });
});
