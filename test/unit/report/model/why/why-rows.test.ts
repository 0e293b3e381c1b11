import { describe, expect, it } from "vitest";
import { whyRows } from "../../../../../src/report/model/why/why-rows.ts";
import { jvmProcess, silentProcess, why, whyProcess } from "../../../../builders.ts";

const valuesOf = (...processes: Parameters<typeof why>[0][]) =>
  processes.flatMap((overrides) => whyRows({ why: why(overrides) }).map(({ value }) => value));

describe("the rows about what the runtime says", () => {
  it("are the largest process with figures, and one without", () => {
    expect(valuesOf({})).toEqual([
      expect.stringMatching(
        /^node server\.js: 107 MiB = 12 live heap \+ 61 Buffers \+ 28 garbage \+ 6 other\. The largest part is outside the heap/,
      ),
      "sh -c npm start is not Node.js or a JVM, and memgate can only ask these.",
    ]);
    expect(whyRows({ why: why() }).map(({ label }) => label)).toEqual(["Why", "Why"]);
  });

  it("are at most three, and count the others that report.html has", () => {
    const known = [1, 2, 3].map((pid) => whyProcess({ pid, command: `node ${pid}.js` }));
    const silent = [silentProcess("own-handler"), silentProcess("no-response")];
    const values = valuesOf({ processes: [...known, ...silent], leftOut: 4 });
    expect(values).toHaveLength(3);
    expect(values[2]).toMatch(/itself, or port 9229 is taken\. 2 more processes are in report\.html\.$/);
  });

  it("have a JVM in the words of Node.js", () => {
    expect(valuesOf({ processes: [jvmProcess()] })).toEqual([
      expect.stringMatching(/^java -jar app\.jar: 107 MiB = 40 live heap \+ 30 garbage \+ 12 metaspace \+ 25 other\. /),
    ]);
  });

  it("cut a long command, and show no control characters", () => {
    const [value = ""] = valuesOf({ processes: [whyProcess({ command: `a\u001b[2J${"x".repeat(100)}` })] });
    expect(value.split(":")[0]).toHaveLength(60);
    expect(value).not.toContain("\u001b");
  });

  it("do not exist if memgate did not ask", () => {
    expect(whyRows({ why: null })).toEqual([]);
  });
});
