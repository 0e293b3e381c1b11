import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { maxBodyBytes } from "../../../../src/load/capture/body.ts";
import { captureValue } from "../../../../src/load/capture/capture.ts";
import type { CaptureFrom } from "../../../../src/model/scenario.ts";

const nowMs = Date.parse("2030-01-01T00:00:00Z");

/** The captured value, or the reason why the capture failed. */
function outcomeOf(from: CaptureFrom, body: Buffer | string | null, headers: readonly string[] = []): unknown {
  const bytes = typeof body === "string" ? Buffer.from(body) : body;
  const mask = (quoted: string) => quoted.replaceAll("hunter22", "***");
  const outcome = captureValue({ name: "it", line: 1, column: 1, from }, bytes, headers, nowMs, mask);
  return outcome.ok ? outcome.value : outcome.why;
}

const json = (path: string, body: Buffer | string | null, headers: readonly string[] = []) =>
  outcomeOf({ kind: "json", path }, body, headers);

describe("a captured cookie", () => {
  const sid = (...cookies: readonly string[]) =>
    outcomeOf(
      { kind: "cookie", name: "sid" },
      null,
      cookies.flatMap((cookie) => ["Set-Cookie", cookie]),
    );

  it("is the last cookie of its name", () => {
    expect(sid("sid=a; Path=/")).toBe("a");
    expect(sid("sid=; Max-Age=0", "other=x", " sid = new=1 ;HttpOnly")).toBe("new=1");
    expect(sid("sid=old", "sid=new")).toBe("new");
  });

  it("is not found if it is missing, empty or expired", () => {
    expect(sid("SID=x", "sid")).toBe("cookie sid not found");
    expect(sid("sid=a", "sid=; Path=/")).toBe("cookie sid is empty");
    for (const expiry of [
      "Max-Age=0",
      "max-age=-1",
      "Expires=Thu, 01 Jan 1970 00:00:00 GMT",
      "Expires=Thu, 01-Jan-1970 00:00:01 GMT",
      "Expires=Mon, 31 Dec 2029 23:59:59 GMT",
      "Expires=Mon, 31 Dec 2040 23:59:59 GMT; Max-Age=0",
    ]) {
      expect(sid("sid=old", `sid=gone; ${expiry}; Path=/`)).toBe("cookie sid has expired");
    }
  });

  it("is valid if it has not expired, or if its expiry cannot be parsed", () => {
    for (const attribute of ["Expires=Tue, 01 Jan 2030 00:00:01 GMT", "Max-Age=60", "Expires=0", "Max-Age=soon"]) {
      expect(sid(`sid=a; ${attribute}`)).toBe("a");
    }
    expect(sid("sid=a; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=60")).toBe("a");
  });
});

describe("a captured header", () => {
  const header = (...headers: readonly string[]) => outcomeOf({ kind: "header", name: "X-Name" }, null, headers);
  const asBytes = (text: string) => Buffer.from(text).toString("latin1");

  it("is the first header of its name, decoded as UTF-8 or else as Latin-1", () => {
    expect(header("x-other", "1", "x-name", "2", "X-Name", "3")).toBe("2");
    expect(header("X-Name", asBytes("zoë €"))).toBe("zoë €");
    expect(header("X-Name", "zo\u00eb")).toBe("zoë");
  });

  it("is not matched by a header value", () => {
    expect(header("x-other", "X-Name")).toBe("header X-Name not found");
  });
});

describe("a value captured from JSON", () => {
  it("is the first match, with its type", () => {
    expect(json("$.a[1].b", '\ufeff{"a": [0, {"b": "größe"}]}')).toBe("größe");
    expect(json("$..id", '{"a": {"id": 7}, "id": false}')).toBe(false);
  });

  it("keeps all digits of integers beyond the safe range", () => {
    const body =
      '{"id": 1234567890123456789, "list": [{"n": 1, "it\'s": -9007199254740993}], "text": "9007199254740993"}';
    expect(json("$.id", body)).toBe(1234567890123456789n);
    expect(json("$.text", body)).toBe("9007199254740993");
    expect(json("$.list", body)).toEqual([{ n: 1, "it's": -9007199254740993n }]);
    expect(json("$.list[?@.n == 1]['it\\'s']", body)).toBe(-9007199254740993n);
    expect(json("$.list[0].n", body)).toBe(1);
  });

  it.each([
    ["$.auth.token", '{"access_token": "s3cret", "expires": 1}', "the body has: access_token, expires"],
    ["$.auth.token", '{"auth": {"id": "s3cret"}}', "$.auth has: id"],
    ["$['auth']['a.b'].x", '{"auth": {"a.b": {"y[": 1}}}', "$['auth']['a.b'] has: y["],
    ["$.items[?@.id == 3].token", '{"items": [{"id": 1}]}', "$.items is a list of length 1"],
    ["$..token", '{"s": "s3cret"}', "the body has: s"],
    ["$.token", '{"hunter22": 1, "id": 2}', "the body has: ***, id"],
    ["$.token", '{"token": null}', "$.token is null"],
    ["$.token.id", '{"token": "s3cret"}', "$.token is a string"],
    ["$.token", "{}", "the body is an empty object"],
    ["$.a", "17", "the body is a number"],
    ["$.a", JSON.stringify(Object.fromEntries([..."abcdefghijkl"].map((name) => [`${name}1`, 0]))), null],
    ["$.a", JSON.stringify({ ["s3cret".repeat(10)]: 1, b: 2 }), "the body has: …, b"],
  ])("lists the names next to %s if it is missing in %s", (path, body, names) => {
    const all = names ?? "the body has: a1, b1, c1, d1, e1, f1, g1, h1, i1, j1, …";
    expect(json(path, body)).toBe(`json ${path} not found (${all})`);
    expect(json(path, body)).not.toContain("s3cret");
  });

  it("reports a body that is not JSON or is empty", () => {
    expect(json("$.t", "s3cret")).toBe("json $.t not found (the body is not JSON)");
    expect(json("$.t", "")).toBe("json $.t not found (the body is empty)");
  });

  const text = '{"t": "größe"}';
  it.each([
    ["gzip", gzipSync(text)],
    ["X-GZIP", gzipSync(text)],
    ["br", brotliCompressSync(text)],
    ["deflate", deflateSync(text)],
    ["deflate", deflateRawSync(text)],
    ["gzip, br", brotliCompressSync(gzipSync(text))],
    ["identity", Buffer.from(text)],
  ])("is decoded from Content-Encoding %s", (coding, body) => {
    expect(json("$.t", body, ["Content-Encoding", coding])).toBe("größe");
  });

  it("is decoded from Transfer-Encoding", () => {
    expect(json("$.t", gzipSync(text), ["Transfer-Encoding", "gzip, chunked"])).toBe("größe");
  });

  it.each([
    ["zstd", "the body has the unsupported encoding zstd; send Accept-Encoding: identity"],
    ["constructor", "the body has the unsupported encoding constructor; send Accept-Encoding: identity"],
    ["gzip", "the body is not valid gzip: incorrect header check"],
  ])("is not found if memgate cannot decode %s", (coding, why) => {
    expect(json("$.t", text, ["content-encoding", coding])).toBe(`json $.t not found (${why})`);
  });

  it("is not found in a body larger than 16 MiB, encoded or decoded", () => {
    const why = "json $.t not found (the body is larger than 16 MiB)";
    expect(json("$.t", null)).toBe(why);
    const large = gzipSync(Buffer.alloc(maxBodyBytes + 1, " "));
    expect(json("$.t", large, ["content-encoding", "gzip"])).toBe(why);
  });
});
