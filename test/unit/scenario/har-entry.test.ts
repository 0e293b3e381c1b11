// How memgate replays single entries of a recording, and which notices it reports.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readHar } from "../../../src/scenario/har.ts";

type Fields = Readonly<Record<string, unknown>>;

function entry(request: Fields, response: Fields = {}, more: Fields = {}): Fields {
  return {
    request: { method: "GET", url: "https://shop.example/", headers: [], ...request },
    response: { status: 200, content: {}, ...response },
    ...more,
  };
}

/** The first entry is on line 2. */
function read(...entries: readonly Fields[]) {
  const outcome = readHar(
    "load.har",
    `{"log": {"entries": [\n${entries.map((one) => JSON.stringify(one)).join(",\n")}\n]}}`,
  );
  if (!outcome.ok) throw new Error(outcome.problems.join("\n"));
  const steps = outcome.scenario.requests.flatMap((sequence) => sequence.steps);
  return { steps, notices: outcome.notices };
}

const header = (name: string, value: string) => ({ name, value });
const upload = (more: Fields) => entry({ method: "POST", url: "https://shop.example/upload", ...more });
const of = (origin: string, response: Fields = {}) => entry({ url: `${origin}/` }, response);
const times = (count: number, one: Fields) => Array.from({ length: count }, () => one);
const text = (value: string) => [{ kind: "text", text: value }];

describe("a recorded body", () => {
  const multipart = [header("Content-Type", "multipart/form-data; boundary=x")];
  const file = [{ name: "file", fileName: "a.png" }];

  it.each([
    [{ headers: multipart, bodySize: 5_000_000, postData: { params: file } }, "its body of 5,000,000 B"],
    [{ bodySize: 777 }, "its body of 777 B"],
    [{ bodySize: -1, headers: [header("content-length", "1234")] }, "its body of 1,234 B"],
    [{ postData: { mimeType: "multipart/form-data", params: file } }, "its body"],
    [{ postData: { mimeType: "text/plain", params: [header("a", "b")] } }, "its body"],
    [{ postData: { text: "not base64!", encoding: "base64" } }, "its body"],
  ])("that is not in the recording is reported (%#)", (request, body) => {
    const { steps, notices } = read(entry({}), upload(request));
    expect(steps[1]?.body).toBeNull();
    expect(notices).toEqual([
      `load.har:3:1: memgate sends POST /upload without ${body}, which the recording does not contain`,
    ]);
  });

  it("that is not in the recording is reported once for all requests", () => {
    const { notices } = read(upload({ bodySize: 777 }), upload({ bodySize: 1 }), upload({ bodySize: 0 }));
    expect(notices).toEqual([
      "load.har:2:1: memgate sends POST /upload without its body of 777 B, which the recording does not contain (the first of 2 such requests)",
    ]);
  });

  it("of a skipped request is not reported", () => {
    const { notices } = read(entry({}), entry({ url: "https://cdn.example/", bodySize: 777 }));
    expect(notices).toEqual([expect.stringContaining("skipped: 1 to https://cdn.example")]);
  });

  it("in base64 is decoded, to text if it is UTF-8, else to bytes", () => {
    const bytes = Buffer.from([0xff, 0xd8, 0, 0x80]).toString("base64");
    const { steps, notices } = read(
      upload({ bodySize: 9, postData: { text: Buffer.from("né {{a}}\n").toString("base64"), encoding: "base64" } }),
      upload({ bodySize: 4, postData: { text: bytes, encoding: "base64" } }),
      upload({ postData: { text: bytes } }),
    );
    expect(steps.map(({ body }) => body)).toEqual([
      { kind: "text", template: text("né {{a}}\n") },
      { kind: "bytes", base64: bytes },
      { kind: "text", template: text(bytes) },
    ]);
    expect(notices).toEqual([]);
  });
});

describe("a recorded header", () => {
  it("that HTTP does not allow is reported by name, once for all requests", () => {
    const headers = [header("X-Name", "Łódź secret"), header("Accept", "text/html")];
    const { steps, notices } = read(entry({}), ...times(3, entry({ url: "https://shop.example/a", headers })));
    expect(steps[1]?.headers).toEqual([["Accept", text("text/html")]]);
    expect(notices).toEqual([
      "load.har:3:1: memgate sends GET /a without the header X-Name, which contains characters that HTTP does not allow (the first of 3 such requests)",
    ]);
  });

  it("Cookie is sent without the cookies that HTTP does not allow", () => {
    const headers = [header("Cookie", "a=1; city=Łódź; b=2"), header("cookie", "city=Łódź")];
    const { steps, notices } = read(entry({ headers }));
    expect(steps[0]?.headers).toEqual([["Cookie", text("a=1; b=2")]]);
    expect(notices.slice(0, -1)).toEqual([
      "load.har:2:1: memgate sends GET / without part of the header Cookie, which contains characters that HTTP does not allow",
      "load.har:2:1: memgate sends GET / without the header cookie, which contains characters that HTTP does not allow",
    ]);
  });

  it("with credentials is sent unchanged, which is reported once", () => {
    const cookie = entry({ headers: [header("Cookie", "a=secret"), header("Authorization", "Bearer secret")] });
    const token = entry({ headers: [header("authorization", "Bearer secret")] });
    const elsewhere = entry({ url: "https://cdn.example/", headers: [header("Cookie", "a=secret")] });
    const { steps, notices } = read(cookie, token, entry({}), elsewhere);
    expect(steps[1]?.headers).toEqual([["authorization", text("Bearer secret")]]);
    expect(notices.slice(1)).toEqual([
      "load.har: 2 requests have a recorded Cookie or Authorization header, which memgate sends unchanged; if the app rejects it, use a scenario file that logs in",
    ]);
  });
});

