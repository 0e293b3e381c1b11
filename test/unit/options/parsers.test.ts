import { describe, expect, it } from "vitest";
import * as values from "../../../src/options/parsers.ts";

type Table = readonly (readonly [text: string, value: unknown])[];
/** Stands for "is refused". */
const no = Symbol("refused");

function holds(parse: (text: string) => values.Parsed<unknown>, table: Table): void {
  it.each(table.map(([text, value]) => ({ text, value, what: value === no ? "refused" : JSON.stringify(value) })))(
    "$text is $what",
    ({ text, value }) => {
      const parsed = parse(text);
      if (value === no) expect(parsed).toEqual({ ok: false, accepted: expect.stringMatching(/\w/) });
      else expect(parsed).toEqual({ ok: true, value });
    },
  );
}

describe("max-ratio", () => {
  holds(values.maxRatio, [
    ["0.8", 0.8],
    ["80%", 0.8],
    ["80 %", 0.8],
    ["33.3%", 0.333],
    ["0.1%", 0.001],
    [".5", 0.5],
    ["1", 1],
    ["100%", 1],
    ["0.0001", 0.0001],
    ["0", no],
    ["0%", no],
    ["1.0001", no],
    ["100.1%", no],
    ["80", no],
    ["-0.5", no],
    ["0,8", no],
    ["8e-1", no],
    ["0x1", no],
    ["80%%", no],
    ["%", no],
    ["", no],
    ["0.8 ", no],
    ["NaN", no],
    ["Infinity", no],
  ]);
});

describe("max-error-rate", () => {
  holds(values.maxErrorRate, [
    ["0", 0],
    ["0%", 0],
    ["1%", 0.01],
    ["0.999", 0.999],
    ["1", no],
    ["100%", no],
    ["-1%", no],
    ["", no],
  ]);
});

describe("a whole number from 1 to 65535", () => {
  holds(values.wholeNumber(1, 65_535, "a port"), [
    ["1", 1],
    ["65535", 65_535],
    ["0080", 80],
    ["0", no],
    ["65536", no],
    ["-1", no],
    ["1.5", no],
    ["1e3", no],
    ["0x50", no],
    ["80 ", no],
    ["", no],
    ["99999999999999999999", no],
  ]);

  it("says what it is and its bounds", () => {
    expect(values.wholeNumber(1, 9, "a digit")("x")).toEqual({
      ok: false,
      accepted: "a digit, a whole number from 1 to 9",
    });
  });
});

describe("cpus", () => {
  holds(values.cpus, [
    ["0.5", 0.5],
    [".5", 0.5],
    ["2", 2],
    ["0.01", 0.01],
    ["1024", 1_024],
    ["0.009", no],
    ["1024.1", no],
    ["0", no],
    ["-1", no],
    ["500m", no],
    ["", no],
  ]);
});

describe("a duration from 1 s to 24 h", () => {
  holds(values.duration(1_000, 24 * 3_600_000), [
    ["30s", 30_000],
    ["30", 30_000],
    ["1.5", 1_500],
    ["2m", 120_000],
    ["1m30s", 90_000],
    ["1h1m1s1ms", 3_661_001],
    ["1500ms", 1_500],
    ["1.5m", 90_000],
    ["1000ms", 1_000],
    ["24h", 86_400_000],
    ["999ms", no],
    ["0.9", no],
    ["24h1ms", no],
    ["0s", no],
    ["-1s", no],
    ["1m 30s", no],
    ["1 m", no],
    ["30sec", no],
    ["s", no],
    ["1d", no],
    ["1e3s", no],
    ["30S", no],
    ["soon", no],
    ["", no],
  ]);

  it("may be zero where that is allowed", () => {
    expect(values.duration(0, 1_000)("0s")).toEqual({ ok: true, value: 0 });
    expect(values.duration(0, 1_000)("0")).toEqual({ ok: true, value: 0 });
  });

  it("says its bounds where only they are broken", () => {
    const parsed = values.duration(1_000, 24 * 3_600_000)("25h");
    expect(parsed.ok ? "" : parsed.accepted).toMatch(/from 1s to 24h$/);
  });
});

