import { describe, expect, it } from "vitest";
import { redactorOf, secretOf } from "../../../src/redaction/redactor.ts";

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

  it("of a file that ends with its line take no blank with them", () => {
    expect(redactorOf(["hunter22\n"]).text("KEY=hunter22 FILED=1")).toBe("KEY=*** FILED=1");
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

  it("are so as the password of user:password is in base64, wherever it begins", () => {
    const { text } = redactorOf(["hunter22!?>~"]);
    for (const user of ["", "a", "ab", "abc"]) {
      for (const alphabet of ["base64", "base64url"] as const) {
        const credentials = Buffer.from(`${user}:hunter22!?>~:and more`).toString(alphabet);
        expect(text(`Basic ${credentials}`)).toMatch(/^Basic [\w+/-]{0,8}\*\*\*[\w+/-]{10,14}={0,2}$/);
      }
    }
  });

  it("are taken out of no longer word or number where they are short", () => {
    const { text } = redactorOf(["warn", "1234", "a+b", "x|y"]);
    expect(text("warn: warning, 1234 of 12345, é1234, a+b, aab, (x|y) x")).toBe(
      "***: warning, *** of 12345, é1234, ***, aab, (***) x",
    );
    expect(text("PIN=1234\nPIN_1234")).toBe("PIN=***\nPIN_1234");
  });

  it("are taken out whole where they overlap, and at each place where a line was cut", () => {
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
  ])("are so as others write them: %j in %j", (secret, shown) => {
    expect(redactorOf([secret]).text(shown)).toContain("***");
  });

  it("are found where there are thousands, and one is longer than any line", () => {
    const many = Array.from({ length: 20_000 }, (_, index) => `row-${index}-secret`);
    const { text } = redactorOf([...many, many.join("")]);
    expect(text(`${"x".repeat(1_990)} row-19999-secret…`)).toBe(`${"x".repeat(1_990)} ***…`);
  });

  it("are hidden in logs alone where they are no more than a letter or two, a switch, or a number as a port is", () => {
    const { log, text, sentence } = redactorOf(["1", "eu", "true", "Off", "", "/", { inLogs: "3000" }, "hunter22"]);
    const line = "1 eu true Off :3000, DEBUG=1, 13000, europe, GET / hunter22";
    expect(log(line)).toBe("*** *** *** *** :***, DEBUG=***, 13000, europe, GET / ***");
    expect(text(line)).toBe(line.replace("hunter22", "***"));
    expect(sentence(line)).toBe(text(line));
  });

  it("are so with blanks around them, and a switch in any case", () => {
    const { log, sentence } = redactorOf(["1  ", "10\n", "true\n", secretOf(["PORT", "3000 "])]);
    expect(log("1 of 10 at 3000: True, TRUE")).toBe("*** of *** at ***: ***, ***");
    expect(sentence("1 of 10 at 3000: True")).toBe("1 of 10 at 3000: True");
  });

  it("are no part of a date, a time or a decimal number where they are small numbers", () => {
    const { log } = redactorOf(["1", "28", { inLogs: "11" }, { inLogs: "30" }, { inLogs: "2026" }]);
    const left = "2026-11-28T14:30:11Z 2026/11/28 11:30:28 [28/Nov/2026:11:28:30 +0000] took 1.28 ms, v0.11.2";
    expect(log(left)).toBe(left);
    expect(log("11 of 28, 127.0.0.1:30, pool-1-28, 30/s, :11")).toBe(
      "*** of ***, 127.0.0.1:***, pool-***-***, ***/s, :***",
    );
  });

  it("are found as fast where there are thousands of small numbers", () => {
    const { log } = redactorOf(Array.from({ length: 20_000 }, (_, index) => ({ inLogs: String(index) })));
    const line = "a line of 12 words and 3 numbers ".repeat(30);
    expect(log(line)).toBe("a line of *** words and *** numbers ".repeat(30));
  });
});

describe("a variable of an env-file", () => {
  it.each([
    ["MODE", "prod", "prod"],
    ["PORT", "3000", { inLogs: "3000" }],
    ["ORDER", "123456", "123456"],
    ["PIN", "1234", "1234"],
    ["DB_PASSWORD", "1", "1"],
  ] as const)("%s=%s is hidden: %j", (name, value, hidden) => {
    expect(secretOf([name, value])).toEqual(hidden);
  });
});
