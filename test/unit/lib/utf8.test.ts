import { describe, expect, it } from "vitest";
import { decodeUtf8 } from "../../../src/lib/utf8.ts";

const wide = (text: string, isBigEndian: boolean) => {
  const bytes = Buffer.from(text, "utf16le");
  return isBigEndian ? bytes.swap16() : bytes;
};

describe("bytes in UTF-8", () => {
  it.each(["", "a", "caf\u00e9 \u{1f600}\n", "a\0b, which an env file refuses itself"])("are decoded: %j", (text) => {
    expect(decodeUtf8(Buffer.from(text))).toBe(text);
  });

  it("lose their byte order mark", () => {
    expect(decodeUtf8(Buffer.from("\ufeffa: 1"))).toBe("a: 1");
  });
});

describe("bytes in another encoding", () => {
  it.each([
    ["UTF-16", "with a byte order mark", wide("\ufeffa: 1\n", false)],
    ["UTF-16", "big endian, with a byte order mark", wide("\ufeffa: 1\n", true)],
    ["UTF-16", "without a byte order mark", wide("a: 1\n", false)],
    ["UTF-16", "big endian", wide("a: 1\n", true)],
    ["UTF-16", "with a byte order mark and no ASCII", wide("\ufeff\u65e5\u672c", false)],
    ["UTF-32", "without a byte order mark", Buffer.from("a\0\0\0:\0\0\0 \0\0\0")],
    ["UTF-32", "big endian", Buffer.from("\0\0\0a\0\0\0:")],
    ["UTF-32", "with a byte order mark and no ASCII", Buffer.from([0xff, 0xfe, 0, 0, 0x2c, 0x67, 1, 0])],
  ])("are refused: %s %s", (encoding, _form, bytes) => {
    expect(() => decodeUtf8(bytes)).toThrow(`is not UTF-8 but ${encoding}; save the file as UTF-8`);
  });

  it("are refused with the first line that is not UTF-8", () => {
    expect(() => decodeUtf8(Buffer.from("a\nb: caf\u00e9\n", "latin1"))).toThrow(
      "is not UTF-8: line 2 has other bytes; save the file as UTF-8",
    );
    expect(() => decodeUtf8(Buffer.from([0x61, 0x0a, 0xc3]))).toThrow("line 2 has");
  });
});