describe("a path", () => {
  holds(values.urlPath, [
    ["/", "/"],
    ["/a/b?c=d&e=%20", "/a/b?c=d&e=%20"],
    ['/"', '/"'],
    ["", no],
    ["a", no],
    ["?a", no],
    ["/a b", no],
    ["/a#b", no],
    ["/ä", no],
    ["/a\n", no],
    ["http://host/a", no],
    ["HTTPS://host/", no],
  ]);
});

describe("a method", () => {
  holds(values.method, [
    ["GET", "GET"],
    ["post", "POST"],
    ["Options", "OPTIONS"],
    ["HEAD", "HEAD"],
    ["CONNECT", no],
    ["TRACE", no],
    ["", no],
    ["GET ", no],
  ]);
});

describe("a pull policy", () => {
  holds(values.pull, [
    ["missing", "missing"],
    ["always", "always"],
    ["never", "never"],
    ["Always", no],
    ["true", no],
    ["", no],
  ]);
});

describe("a header", () => {
  holds(values.header, [
    ["Accept: text/html", ["Accept", "text/html"]],
    ["a:b:c", ["a", "b:c"]],
    ["X-Empty:", ["X-Empty", ""]],
    ["  Name :  value  ", ["Name", "value"]],
    ["no colon", no],
    [": value", no],
    ["bad name: x", no],
    ["Name: a\r\nInjected: b", no],
    ["Name: \u0001", no],
    ["", no],
  ]);
});

describe("an assignment", () => {
  holds(values.assignment, [
    ["A=1", ["A", "1"]],
    ["A=", ["A", ""]],
    ["A=b=c", ["A", "b=c"]],
    ["A= b ", ["A", " b "]],
    ["A=one\ntwo", ["A", "one\ntwo"]],
    ["A", no],
    ["=1", no],
    ["A B=1", no],
    ["A=1\0", no],
    ["", no],
  ]);
});

describe("an image", () => {
  holds(values.image, [
    ["app", "app"],
    ["app:1.2", "app:1.2"],
    ["ghcr.io/me/app:1", "ghcr.io/me/app:1"],
    ["localhost:5000/app", "localhost:5000/app"],
    ["app@sha256:0123456789abcdef", "app@sha256:0123456789abcdef"],
    ["", no],
    ["two words", no],
    ["-flag", no],
    ["app;rm", no],
  ]);
});

describe("a network", () => {
  holds(values.network, [
    ["bridge", "bridge"],
    ["host", "host"],
    ["my_net.1-a", "my_net.1-a"],
    ["none", no],
    ["container:x", no],
    ["", no],
    ["a b", no],
  ]);
});

describe("text", () => {
  holds(values.text, [
    ["", ""],
    ["any\nthing", "any\nthing"],
    ["nul\0", no],
  ]);
});

describe("a command", () => {
  holds(values.command, [
    ["node server.js", ["node", "server.js"]],
    [`sh -c 'a | b > c'`, ["sh", "-c", "a | b > c"]],
    [`echo "two words" it\\'s`, ["echo", "two words", "it's"]],
    ["echo $HOME", ["echo", "$HOME"]],
    ["ls *.js", ["ls", "*.js"]],
    ['["node", "a b"]', ["node", "a b"]],
    ["a | b", no],
    ["a && b", no],
    ["a > b", no],
    ["a; b", no],
    ["a & b", no],
    ["a # b", no],
    [`echo "open`, no],
    ["echo 'open", no],
    ["[]", no],
    ['["a", 1]', no],
    ["[broken", no],
    ['["a"] b', no],
  ]);

  it.each(["", "   "])("of no words (%j) is refused: it would run the image's own instead", (text) => {
    expect(values.command(text).ok).toBe(false);
  });

  it("names the operator that was seen", () => {
    const parsed = values.command("a | b");
    expect(parsed.ok ? "" : parsed.accepted).toContain("seen: |");
  });
});
