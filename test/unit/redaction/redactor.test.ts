import { describe, expect, it } from "vitest";
import { linesOf, redactorOf } from "../../../src/redaction/redactor.ts";

const outputOf = (secrets: readonly string[], text: string) => redactorOf(secrets, []).output(text);

describe("the redactor", () => {
  it("masks a secret of six characters anywhere, and never a shorter one", () => {
    const text = "sixsix, xsixsixx, fives, PIN=7431 of 74315, true, 3000";
    expect(outputOf(["sixsix", "fives", "7431", "true", "3000", "1", ""], text)).toBe(
      "***, x***x, fives, PIN=7431 of 74315, true, 3000",
    );
  });

  it("masks the longer secret as a whole if one secret contains another", () => {
    expect(outputOf(["secret", "secret-longer"], "secret-longer, secret")).toBe("***, ***");
  });

  it("keeps the space after a secret that was read with a final line break", () => {
    expect(outputOf(["hunter22\n"], "KEY=hunter22 FILED=1")).toBe("KEY=*** FILED=1");
  });

  it("masks each line of a secret that has at least six characters", () => {
    const secret = "-----BEGIN\nabcdefgh\n  ijklmnop\n  }\n-----END KEY";
    expect(outputOf([secret], "key abcdefgh and ijklmnop } end")).toBe("key *** and *** } end");
  });

  it("does not mask white space of a secret", () => {
    expect(outputOf([`${" ".repeat(8)}\n}\n`, "a        b"], `${" ".repeat(12)}a b }`)).toBe(`${" ".repeat(12)}a b }`);
  });

  it("masks a secret that is encoded as JSON, as a URL or in base64", () => {
    const base64 = Buffer.from('pa"ss/wörd&1').toString("base64");
    expect(outputOf(['pa"ss/wörd&1'], `{"p":"pa\\"ss/wörd&1"} ?p=pa%22ss%2Fw%C3%B6rd%261 ${base64}`)).toBe(
      '{"p":"***"} ?p=*** ***',
    );
  });

  it("masks a secret truncated at the end of a line", () => {
    expect(outputOf(["secret-token-1"], "key secret-tok…")).toBe("key ***…");
    expect(outputOf(["secret-token-1"], "a secret place…")).toBe("a secret place…");
  });

  it("masks the password of base64-encoded user:password at any offset", () => {
    for (const user of ["", "a", "ab", "abc"]) {
      for (const alphabet of ["base64", "base64url"] as const) {
        const credentials = Buffer.from(`${user}:hunter22!?>~:and more`).toString(alphabet);
        expect(outputOf(["hunter22!?>~"], `Basic ${credentials}`)).toMatch(
          /^Basic [\w+/-]{0,8}\*\*\*[\w+/-]{10,14}={0,2}$/,
        );
      }
    }
  });

  it("masks overlapping secrets together, and every secret truncated in a line", () => {
    const secrets = ["abcdefgh", "efghijkl", "hunter22-of-the-db"];
    expect(outputOf(secrets, "xabcdefghijkly")).toBe("x***y");
    expect(outputOf(secrets, "a hunter22… | b hunter22-of… | c abcdefg…")).toBe("a ***… | b ***… | c ***…");
  });

  it.each([
    ["p&ss<word>", "p\\u0026ss\\u003cword\\u003e"],
    ["pässwort", "p\\u00e4sswort"],
    ["pass word", "?p=pass+word"],
    ["pass<word", "?p=pass%3cword"],
    ["pass<word", "pass&lt;word"],
    ['pass"word', '"{\\"p\\":\\"pass\\\\\\"word\\"}"'],
    ["correct  horse\tbattery", "correct horse battery"],
    ["k3y9k3y9", "first\\nk3y9k3y9"],
    ["k3y9k3y9", '{"msg":"\\u001b[32mk3y9k3y9"}'],
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
    ["我的数据库密码", "登录用我的数据库密码失败"],
  ])("masks an encoded form: %j in %j", (secret, text) => {
    expect(outputOf([secret], text)).toContain("***");
  });

  it("masks one of thousands of secrets, one of which is longer than the line", () => {
    const many = Array.from({ length: 20_000 }, (_, index) => `row-${index}-secret`);
    const line = `${"x".repeat(1_990)} row-19999-secret…`;
    expect(outputOf([...many, many.join("")], line)).toBe(`${"x".repeat(1_990)} ***…`);
  });
});

describe("a secret that is a part of a name", () => {
  const { output, message, query } = redactorOf(["orders", "hunter22"], ["registry/orders:1", "/api/orders"]);

  it("stays in messages and queries, and is masked in output", () => {
    expect(message("no image orders:1 for hunter22")).toBe("no image orders:1 for ***");
    expect(query("/a?user=orders&key=hunter22")).toBe("/a?user=orders&key=***");
    expect(output("role orders has password hunter22")).toBe("role *** has password ***");
  });

  it("is masked if it is the password of an address", () => {
    const names = ["https://me:hunter22@git.example/orders.git"];
    expect(redactorOf(["hunter22"], names).message(`cannot clone ${names}`)).toBe(
      "cannot clone https://me:***@git.example/orders.git",
    );
  });

  it("does not keep a secret of which it is only a part", () => {
    expect(redactorOf(["orders-hunter22"], ["orders"]).message("no orders-hunter22 in orders")).toBe(
      "no *** in orders",
    );
  });
});

it("masks only the query of a path", () => {
  const { query } = redactorOf(["hunter22"], []);
  expect(query("http://hunter22/hunter22?key=hunter22")).toBe("http://hunter22/hunter22?key=***");
});

it("linesOf returns each line of secrets once, without white space around it and without empty lines", () => {
  expect(linesOf(["a\r\n  b\n\n", "b", "", " "])).toEqual(["a", "b"]);
});
