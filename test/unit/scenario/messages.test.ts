// Messages about scenario files: each problem once, without possible secrets, and with a suggestion.
import { describe, expect, it } from "vitest";
import { files, inRequest, problemsOf } from "../../scenarios.ts";

const users = files({ "users.csv": "name,mail\nann,ann@example.com\n" });
const withUsers = (path: string) => `data: { users: users.csv }\nrequests:\n  - path: ${path}\n`;

describe("a second YAML document", () => {
  it.each([
    ["requests: [{ path: / }]\n---\nstages: [{ duration: 5s, connections: 9 }]\n", "2:1"],
    ["---\nrequests: [{ path: / }]\n...\n---\n# nothing\n", "4:1"],
  ])("is rejected with its place (%#)", (text, position) => {
    expect(problemsOf(text)).toEqual([
      `load.yml:${position}: a second YAML document starts here; expected one document`,
    ]);
  });

  it("is not reported for the markers of a single document", () => {
    expect(problemsOf("---\nrequests: [{ path: / }]\n...\n")).toEqual([]);
  });
});

describe("invalid YAML", () => {
  it.each([
    ["headers: { Authorization: Bearer {{token}} }", 3, /quote strings that contain \{\{, such as "\{\{token\}\}"$/],
    ["headers:\n      Authorization: {{token}} x", 4, /contain \{\{, such as "\{\{token\}\}"$/],
    ["capture: { x: json $.a[0] }", 3, /quote the JSON path, such as "json \$\.items\[0\]\.id"$/],
    ["capture: { x: json $['a b'], y: 1: 2 }", 3, /quote the JSON path/],
    ["body: [ '{{user}}' \"json $.a\"", 3, /^[^;]*$/],
  ])("is reported once, with what to quote: %s", (fields, line, reported) => {
    const [problem, ...others] = problemsOf(inRequest(fields));
    expect(others).toEqual([]);
    expect(problem).toMatch(/^load\.yml:\d+:\d+: the file is not valid YAML: /);
    expect(problem?.split(":")[1]).toBe(`${line}`);
    expect(problem).toMatch(reported);
  });

  it("is reported for the first error only", () => {
    expect(problemsOf("requests:\n  - path: /{{a}\n    name: 'a\n  - { b: [ }\n")).toHaveLength(1);
    // The library reports the error on line 4 before the one on line 2.
    expect(problemsOf("%YAML 1.2\nrequests:\n  - path: [\n")).toEqual([expect.stringMatching(/^load\.yml:2:1: /)]);
  });
});

describe("an unquoted placeholder", () => {
  it.each([
    ["headers:\n      Authorization: {{token}}", "4:7", "requests[0].headers.Authorization", "a string"],
    ["headers: {{all}}", "3:5", "requests[0].headers", "a map of headers"],
    ["expect: {{status}}", "3:5", "requests[0].expect", "a status"],
  ])("is reported as such: %s", (fields, position, place, expected) => {
    expect(problemsOf(inRequest(fields))).toEqual([
      expect.stringContaining(
        `load.yml:${position}: ${place} is a map (quote strings that contain {{); expected ${expected}`,
      ),
    ]);
  });

  it("is reported in place of a request", () => {
    expect(problemsOf("requests:\n  - {{all}}\n").join("\n")).toContain(
      "load.yml:2:5: requests[0] is a map (quote strings that contain {{); expected a map with name",
    );
  });
});

describe("a value in the wrong place", () => {
  it.each([
    [
      'body: \'{{"password": "hunter2"}}\'',
      "requests[0].body contains a placeholder of 21 characters; expected a single name",
    ],
    ["body: '{{hunter2 a}}'", "requests[0].body contains a placeholder of 9 characters; expected a single name"],
    [`body: '{{${"hunter2".repeat(9)}}}'`, "requests[0].body contains a placeholder of 63 characters; expected one of"],
    ["body: '{{random hunter2}}'", "requests[0].body contains a placeholder of 14 characters; expected {{random}}"],
    ["capture: { x: hunter2 }", "requests[0].capture.x is not valid; expected json PATH"],
    ["capture: { x: json hunter2 }", "requests[0].capture.x is not a valid JSON path (syntax error at character 1)"],
    ["expect: hunter2", "requests[0].expect is not valid; expected a status"],
    ["method: hunter2", "requests[0].method is not valid; expected one of GET"],
  ])("is not echoed: %s", (fields, problem) => {
    const problems = problemsOf(inRequest(fields));
    expect(problems).toEqual([expect.stringContaining(problem)]);
    expect(problems.join()).not.toContain("hunter2");
  });

  it("is echoed if it is a name or a number", () => {
    expect(problemsOf(inRequest("body: '{{indx}}'"))[0]).toContain("contains {{indx}}; did you mean {{index}}?");
    expect(problemsOf(inRequest("body: '{{}}'"))[0]).toContain("contains {{}}; expected one of");
    expect(problemsOf(inRequest("body: '{{random 5}}'"))[0]).toContain("contains {{random 5}}; expected {{random}} or");
    expect(problemsOf(inRequest("expect: 700"))[0]).toContain("expect is 700; expected a status");
  });
});

describe("a suggestion", () => {
  it.each([
    ["/{{users}}", "contains {{users}}; expected a column of the data, such as {{users.name}}"],
    ["/{{Users}}", "contains {{Users}}; expected a column of the data, such as {{users.name}}"],
    ["/{{USERS.name}}", "contains {{USERS.name}}; did you mean {{users.name}}?"],
    ["/{{user.mail}}", "contains {{user.mail}}; did you mean {{users.mail}}?"],
    ["/{{users.MAIL}}", "contains {{users.MAIL}}; users has no column MAIL; did you mean {{users.mail}}?"],
    ["/{{others.id}}", "contains {{others.id}}; expected data named users"],
    ["/{{USER}}", "contains {{USER}}; did you mean {{user}}?"],
  ])("is made for %s", (path, problem) => {
    expect(problemsOf(withUsers(path), users)).toEqual([`load.yml:3:5: requests[0].path ${problem}`]);
  });

  it("is not made for columns of unreadable data", () => {
    expect(problemsOf(withUsers("/{{users.name}}"))).toEqual([expect.stringContaining("users.csv does not exist")]);
  });

  it("is made for unknown fields, and for a weight inside a step", () => {
    expect(problemsOf("request: [{ path: / }]\nrequests: [{ path: / }]")).toEqual([
      'load.yml:1:1: unknown top-level field "request"; did you mean requests?',
    ]);
    expect(problemsOf("requests: [{ path: / }]\nsomething: 1")).toEqual([
      'load.yml:2:1: unknown top-level field "something"; expected data, once, requests or stages',
    ]);
    expect(problemsOf("requests:\n  - steps:\n      - path: /\n        weight: 2\n")).toEqual([
      'load.yml:4:9: requests[0].steps[0] has an unknown field "weight"; expected it in requests[0], beside steps',
    ]);
    expect(problemsOf("requests: [{ path: / }]\nonce: [{ path: /, constructor: 1 }]")).toEqual([
      expect.stringMatching(/^load\.yml:2:19: once\[0\] has an unknown field "constructor"; expected name, /),
    ]);
  });
});

describe("an invalid capture", () => {
  it.each([
    ["requests:\n  - steps:\n      - { path: /, capture: { id: body x } }\n      - path: /{{id}}\n", "3:31"],
    ["once:\n  - path: /\n    capture: { id: body x }\nrequests:\n  - path: /{{id}}\n", "3:16"],
  ])("is reported once, and not again where its name is used (%#)", (text, position) => {
    const [problem = "", ...others] = problemsOf(text);
    expect(others).toEqual([]);
    expect(problem).toContain(`load.yml:${position}: `);
    expect(problem).toMatch(/^load\.yml:\S+ .*capture\.id is not valid; expected json PATH/);
  });

  it("is not read from a body field named capture", () => {
    const text = "requests:\n  - steps:\n      - { path: /, json: { capture: { id: 1 } } }\n      - path: /{{id}}\n";
    expect(problemsOf(text)).toHaveLength(1);
  });
});
