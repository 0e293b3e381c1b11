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
} from "../../../src/lib/format.ts";
import { limitBytes, mebibyte } from "../../builders.ts";

describe("figures for people", () => {
  it.each([
    [0, "0 B"],
    [1, "1 B"],
    [1_023, "1023 B"],
    [1_024, "1 KiB"],
    [1_536, "1.5 KiB"],
    [mebibyte, "1 MiB"],
    [118.2 * mebibyte, "118.2 MiB"],
    [128 * mebibyte, "128 MiB"],
    [1.5 * 2 ** 30, "1.5 GiB"],
    [2 ** 40, "1 TiB"],
    [5_000 * 2 ** 40, "5000 TiB"],
  ])("%d bytes are %s", (value, text) => {
    expect(bytes(value)).toBe(text);
  });

  it.each([
    [512, "512 B"],
    [1_024, "1 KiB (1,024 B)"],
    [100 * mebibyte, "100 MiB (104,857,600 B)"],
  ])("%d bytes exactly are %s", (value, text) => {
    expect(bytesExactly(value)).toBe(text);
  });

  it.each([
    [0, "0 %"],
    [0.8, "80 %"],
    [0.9234, "92.3 %"],
    [1, "100 %"],
    [1.5, "150 %"],
  ])("a ratio of %d is %s", (value, text) => {
    expect(percent(value)).toBe(text);
  });

  it.each([
    [0.4, "0.4 ms"],
    [9, "9 ms"],
    [23.4, "23 ms"],
    [999, "999 ms"],
    [1_000, "1 s"],
    [4_220, "4.2 s"],
    [60_000, "1 min"],
    [725_000, "12 min 5 s"],
    [3_600_000, "60 min"],
  ])("%d ms are %s", (value, text) => {
    expect(time(value)).toBe(text);
  });

  it("show a latency below the counted millisecond as that", () => {
    expect([latency(0), latency(1), latency(1_500)]).toEqual(["< 1 ms", "1 ms", "1.5 s"]);
  });

  it("group thousands alike in every locale", () => {
    expect(integer(1_234_567.4)).toBe("1,234,567");
    expect([0, 999, 1000, 99_999.6, -12_345].map(integer)).toEqual(["0", "999", "1,000", "100,000", "-12,345"]);
  });
});

describe("a peak against the threshold", () => {
  it("is told in percent where that is enough", () => {
    expect(peakAgainst(90 * mebibyte, limitBytes, 0.8)).toBe("peak 90 MiB is 90 % of the 100 MiB limit; allowed 80 %");
  });

  it("is told in percent where it is exactly at it", () => {
    expect(peakAgainst(80 * mebibyte, limitBytes, 0.8)).toBe("peak 80 MiB is 80 % of the 100 MiB limit; allowed 80 %");
  });

  it.each([
    [80 * mebibyte + 1, "1 B above it: 83,886,081 B of 104,857,600 B"],
    [80 * mebibyte - 1, "1 B below it: 83,886,079 B of 104,857,600 B"],
    [80 * mebibyte + 40_000, "40,000 B above it: 83,926,080 B of 104,857,600 B"],
    [80 * mebibyte - 40_000, "40,000 B below it: 83,846,080 B of 104,857,600 B"],
  ])("is told to the byte where rounding would hide the difference: %d B", (peakBytes, exact) => {
    expect(peakAgainst(peakBytes, limitBytes, 0.8)).toContain(`80 % of the 100 MiB limit; allowed 80 % (${exact})`);
  });

  it("says less than 1 B where the threshold lies between two bytes", () => {
    const limit = 128 * mebibyte;
    const below = Math.floor(0.7 * limit);
    expect(peakAgainst(below, limit, 0.7)).toContain("less than 1 B below it");
    expect(peakAgainst(below + 1, limit, 0.7)).toContain("less than 1 B above it");
  });
});

describe("text from elsewhere", () => {
  it("can't act on a terminal", () => {
    expect(printable("\x1b[2Jcleared\x07\r\n\x9b31m")).toBe("\uFFFD[2Jcleared\uFFFD\uFFFD\uFFFD\uFFFD31m");
  });

  it("can't reorder or hide what stands beside it", () => {
    expect(printable("a\u202Eb\u200Bc\u2028d\u2066e")).toBe("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe");
  });

  it("keeps its letters, and tabs as spaces", () => {
    expect(printable("größe\t✓ 文")).toBe("größe    ✓ 文");
  });
});
