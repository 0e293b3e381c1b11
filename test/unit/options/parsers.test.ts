import { describe, expect, it } from "vitest";
import type { Parsed } from "../../../src/options/parsed.ts";
import * as values from "../../../src/options/parsers.ts";
import { maxErrorRate, maxIncrease, maxRatio, warnRatio } from "../../../src/options/ratio.ts";

type Table = readonly (readonly [text: string, value: unknown])[];
/** Marks a value that the parser refuses. */
const refused = Symbol("refused");

function itParses(parse: (text: string) => Parsed<unknown>, table: Table): void {
  it.each(
    table.map(([text, value]) => ({ text, value, result: value === refused ? "refused" : JSON.stringify(value) })),
  )("$text is $result", ({ text, value }) => {
    const parsed = parse(text);
    if (value === refused) expect(parsed).toEqual({ ok: false, accepted: expect.stringMatching(/\w/) });
    else expect(parsed).toEqual({ ok: true, value });
  });
}

describe("max-ratio", () => {
  itParses(maxRatio, [
    ["0.8", 0.8],
    ["80%", 0.8],
    ["80 %", 0.8],
    ["33.3%", 0.333],
    ["1%", 0.01],
    ["0.99%", refused],
    ["0.8 %", refused],
    [".5", 0.5],
    ["1", 1],
    ["100%", 1],
    ["0.0001", 0.0001],
    ["0", refused],
    ["0%", refused],
    ["1.0001", refused],
    ["100.1%", refused],
    ["80", refused],
    ["-0.5", refused],
    ["0,8", refused],
    ["8e-1", refused],
    ["0x1", refused],
    ["80%%", refused],
    ["%", refused],
    ["", refused],
    ["0.8 ", refused],
    ["NaN", refused],
    ["Infinity", refused],
  ]);
});

describe("max-increase", () => {
  itParses(maxIncrease, [
    ["0.05", 0.05],
    ["5%", 0.05],
    ["12.5 %", 0.125],
    ["1%", 0.01],
    ["100%", 1],
    ["0.05%", refused],
    ["0.5%", refused],
    ["0", refused],
    ["1", refused],
    ["5", refused],
    ["101%", refused],
    ["-5%", refused],
    ["", refused],
  ]);

  it("suggests the percentage that a number without its sign, or a ratio with one, stands for", () => {
    expect(maxIncrease("5")).toMatchObject({ accepted: expect.stringContaining("did you mean 5%?") });
    expect(maxIncrease("0.05%")).toMatchObject({ accepted: expect.stringContaining("did you mean 0.05 or 5%?") });
  });
});

describe("base-ref", () => {
  itParses(values.gitRef, [
    ["auto", "auto"],
    ["main", "main"],
    ["release/1.2", "release/1.2"],
    ["HEAD~1", "HEAD~1"],
    ["1a2b3c4", "1a2b3c4"],
    ["-x", refused],
    ["--upload-pack=x", refused],
    ["a b", refused],
    ["HEAD:file", refused],
    ["", refused],
  ]);
});

describe("warn-ratio", () => {
  itParses(warnRatio, [
    ["70%", 0.7],
    ["0.999", 0.999],
    ["1", refused],
    ["100%", refused],
    ["0", refused],
    ["0.7%", refused],
    ["70", refused],
    ["", refused],
  ]);

  it("says what was meant", () => {
    expect(warnRatio("70")).toEqual({
      ok: false,
      accepted: "a ratio above 0 and below 1, such as 0.7 or 70%; did you mean 70%?",
    });
  });
});

describe("max-error-rate", () => {
  itParses(maxErrorRate, [
    ["0", 0],
    ["0%", 0],
    ["1%", 0.01],
    ["0.999", 0.999],
    ["1", refused],
    ["100%", refused],
    ["-1%", refused],
    ["", refused],
  ]);
});

describe("a whole number from 1 to 65535", () => {
  itParses(values.wholeNumber(1, 65_535, "a port"), [
    ["1", 1],
    ["65535", 65_535],
    ["0080", 80],
    ["0", refused],
    ["65536", refused],
    ["-1", refused],
    ["1.5", refused],
    ["1e3", refused],
    ["0x50", refused],
    ["80 ", refused],
    ["", refused],
    ["99999999999999999999", refused],
  ]);

  it("describes the number and its bounds", () => {
    expect(values.wholeNumber(1, 9, "a digit")("x")).toEqual({
      ok: false,
      accepted: "a digit, a whole number from 1 to 9",
    });
  });
});

describe("cpus", () => {
  itParses(values.cpus, [
    ["0.5", 0.5],
    [".5", 0.5],
    ["2", 2],
    ["0.01", 0.01],
    ["1024", 1_024],
    ["0.009", refused],
    ["1024.1", refused],
    ["0", refused],
    ["-1", refused],
    ["500m", refused],
    ["", refused],
  ]);
});

