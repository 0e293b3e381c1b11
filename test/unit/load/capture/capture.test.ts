import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { maxBodyBytes } from "../../../../src/load/capture/body.ts";
import { captured } from "../../../../src/load/capture/capture.ts";
import type { CaptureFrom } from "../../../../src/model/scenario.ts";

const nowMs = Date.parse("2030-01-01T00:00:00Z");

/** The value, or why there is none. */
function seen(from: CaptureFrom, body: Buffer | string | null, headers: readonly string[] = []): unknown {
  const bytes = typeof body === "string" ? Buffer.from(body) : body;
  const outcome = captured({ name: "it", line: 1, from }, bytes, headers, nowMs);
  return outcome.ok ? outcome.value : outcome.why;
}

const json = (path: string, body: Buffer | string | null, headers: readonly string[] = []) =>
  seen({ kind: "json", path }, body, headers);

describe("a captured cookie", () => {
  const sid = (...cookies: readonly string[]) =>
    seen(
      { kind: "cookie", name: "sid" },
      null,
      cookies.flatMap((cookie) => ["Set-Cookie", cookie]),
    );

  it("is the last one of its name", () => {
    expect(sid("sid=a; Path=/")).toBe("a");
    expect(sid("sid=; Max-Age=0", "other=x", " sid = new=1 ;HttpOnly")).toBe("new=1");
    expect(sid("sid=old", "sid=new")).toBe("new");
  });

  it("is none where it is missing, empty or over", () => {
    expect(sid("SID=x", "sid")).toBe("cookie sid is not in it");
    expect(sid("sid=a", "sid=; Path=/")).toBe("cookie sid is empty in it");
    for (const over of [
      "Max-Age=0",
      "max-age=-1",
      "Expires=Thu, 01 Jan 1970 00:00:00 GMT",
      "Expires=Thu, 01-Jan-1970 00:00:01 GMT",
      "Expires=Mon, 31 Dec 2029 23:59:59 GMT",
      "Expires=Mon, 31 Dec 2040 23:59:59 GMT; Max-Age=0",
    ]) {
      expect(sid("sid=old", `sid=gone; ${over}; Path=/`)).toBe("cookie sid has expired in it");
    }
  });

  it("is one that is still to expire, or says nothing of it that can be read", () => {
    for (const attribute of ["Expires=Tue, 01 Jan 2030 00:00:01 GMT", "Max-Age=60", "Expires=0", "Max-Age=soon"]) {
      expect(sid(`sid=a; ${attribute}`)).toBe("a");
    }
    expect(sid("sid=a; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=60")).toBe("a");
  });
});

describe("a captured header", () => {
  const header = (...headers: readonly string[]) => seen({ kind: "header", name: "X-Name" }, null, headers);
  const asBytes = (text: string) => Buffer.from(text).toString("latin1");

  it("is the first one of its name, in UTF-8 or else in Latin-1", () => {
    expect(header("x-other", "1", "x-name", "2", "X-Name", "3")).toBe("2");
    expect(header("X-Name", asBytes("zoë €"))).toBe("zoë €");
    expect(header("X-Name", "zo\u00eb")).toBe("zoë");
  });

  it("is none that has only a value of its name", () => {
    expect(header("x-other", "X-Name")).toBe("header X-Name is not in it");
  });
});

describe("what is captured from JSON", () => {
  it("is the first match, with its type", () => {
    expect(json("$.a[1].b", '\ufeff{"a": [0, {"b": "größe"}]}')).toBe("größe");
    expect(json("$..id", '{"a": {"id": 7}, "id": false}')).toBe(false);
  });

  it("keeps the digits of integers that a number would round", () => {
    const body =
      '{"id": 1234567890123456789, "list": [{"n": 1, "it\'s": -9007199254740993}], "text": "9007199254740993"}';
    expect(json("$.id", body)).toBe(1234567890123456789n);
    expect(json("$.text", body)).toBe("9007199254740993");
    expect(json("$.list", body)).toEqual([{ n: 1, "it's": -9007199254740993n }]);
    expect(json("$.list[?@.n == 1]['it\\'s']", body)).toBe(-9007199254740993n);
    expect(json("$.list[0].n", body)).toBe(1);
  });

  it.each([
    ["$.auth.token", '{"access_token": "s3cret", "expires": 1}', "it has: access_token, expires"],
    ["$.auth.token", '{"auth": {"id": "s3cret"}}', "$.auth has: id"],
    ["$['auth']['a.b'].x", '{"auth": {"a.b": {"y[": 1}}}', "$['auth']['a.b'] has: y["],
    ["$.items[?@.id == 3].token", '{"items": [{"id": 1}]}', "$.items is a list of 1"],
    ["$..token", '{"s": "s3cret"}', "it has: s"],
    ["$.token", '{"token": null}', "$.token is null"],
    ["$.token.id", '{"token": "s3cret"}', "$.token is a string"],
    ["$.token", "{}", "it has nothing"],
    ["$.a", "17", "it is a number"],
    ["$.a", JSON.stringify(Object.fromEntries([..."abcdefghijkl"].map((name) => [`${name}1`, 0]))), null],
    ["$.a", JSON.stringify({ ["s3cret".repeat(10)]: 1, b: 2 }), "it has: …, b"],
  ])("tells the names beside %s where it is missing in %s", (path, body, names) => {
    const all = names ?? "it has: a1, b1, c1, d1, e1, f1, g1, h1, i1, j1, …";
    expect(json(path, body)).toBe(`json ${path} is not in it (${all})`);
    expect(json(path, body)).not.toContain("s3cret");
  });

  it("tells that a body is no JSON, or none", () => {
    expect(json("$.t", "s3cret")).toBe("json $.t is not in it (its body is no JSON)");
    expect(json("$.t", "")).toBe("json $.t is not in it (it has no body)");
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
  ])("may be packed as %s", (coding, body) => {
    expect(json("$.t", body, ["Content-Encoding", coding])).toBe("größe");
  });

  it("may be packed for its way only", () => {
    expect(json("$.t", gzipSync(text), ["Transfer-Encoding", "gzip, chunked"])).toBe("größe");
  });

  it.each([
    ["zstd", "it is packed as zstd; send Accept-Encoding: identity"],
    ["constructor", "it is packed as constructor; send Accept-Encoding: identity"],
    ["gzip", "its body is not the gzip that it is said to be: incorrect header check"],
  ])("is none where %s can't be unpacked", (coding, why) => {
    expect(json("$.t", text, ["content-encoding", coding])).toBe(`json $.t is not in it (${why})`);
  });

  it("is none of more than is kept, packed or not", () => {
    const why = "json $.t is not in it (its body has more than 16 MiB)";
    expect(json("$.t", null)).toBe(why);
    const large = gzipSync(Buffer.alloc(maxBodyBytes + 1, " "));
    expect(json("$.t", large, ["content-encoding", "gzip"])).toBe(why);
  });
});
