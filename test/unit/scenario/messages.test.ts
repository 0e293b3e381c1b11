// What is told of a scenario: once, without what may be a secret, and with what was meant.
import { describe, expect, it } from "vitest";
import { files, inRequest, problemsOf } from "../../scenarios.ts";

const users = files({ "users.csv": "name,mail\nann,ann@example.com\n" });
const withUsers = (path: string) => `data: { users: users.csv }\nrequests:\n  - path: ${path}\n`;

describe("a second document", () => {
  it.each([
    ["requests: [{ path: / }]\n---\nstages: [{ duration: 5s, connections: 9 }]\n", 2],
    ["---\nrequests: [{ path: / }]\n...\n---\n# nothing\n", 4],
  ])("is refused, with its line (%#)", (text, line) => {
    expect(problemsOf(text)).toEqual([`load.yml:${line}: the file has a second document from here on; expected one`]);
  });

  it("is none where one document begins or ends as such", () => {
    expect(problemsOf("---\nrequests: [{ path: / }]\n...\n")).toEqual([]);
  });
});

describe("YAML that can't be read", () => {
  it.each([
    ["headers: { Authorization: Bearer {{token}} }", 3, /where a text has \{\{, quote it, such as "\{\{token\}\}"$/],
    ["headers:\n      Authorization: {{token}} x", 4, /quote it, such as "\{\{token\}\}"$/],
    ["capture: { x: json $.a[0] }", 3, /quote the JSON path, such as "json \$\.items\[0\]\.id"$/],
    ["capture: { x: json $['a b'], y: 1: 2 }", 3, /quote the JSON path/],
    ["body: [ '{{user}}' \"json $.a\"", 3, /^[^;]*$/],
  ])("is told once, with what to quote: %s", (fields, line, reported) => {
    const [problem, ...others] = problemsOf(inRequest(fields));
    expect(others).toEqual([]);
    expect(problem).toMatch(/^load\.yml:\d+: the file is no YAML that can be read: /);
    expect(problem?.split(":")[1]).toBe(`${line}`);
    expect(problem).toMatch(reported);
  });

  it("is told of its first error", () => {
    expect(problemsOf("requests:\n  - path: /{{a}\n    name: 'a\n  - { b: [ }\n")).toHaveLength(1);
    // The library finds the one of line 4 before that of line 2.
    expect(problemsOf("%YAML 1.2\nrequests:\n  - path: [\n")).toEqual([expect.stringMatching(/^load\.yml:2: /)]);
  });
});

describe("a placeholder that is not quoted", () => {
  it.each([
    ["headers:\n      Authorization: {{token}}", 4, "requests[0].headers.Authorization", "a text"],
    ["headers: {{all}}", 3, "requests[0].headers", "a map of headers"],
    ["expect: {{status}}", 3, "requests[0].expect", "a status"],
  ])("is told as such: %s", (fields, line, place, expected) => {
    expect(problemsOf(inRequest(fields))).toEqual([
      expect.stringContaining(
        `load.yml:${line}: ${place} is a map (a text with {{ is to be quoted); expected ${expected}`,
      ),
    ]);
  });

  it("is told where a request stands", () => {
    expect(problemsOf("requests:\n  - {{all}}\n").join("\n")).toContain(
      "load.yml:2: requests[0] is a map (a text with {{ is to be quoted); expected a map with name",
    );
  });
});

describe("what is written in a wrong place", () => {
  it.each([
    ['body: \'{{"password": "hunter2"}}\'', "requests[0].body has a placeholder of 21 characters; expected one name"],
    ["body: '{{hunter2 a}}'", "requests[0].body has a placeholder of 9 characters; expected one name"],
    [`body: '{{${"hunter2".repeat(9)}}}'`, "requests[0].body has a placeholder of 63 characters; there is no such"],
    ["body: '{{random hunter2}}'", "requests[0].body has a placeholder of 14 characters; expected {{random}}"],
    ["capture: { x: hunter2 }", "requests[0].capture.x is text; expected json PATH"],
    ["capture: { x: json hunter2 }", "requests[0].capture.x is no JSON path: its character 1 is wrong"],
    ["expect: hunter2", "requests[0].expect is text; expected a status"],
    ["method: hunter2", "requests[0].method is text; expected one of GET"],
  ])("is not repeated: %s", (fields, problem) => {
    const problems = problemsOf(inRequest(fields));
    expect(problems).toEqual([expect.stringContaining(problem)]);
    expect(problems.join()).not.toContain("hunter2");
  });

  it("is repeated where it is a name or a number", () => {
    expect(problemsOf(inRequest("body: '{{indx}}'"))[0]).toContain("has {{indx}}; did you mean {{index}}?");
    expect(problemsOf(inRequest("body: '{{}}'"))[0]).toContain("has {{}}; there is no such name");
    expect(problemsOf(inRequest("body: '{{random 5}}'"))[0]).toContain("has {{random 5}}; expected {{random}} or");
    expect(problemsOf(inRequest("expect: 700"))[0]).toContain("expect is 700; expected a status");
  });
});

describe("what was meant", () => {
  it.each([
    ["/{{users}}", "has {{users}}; expected one of its columns, such as {{users.name}}"],
    ["/{{Users}}", "has {{Users}}; expected one of its columns, such as {{users.name}}"],
    ["/{{USERS.name}}", "has {{USERS.name}}; did you mean {{users.name}}?"],
    ["/{{user.mail}}", "has {{user.mail}}; did you mean {{users.mail}}?"],
    ["/{{users.MAIL}}", "has {{users.MAIL}}; users has no column MAIL; did you mean {{users.mail}}?"],
    ["/{{others.id}}", "has {{others.id}}; expected one of the data: users"],
    ["/{{USER}}", "has {{USER}}; did you mean {{user}}?"],
  ])("by %s is told", (path, problem) => {
    expect(problemsOf(withUsers(path), users)).toEqual([`load.yml:3: requests[0].path ${problem}`]);
  });

  it("is not asked of data that could not be read", () => {
    expect(problemsOf(withUsers("/{{users.name}}"))).toEqual([expect.stringContaining("can't be read (ENOENT)")]);
  });

  it("is told of a field at the top, and of one that belongs to the request above", () => {
    expect(problemsOf("request: [{ path: / }]\nrequests: [{ path: / }]")).toEqual([
      'load.yml:1: the field "request" is not known at the top of the file; did you mean requests?',
    ]);
    expect(problemsOf("requests: [{ path: / }]\nsomething: 1")).toEqual([
      'load.yml:2: the field "something" is not known at the top of the file; expected data, once, requests or stages',
    ]);
    expect(problemsOf("requests:\n  - steps:\n      - path: /\n        weight: 2\n")).toEqual([
      'load.yml:4: requests[0].steps[0] "weight" is not known here; it belongs to the request above, requests[0], which has the steps',
    ]);
    expect(problemsOf("requests: [{ path: / }]\nonce: [{ path: /, constructor: 1 }]")).toEqual([
      expect.stringMatching(/^load\.yml:2: once\[0\] "constructor" is not known here; expected name, /),
    ]);
  });
});

describe("a capture that is wrong", () => {
  it.each([
    "requests:\n  - steps:\n      - { path: /, capture: { id: body x } }\n      - path: /{{id}}\n",
    "once:\n  - path: /\n    capture: { id: body x }\nrequests:\n  - path: /{{id}}\n",
  ])("is told once, not where its name is used too (%#)", (text) => {
    expect(problemsOf(text)).toEqual([
      expect.stringMatching(/^load\.yml:3: .*capture\.id is text; expected json PATH/),
    ]);
  });

  it("of a body's field named capture is none", () => {
    const text = "requests:\n  - steps:\n      - { path: /, json: { capture: { id: 1 } } }\n      - path: /{{id}}\n";
    expect(problemsOf(text)).toHaveLength(1);
  });
});
