// What is made of single requests of a recording, and what is said of those that can't be sent as they were.
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

/** The first entry is in line 2. */
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
    [{ headers: multipart, bodySize: 5_000_000, postData: { params: file } }, "the body of 5,000,000 B"],
    [{ bodySize: 777 }, "the body of 777 B"],
    [{ bodySize: -1, headers: [header("content-length", "1234")] }, "the body of 1,234 B"],
    [{ postData: { mimeType: "multipart/form-data", params: file } }, "its body"],
    [{ postData: { mimeType: "text/plain", params: [header("a", "b")] } }, "its body"],
    [{ postData: { text: "no base64!", encoding: "base64" } }, "its body"],
  ])("that can't be sent is told (%#)", (request, what) => {
    const { steps, notices } = read(entry({}), upload(request));
    expect(steps[1]?.body).toBeNull();
    expect(notices).toEqual([`load.har:3: POST /upload is sent without ${what}, which the recording does not hold`]);
  });

  it("that can't be sent is told once for all of them", () => {
    const { notices } = read(upload({ bodySize: 777 }), upload({ bodySize: 1 }), upload({ bodySize: 0 }));
    expect(notices).toEqual([
      "load.har:2: POST /upload is sent without the body of 777 B, which the recording does not hold (the first of 2 such requests)",
    ]);
  });

  it("of a request that is left out is not missed", () => {
    const { notices } = read(entry({}), entry({ url: "https://cdn.example/", bodySize: 777 }));
    expect(notices).toEqual([expect.stringContaining("left out: 1 of https://cdn.example")]);
  });

  it("in base64 is sent decoded: as a text where it is one, else as bytes", () => {
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
  it("that can't be sent is told by its name, once for all requests", () => {
    const headers = [header("X-Name", "Łódź secret"), header("Accept", "text/html")];
    const { steps, notices } = read(entry({}), ...times(3, entry({ url: "https://shop.example/a", headers })));
    expect(steps[1]?.headers).toEqual([["Accept", text("text/html")]]);
    expect(notices).toEqual([
      "load.har:3: GET /a is sent without the header X-Name, which has characters that can't be sent (the first of 3 such requests)",
    ]);
  });

  it("of cookies lacks those alone that can't be sent", () => {
    const headers = [header("Cookie", "a=1; city=Łódź; b=2"), header("cookie", "city=Łódź")];
    const { steps, notices } = read(entry({ headers }));
    expect(steps[0]?.headers).toEqual([["Cookie", text("a=1; b=2")]]);
    expect(notices.slice(0, -1)).toEqual([
      "load.har:2: GET / is sent without a part of the header Cookie, which has characters that can't be sent",
      "load.har:2: GET / is sent without the header cookie, which has characters that can't be sent",
    ]);
  });

  it("that logs in is sent as it was, which is told once", () => {
    const cookie = entry({ headers: [header("Cookie", "a=secret"), header("Authorization", "Bearer secret")] });
    const token = entry({ headers: [header("authorization", "Bearer secret")] });
    const elsewhere = entry({ url: "https://cdn.example/", headers: [header("Cookie", "a=secret")] });
    const { steps, notices } = read(cookie, token, entry({}), elsewhere);
    expect(steps[1]?.headers).toEqual([["authorization", text("Bearer secret")]]);
    expect(notices.slice(1)).toEqual([
      "load.har: 2 requests carry a recorded Cookie or Authorization, which is sent as it was: where the app refuses it, log in with a scenario",
    ]);
  });
});

describe("the origin that is replayed", () => {
  const page = { content: { mimeType: "text/html" } };
  const [plain, shop, other] = ["http://shop.example", "https://shop.example", "https://other.example"];

  it("is the one the page's own redirect leads to", () => {
    const { steps, notices } = read(
      of(plain, { status: 301, ...page }),
      ...times(2, of(other)),
      of(shop, page),
      ...times(2, of(shop)),
    );
    expect(steps).toHaveLength(3);
    expect(notices).toEqual([`load.har: 3 requests of ${shop} are replayed; left out: 1 of ${plain}, 2 of ${other}`]);
  });

  it("is the most frequent where there is no page, and no redirect counts", () => {
    const { notices } = read(...times(3, of(plain, { status: 302 })), of(other), ...times(2, of(shop)));
    expect(notices.join()).toContain(`2 requests of ${shop} are replayed; left out: 3 of ${plain}, 1 of ${other}`);
  });

  it("may be that of a page that was not modified, or of redirects alone", () => {
    const { notices } = read(of(shop, { status: 304, ...page }), of(other, page));
    expect(notices).toEqual([`load.har: 1 request of ${shop} is replayed; left out: 1 of ${other}`]);
    expect(read(of(plain, { status: 301 })).steps).toHaveLength(1);
  });

  it("is doubted where more is left out than replayed", () => {
    const { notices } = read(of(plain, page), of(other), ...times(2, of(shop)));
    expect(notices).toEqual([
      `load.har: more is left out than replayed: 1 request of ${plain} is replayed; left out: 1 of ${other}, 2 of ${shop}. Where ${shop} is the app, keep only its requests in the recording`,
    ]);
  });
});

describe("a recorded request", () => {
  it.each([
    [entry({}, { content: { mimeType: "text/event-stream; charset=utf-8" } }), "of server-sent events"],
    [entry({}, {}, { _resourceType: "eventsource" }), "of server-sent events"],
    [entry({ method: "OPTIONS", headers: [header("access-control-request-method", "PUT")] }), "preflight"],
    [entry({ url: "wss://shop.example/" }, { status: 101 }), "wss:"],
  ])("whose answer has no end, or that is the browser's own, is left out (%#)", (one, why) => {
    const { steps, notices } = read(entry({}), one);
    expect(steps).toHaveLength(1);
    expect(notices).toEqual([`load.har: 1 request of https://shop.example is replayed; left out: 1 ${why}`]);
  });

  it("may be an OPTIONS of the app's own", () => {
    expect(read(entry({ method: "OPTIONS" })).steps.map(({ name }) => name)).toEqual(["OPTIONS /"]);
  });
});

describe("the name of a recorded request", () => {
  it("is told apart from the same one before it, and not by its query", () => {
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
    notices: ["recording.har: 2 requests of https://shop.example are replayed; left out: 1 of https://cdn.example"],
  });
});