describe("the origin that is replayed", () => {
  const page = { content: { mimeType: "text/html" } };
  const [plain, shop, other] = ["http://shop.example", "https://shop.example", "https://other.example"];

  it("is the target of the page's redirect", () => {
    const { steps, notices } = read(
      of(plain, { status: 301, ...page }),
      ...times(2, of(other)),
      of(shop, page),
      ...times(2, of(shop)),
    );
    expect(steps).toHaveLength(3);
    expect(notices).toEqual([`load.har: memgate replays 3 requests to ${shop}; skipped: 1 to ${plain}, 2 to ${other}`]);
  });

  it("is the most frequent origin if there is no page, without counting redirects", () => {
    const { notices } = read(...times(3, of(plain, { status: 302 })), of(other), ...times(2, of(shop)));
    expect(notices.join()).toContain(`memgate replays 2 requests to ${shop}; skipped: 3 to ${plain}, 1 to ${other}`);
  });

  it("can be the origin of a page with status 304, or of redirects if there is nothing else", () => {
    const { notices } = read(of(shop, { status: 304, ...page }), of(other, page));
    expect(notices).toEqual([`load.har: memgate replays 1 request to ${shop}; skipped: 1 to ${other}`]);
    expect(read(of(plain, { status: 301 })).steps).toHaveLength(1);
  });

  it("is questioned if memgate skips more requests than it replays", () => {
    const { notices } = read(of(plain, page), of(other), ...times(2, of(shop)));
    expect(notices).toEqual([
      `load.har: memgate replays 1 request to ${plain}; skipped: 1 to ${other}, 2 to ${shop}. Most requests go to other origins: if ${shop} is the app, keep only its requests in the recording`,
    ]);
  });
});

describe("a recorded request", () => {
  it.each([
    [entry({}, { content: { mimeType: "text/event-stream; charset=utf-8" } }), "with server-sent events"],
    [entry({}, {}, { _resourceType: "eventsource" }), "with server-sent events"],
    [entry({ method: "OPTIONS", headers: [header("access-control-request-method", "PUT")] }), "CORS preflight"],
    [entry({ url: "wss://shop.example/" }, { status: 101 }), "WebSocket"],
    [entry({ url: "ws://shop.example/" }, { status: 0 }), "WebSocket"],
    [entry({ headers: [header("Upgrade", "WebSocket")] }, { status: 101 }), "WebSocket"],
    [entry({}, { status: 101, headers: [header("upgrade", "websocket")] }), "WebSocket"],
    [entry({}, { status: 101 }, { _resourceType: "websocket" }), "WebSocket"],
    [entry({ headers: [header("upgrade", "h2c")] }, { status: 101 }), "with an upgrade to another protocol"],
    [entry({ url: "blob:https://shop.example/a" }), "with scheme blob"],
  ])("with an endless response, or sent by the browser itself, is skipped (%#)", (one, why) => {
    const { steps, notices } = read(entry({}), one);
    expect(steps).toHaveLength(1);
    expect(notices).toEqual([`load.har: memgate replays 1 request to https://shop.example; skipped: 1 ${why}`]);
  });

  it("can be an OPTIONS request that is not a preflight", () => {
    expect(read(entry({ method: "OPTIONS" })).steps.map(({ name }) => name)).toEqual(["OPTIONS /"]);
  });
});

describe("the name of a recorded request", () => {
  it("has no query, and a number if it is repeated", () => {
    const products = (query: string) => entry({ url: `https://shop.example/products${query}` });
    const { steps, notices } = read(products("?key=1"), entry({}), products("?key=2"), products("?key=1"), upload({}));
    expect(steps.map(({ name }) => name)).toEqual([
      "GET /products",
      "GET /",
      "GET /products (2)",
      "GET /products (3)",
      "POST /upload",
    ]);
    expect(steps[2]).toMatchObject({ path: text("/products?key=2"), shownPath: "/products" });
    expect(notices).toEqual([]);
  });
});

it("reads the recording of the examples", () => {
  const outcome = readHar(
    "recording.har",
    readFileSync(new URL("../../../examples/users/recording.har", import.meta.url), "utf8"),
  );
  expect(outcome).toMatchObject({
    ok: true,
    scenario: { requests: [{ steps: [{ name: "GET /items" }, { name: "POST /login" }] }] },
    notices: ["recording.har: memgate replays 2 requests to https://shop.example; skipped: 1 to https://cdn.example"],
  });
});
