import { describe, expect, it } from "vitest";
import { stopSentence } from "../../../src/verdict/stop-sentences.ts";
import { stepFailuresText } from "../../../src/verdict/workload-texts.ts";

describe("the sentence for an app that responds to no request", () => {
  const late = { timeouts: 0, unfinished: 0, streams: 0, timeoutMs: 10_000 };
  const of = (errors: number, lastError: string | null) =>
    stopSentence({
      code: "load-failed/no-response",
      data: { url: "http://172.17.0.2:3000/", errors, lastError, ...late },
    });

  it("counts the errors, and names the last one", () => {
    expect(of(1, null)).toMatch(/ any request of the load phase \(1 error\)$/);
    expect(of(1_234, "ECONNRESET")).toMatch(/ any request of the load phase \(1,234 errors, the last: ECONNRESET\)$/);
  });

  it("mentions no errors if no request ended", () => {
    expect(of(0, null)).toBe("http://172.17.0.2:3000/ did not respond to any request of the load phase");
  });
});

describe("a sentence with a count", () => {
  it("has the singular for one", () => {
    const few = (samples: number) =>
      stopSentence({
        code: "too-few-samples/few",
        data: { phase: "load", samples, minSamples: 5, isFromFiles: true },
      });
    expect(few(1)).toBe("the load phase has only 1 sample; expected at least 5");
    expect(few(4)).toBe("the load phase has only 4 samples; expected at least 5");
    const steps = (count: number) =>
      Array.from({ length: count }, () => ({ name: "buy", failed: 2, firstFailure: null }));
    expect(stepFailuresText(steps(4))).toMatch(/; 1 more request$/);
    expect(stepFailuresText(steps(5))).toMatch(/; 2 more requests$/);
  });
});

describe("the failed requests of a scenario", () => {
  it("begin with the request that failed most", () => {
    const failures = [3, 7, 5, 1].map((failed) => ({ name: `GET /${failed}`, failed, firstFailure: null }));
    expect(stepFailuresText(failures)).toBe("7 × GET /7; 5 × GET /5; 3 × GET /3; 1 more request");
  });
});
