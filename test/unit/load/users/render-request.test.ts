import { describe, expect, it, vi } from "vitest";
import { renderStep, type Values } from "../../../../src/load/users/render-request.ts";
import type { Json, Step } from "../../../../src/model/scenario.ts";
import { files, scenarioOf } from "../../../scenarios.ts";

const common = { host: "app:80", headers: {} };

function values(captured: Readonly<Record<string, Json>>, row: readonly string[] = []): Values {
  return {
    index: 7,
    user: 1,
    row: () => row,
    captured: new Map(Object.entries(captured)),
    random: (min) => min,
    uuid: () => "u",
  };
}

/** A step after a step that captures `next` and `id`. */
function stepOf(fields: string, read = files({})): Step {
  const text = `data: { set: set.csv }
once: [{ path: /, capture: { next: json $.next, id: json $.id } }]
requests:
  - ${fields}
`;
  const withSet = (path: string) => (path === "set.csv" ? Buffer.from("column\nvalue\n") : read(path));
  const step = scenarioOf(text, withSet).requests[0]?.steps[0];
  if (step === undefined) throw new Error("expected a step");
  return step;
}

function sent(fields: string, captured: Readonly<Record<string, Json>>, row: readonly string[] = []): string {
  return renderStep(stepOf(fields), values(captured, row), common).toString();
}

const target = (path: string, captured: Readonly<Record<string, Json>>, row: readonly string[] = []) =>
  /^GET (.*) HTTP\/1\.1\r\n/.exec(sent(`path: "${path}"`, captured, row))?.[1];

describe("the target of a request", () => {
  it.each([
    ["R&D", "R%26D"],
    ["100% wool", "100%25%20wool"],
    ["a+b@x.com", "a%2Bb%40x.com"],
    ["a=b#c?d/e", "a%3Db%23c%3Fd%2Fe"],
    ["é\ud800", "%C3%A9%EF%BF%BD"],
  ])("encodes the data value %j as one query value and as one path segment", (value, encoded) => {
    expect(target("/q?x={{set.column}}&y=1", {}, [value])).toBe(`/q?x=${encoded}&y=1`);
    expect(target("/a/{{set.column}}/b", {}, [value])).toBe(`/a/${encoded}/b`);
    expect(target("/q?x={{id}}", { id: value })).toBe(`/q?x=${encoded}`);
  });

  it("keeps the text of the file, and encodes characters that HTTP does not allow", () => {
    expect(target("/a%2Fb/c+d?x=1&y=é z&n={{index}}", {})).toBe("/a%2Fb/c+d?x=1&y=%C3%A9%20z&n=7");
  });

  it("keeps path and query of a placeholder at its start", () => {
    const next = "/items/a%20b?page=2&sort=name+id";
    expect(target("{{next}}", { next })).toBe(next);
    expect(target("{{next}}&more={{id}}", { next, id: "a&b" })).toBe(`${next}&more=a%26b`);
    expect(target("{{next}}", { next: "/a b?c=é" })).toBe("/a%20b?c=%C3%A9");
    expect(target("{{set.column}}", {}, ["/a?b=1"])).toBe("/a?b=1");
  });
});

describe("the body of a request", () => {
  it("replaces lone surrogates in names and values of a form", () => {
    const form = sent('{ path: /, form: { "a\\uD800": "{{id}}" } }', { id: "b\udc00&" });
    expect(form.split("\r\n\r\n")[1]).toBe("a%EF%BF%BD=b%EF%BF%BD%26");
  });

  it("may be empty, as may headers and form fields", () => {
    expect(sent('{ path: /, body: "", headers: { X-Empty: "" } }', {})).toMatch(
      /^POST \/ HTTP\/1\.1\r\n(?=.*Content-Length: 0\r\n)(?=.*X-Empty: \r\n).*\r\n\r\n$/s,
    );
    expect(sent('{ path: /, form: { q: "" } }', {})).toMatch(/\r\n\r\nq=$/);
  });

  it("from a file has the bytes of the file, which are decoded once for all requests", () => {
    const bytes = Buffer.from([0xff, 0x00, 0x0d, 0x0a, 0x80]);
    const step = stepOf("{ path: '/{{index}}', body-file: a.bin }", files({ "a.bin": bytes }));
    const decoding = vi.spyOn(Buffer, "from");
    const calls: readonly (readonly unknown[])[] = decoding.mock.calls;
    const all = [1, 2, 3].map(() => renderStep(step, values({}), common));
    expect(calls.filter(([, encoding]) => encoding === "base64")).toHaveLength(1);
    decoding.mockRestore();
    for (const one of all) {
      expect(one.subarray(-bytes.length)).toEqual(bytes);
      expect(one.toString("latin1")).toContain("POST /7 HTTP/1.1\r\n");
      expect(one.toString("latin1")).toContain("Content-Length: 5\r\n");
    }
  });
});
