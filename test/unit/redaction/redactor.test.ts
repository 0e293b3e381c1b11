import { describe, expect, it } from "vitest";
import { redactorOf, secretOf } from "../../../src/redaction/redactor.ts";

describe("redactor", () => {
  it("masks a secret at any depth and keeps keys", () => {
    const { redacted } = redactorOf(["hunter22"]);
    expect(redacted({ hunter22: ["a hunter22 b", { c: null, d: 1, e: "hunter22hunter22" }] })).toEqual({
      hunter22: ["a *** b", { c: null, d: 1, e: "******" }],
    });
  });

  it("masks the longer secret as a whole if one secret contains another", () => {
    expect(redactorOf(["secret", "secret-longer"]).text("secret-longer, secret")).toBe("***, ***");
  });

  it("keeps the space after a secret that was read with a final line break", () => {
    expect(redactorOf(["hunter22\n"]).text("KEY=hunter22 FILED=1")).toBe("KEY=*** FILED=1");
  });

  it("masks each line of a multi-line secret", () => {
    const { text } = redactorOf(["-----BEGIN\nabcdefgh\n  ijklmnop\n-----END KEY"]);
    expect(text("key abcdefgh and ijklmnop")).toBe("key *** and ***");
  });

  it("masks a secret that is encoded as JSON, as a URL or in base64", () => {
    const { text } = redactorOf(['pa"ss/wörd&1']);
    const base64 = Buffer.from('pa"ss/wörd&1').toString("base64");
    expect(text(`{"p":"pa\\"ss/wörd&1"} ?p=pa%22ss%2Fw%C3%B6rd%261 ${base64}`)).toBe('{"p":"***"} ?p=*** ***');
  });

  it("masks a secret truncated at the end of a line", () => {
    const { text } = redactorOf(["secret-token-1"]);
    expect(text("key secret-tok…")).toBe("key ***…");
    expect(text("a secret place…")).toBe("a secret place…");
  });

  it("masks the password of base64-encoded user:password at any offset", () => {
    const { text } = redactorOf(["hunter22!?>~"]);
    for (const user of ["", "a", "ab", "abc"]) {
      for (const alphabet of ["base64", "base64url"] as const) {
        const credentials = Buffer.from(`${user}:hunter22!?>~:and more`).toString(alphabet);
        expect(text(`Basic ${credentials}`)).toMatch(/^Basic [\w+/-]{0,8}\*\*\*[\w+/-]{10,14}={0,2}$/);
      }
    }
  });

  it("does not mask a short secret inside a longer word or number", () => {
    const { text } = redactorOf(["warn", "1234", "a+b", "x|y"]);
    expect(text("warn: warning, 1234 of 12345, é1234, a+b, aab, (x|y) x")).toBe(
      "***: warning, *** of 12345, é1234, ***, aab, (***) x",
    );
    expect(text("PIN=1234\nPIN_1234")).toBe("PIN=***\nPIN_1234");
  });

  it("masks overlapping secrets together, and every secret truncated in a line", () => {
    const { text } = redactorOf(["abcdefgh", "efghijkl", "hunter22-of-the-db"]);
    expect(text("xabcdefghijkly")).toBe("x***y");
    expect(text("a hunter22… | b hunter22-of… | c abcdefg…")).toBe("a ***… | b ***… | c ***…");
  });

  it.each([
    ["p&ss<word>", "p\\u0026ss\\u003cword\\u003e"],
    ["pässwort", "p\\u00e4sswort"],
    ["pass word", "?p=pass+word"],
    ["pass<word", "?p=pass%3cword"],
    ["pass<word", "pass&lt;word"],
    ['pass"word', '"{\\"p\\":\\"pass\\\\\\"word\\"}"'],
    ["correct  horse\tbattery", "correct horse battery"],
    ["k3y9", "first\\nk3y9"],
    ["k3y9", "?p%3Dk3y9"],
    ["k3y9", "{ port: \u001b[33mk3y9\u001b[39m }"],
    ["k3y9", '{"msg":"\\u001b[32mk3y9"}'],
    ["k3y9", '{"msg":"\\u0022k3y9\\u0022"}'],
    ["Passw0rd!", "?p=Passw0rd%21"],
    ["a/b+cdefgh", "?p=a/b%2Bcdefgh"],
    ["abc/defghi", '"abc\\/defghi"'],
    ["c2VjcmV0MQ==", '"c2VjcmV0MQ\\u003d\\u003d"'],
    ["abc+defghi", '"abc\\u002Bdefghi"'],
    ["abc‹é&defghi", '"abc\\u2039\\u00E9\\u0026defghi"'],
    ["abc'defghi", "abc&#x27;defghi"],
    ["abc'd\"efghi", "'abc\\'d\"efghi'"],
    ["-----BEGIN KEY-----\\nMIIEvQIBADANBg\\n", "MIIEvQIBADANBg"],
    ['"hunter22"', "login with hunter22"],
    ["postgres://app:hunter22@db/x", "password hunter22 rejected"],
    ["我的密码", "登录用我的密码失败"],
  ])("masks an encoded form: %j in %j", (secret, text) => {
    expect(redactorOf([secret]).text(text)).toContain("***");
  });

  it("masks one of thousands of secrets, one of which is longer than the line", () => {
    const many = Array.from({ length: 20_000 }, (_, index) => `row-${index}-secret`);
    const { text } = redactorOf([...many, many.join("")]);
    expect(text(`${"x".repeat(1_990)} row-19999-secret…`)).toBe(`${"x".repeat(1_990)} ***…`);
  });

  it("masks a secret only in logs if it has one or two characters, is a switch, or looks like a port", () => {
    const { log, text, sentence } = redactorOf(["1", "eu", "true", "Off", "", "/", { inLogs: "3000" }, "hunter22"]);
    const line = "1 eu true Off :3000, DEBUG=1, 13000, europe, GET / hunter22";
    expect(log(line)).toBe("*** *** *** *** :***, DEBUG=***, 13000, europe, GET / ***");
    expect(text(line)).toBe(line.replace("hunter22", "***"));
    expect(sentence(line)).toBe(text(line));
  });

  it("ignores white space around a short secret, and the letter case of a switch", () => {
    const { log, sentence } = redactorOf(["1  ", "10\n", "true\n", secretOf(["PORT", "3000 "])]);
    expect(log("1 of 10 at 3000: True, TRUE")).toBe("*** of *** at ***: ***, ***");
    expect(sentence("1 of 10 at 3000: True")).toBe("1 of 10 at 3000: True");
  });

  it("does not mask a small number inside a date, a time or a decimal number", () => {
    const { log } = redactorOf(["1", "28", { inLogs: "11" }, { inLogs: "30" }, { inLogs: "2026" }]);
    const left = "2026-11-28T14:30:11Z 2026/11/28 11:30:28 [28/Nov/2026:11:28:30 +0000] took 1.28 ms, v0.11.2";
    expect(log(left)).toBe(left);
    expect(log("11 of 28, 127.0.0.1:30, pool-1-28, 30/s, :11")).toBe(
      "*** of ***, 127.0.0.1:***, pool-***-***, ***/s, :***",
    );
  });

  it("masks thousands of small numbers quickly", () => {
    const { log } = redactorOf(Array.from({ length: 20_000 }, (_, index) => ({ inLogs: String(index) })));
    const line = "a line of 12 words and 3 numbers ".repeat(30);
    expect(log(line)).toBe("a line of *** words and *** numbers ".repeat(30));
  });
});

describe("secretOf a variable of an env-file", () => {
  it.each([
    ["MODE", "prod", "prod"],
    ["PORT", "3000", { inLogs: "3000" }],
    ["ORDER", "123456", "123456"],
    ["PIN", "1234", "1234"],
    ["DB_PASSWORD", "1", "1"],
  ] as const)("%s=%s is %j", (name, value, secret) => {
    expect(secretOf([name, value])).toEqual(secret);
  });
});
