import { describe, expect, it } from "vitest";
import { memoryLimit } from "../../../src/options/parsers.ts";
import { parseMemoryQuantity } from "../../../src/options/quantity.ts";

describe("a memory quantity", () => {
  it.each([
    ["512Mi", 536_870_912],
    ["1.5Gi", 1_610_612_736],
    ["128974848", 128_974_848],
    ["129e6", 129_000_000],
    ["129E6", 129_000_000],
    ["129e+6", 129_000_000],
    ["1290e-1", 129],
    ["1.29e8", 129_000_000],
    ["512M", 512_000_000],
    ["1G", 1_000_000_000],
    ["2T", 2_000_000_000_000],
    ["1P", 1_000_000_000_000_000],
    ["64Ki", 65_536],
    ["1Ti", 1_099_511_627_776],
    ["1Pi", 2 ** 50],
    ["512b", 512],
    ["512k", 524_288],
    ["512m", 536_870_912],
    ["1g", 1_073_741_824],
    [".5Gi", 536_870_912],
    ["0.1Mi", 104_858],
    ["0", 0],
  ])("%s is %d B", (text, bytes) => {
    expect(parseMemoryQuantity(text)?.bytes).toBe(bytes);
  });

  it("rounds a fraction of a byte up, as in Kubernetes", () => {
    expect(parseMemoryQuantity("0.5")?.bytes).toBe(1);
    expect(parseMemoryQuantity("1.1Ki")?.bytes).toBe(1_127);
  });

  it.each(["8.3M", "16.6M", "8.3G"])("reads %s as a whole number of bytes, without a rounding error", (text) => {
    const factor = text.endsWith("M") ? 1e5 : 1e8;
    const tenths = Number(text.slice(0, -1).replace(".", ""));
    expect(parseMemoryQuantity(text)?.bytes).toBe(tenths * factor);
  });

  it.each([
    "",
    " ",
    "Mi",
    "m",
    "512mb",
    "512MB",
    "512MiB",
    "512mi",
    "512KI",
    "512K",
    "512u",
    "512n",
    "0x10",
    "1e",
    "1e+",
    "1e999",
    "1e3Mi",
    "-5Mi",
    "+5Mi",
    "1.5.5Gi",
    "1,5Gi",
    "512 Mi",
    " 512Mi",
    "512Mi ",
    "512Mi\n",
    "1_000",
    "Infinity",
    "NaN",
    "１２８",
    "9007199254740993",
    "1E",
    "8Ei",
    "99999999999999999999999999",
  ])("refuses %j", (text) => {
    expect(parseMemoryQuantity(text)).toBeNull();
  });

  it("has a notice for 512m, which Kubernetes reads as milli", () => {
    const notice = parseMemoryQuantity("512m")?.notice;
    expect(notice).toContain("512m");
    expect(notice).toContain("512 MiB");
    expect(notice).toContain("milli");
    expect(notice).toContain("512Mi");
  });

  it("has a notice for 2000k, which Kubernetes reads as 1000 each", () => {
    const notice = parseMemoryQuantity("2000k")?.notice;
    expect(notice).toContain("2000 KiB");
    expect(notice).toContain("1000");
    expect(notice).toContain("2000Ki");
  });

  it.each(["512Mi", "512M", "1g", "512b", "536870912", "5e8"])("has no notice for %s", (text) => {
    expect(parseMemoryQuantity(text)).toMatchObject({ notice: null });
  });
});

describe("memory-limit", () => {
  it.each([
    ["6Mi", true],
    ["6291456", true],
    ["6291455", false],
    ["6M", false],
    ["5Mi", false],
    ["0", false],
    ["512", false],
  ])("compares %s with Docker's minimum of 6 MiB: accepted %s", (text, ok) => {
    expect(memoryLimit(text).ok).toBe(ok);
  });

  it("refuses other text with the accepted forms", () => {
    const parsed = memoryLimit("lots");
    expect(parsed.ok ? "" : parsed.accepted).toMatch(/512Mi.*1\.5Gi.*512M.*129e6.*bytes.*512m/);
  });

  it("refuses a limit that is too low with the minimum", () => {
    expect(memoryLimit("5Mi")).toEqual({
      ok: false,
      accepted: "at least 6Mi, Docker's minimum (this is 5242880 B)",
    });
  });

  it.each([
    ["512", "; did you mean 512Mi?"],
    ["0.5", "; did you mean 0.5Gi?"],
    [".5", "; did you mean .5Gi?"],
    ["1", "(this is 1 B)"],
  ])("suggests the unit that %s may lack", (text, end) => {
    const parsed = memoryLimit(text);
    expect(parsed.ok ? "" : parsed.accepted.endsWith(end)).toBe(true);
  });
});