describe("a duration from 1 s to 24 h", () => {
  itParses(values.duration(1_000, 24 * 3_600_000), [
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
    ["999ms", refused],
    ["0.9", refused],
    ["24h1ms", refused],
    ["0s", refused],
    ["-1s", refused],
    ["1m 30s", refused],
    ["1 m", refused],
    ["30sec", refused],
    ["s", refused],
    ["1d", refused],
    ["1e3s", refused],
    ["30S", refused],
    ["soon", refused],
    ["", refused],
  ]);

  it("can be zero if the minimum is zero", () => {
    expect(values.duration(0, 1_000)("0s")).toEqual({ ok: true, value: 0 });
    expect(values.duration(0, 1_000)("0")).toEqual({ ok: true, value: 0 });
  });

  it("describes its bounds if the value is outside of them", () => {
    const parsed = values.duration(1_000, 24 * 3_600_000)("25h");
    expect(parsed.ok ? "" : parsed.accepted).toMatch(/from 1s to 24h$/);
  });
});

describe("a path", () => {
  itParses(values.urlPath, [
    ["/", "/"],
    ["/a/b?c=d&e=%20", "/a/b?c=d&e=%20"],
    ['/"', '/"'],
    ["", refused],
    ["a", refused],
    ["?a", refused],
    ["/a b", refused],
    ["/a#b", refused],
    ["/ä", refused],
    ["/a\n", refused],
    ["http://host/a", refused],
    ["HTTPS://host/", refused],
  ]);
});

describe("a method", () => {
  itParses(values.method, [
    ["GET", "GET"],
    ["post", "POST"],
    ["Options", "OPTIONS"],
    ["HEAD", "HEAD"],
    ["CONNECT", refused],
    ["TRACE", refused],
    ["", refused],
    ["GET ", refused],
  ]);
});

describe("a mistyped value of a list", () => {
  it.each([
    [values.method, "Pots", "POST"],
    [values.pull, "Allways", "always"],
    [values.load, "htpp", "http"],
    [values.why, "aut", "auto"],
    [values.mode, "Comment", "comment"],
  ])("is refused with the value that it probably means: %o %s", (parse, text, meant) => {
    expect(parse(text)).toEqual({
      ok: false,
      accepted: expect.stringMatching(new RegExp(`; did you mean ${meant}\\?$`)),
    });
  });

  it("is refused with the list alone if no value is close", () => {
    expect(values.pull("sometimes")).toEqual({ ok: false, accepted: "one of missing, always, never" });
  });
});

describe("a pull policy", () => {
  itParses(values.pull, [
    ["missing", "missing"],
    ["always", "always"],
    ["never", "never"],
    ["Always", refused],
    ["true", refused],
    ["", refused],
  ]);
});

describe("a header", () => {
  itParses(values.header, [
    ["Accept: text/html", ["Accept", "text/html"]],
    ["a:b:c", ["a", "b:c"]],
    ["X-Empty:", ["X-Empty", ""]],
    ["  Name :  value  ", ["Name", "value"]],
    ["no colon", refused],
    [": value", refused],
    ["bad name: x", refused],
    ["Name: a\r\nInjected: b", refused],
    ["Name: \u0001", refused],
    ["", refused],
  ]);
});

describe("an assignment", () => {
  itParses(values.assignment, [
    ["A=1", ["A", "1"]],
    ["A=", ["A", ""]],
    ["A=b=c", ["A", "b=c"]],
    ["A= b ", ["A", " b "]],
    ["A=one\ntwo", ["A", "one\ntwo"]],
    ["A", refused],
    ["=1", refused],
    ["A B=1", refused],
    ["A=1\0", refused],
    ["", refused],
  ]);
});

describe("an image", () => {
  itParses(values.image, [
    ["app", "app"],
    ["app:1.2", "app:1.2"],
    ["ghcr.io/me/app:1", "ghcr.io/me/app:1"],
    ["localhost:5000/app", "localhost:5000/app"],
    ["app@sha256:0123456789abcdef", "app@sha256:0123456789abcdef"],
    ["", refused],
    ["two words", refused],
    ["-flag", refused],
    ["app;rm", refused],
  ]);
});

describe("a network", () => {
  itParses(values.network, [
    ["bridge", "bridge"],
    ["host", "host"],
    ["my_net.1-a", "my_net.1-a"],
    ["none", refused],
    ["container:x", refused],
    ["", refused],
    ["a b", refused],
  ]);
});

describe("text", () => {
  itParses(values.text, [
    ["", ""],
    ["any\nthing", "any\nthing"],
    ["nul\0", refused],
  ]);
});

describe("a command", () => {
  itParses(values.command, [
    ["node server.js", ["node", "server.js"]],
    [`sh -c 'a | b > c'`, ["sh", "-c", "a | b > c"]],
    [`echo "two words" it\\'s`, ["echo", "two words", "it's"]],
    ["echo $HOME", ["echo", "$HOME"]],
    ["ls *.js", ["ls", "*.js"]],
    ['["node", "a b"]', ["node", "a b"]],
    ["a | b", refused],
    ["a && b", refused],
    ["a > b", refused],
    ["a; b", refused],
    ["a & b", refused],
    ["a # b", refused],
    [`echo "open`, refused],
    ["echo 'open", refused],
    ["[]", refused],
    ['["a", 1]', refused],
    ["[broken", refused],
    ['["a"] b', refused],
  ]);

  it.each(["", "   "])("is refused without words (%j), because the engine would run the image's own", (text) => {
    expect(values.command(text).ok).toBe(false);
  });

  it("is refused with the operator seen", () => {
    const parsed = values.command("a | b");
    expect(parsed.ok ? "" : parsed.accepted).toContain("seen: |");
  });
});
