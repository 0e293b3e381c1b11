import { describe, expect, it } from "vitest";
import { stopSentence } from "../../../src/verdict/stop-sentences.ts";

describe("the sentence for an app that responds to no request", () => {
  const of = (errors: number, lastError: string | null) =>
    stopSentence({ code: "load-failed/unanswered", data: { url: "http://172.17.0.2:3000/", errors, lastError } });

  it("counts the errors, and names the last one", () => {
    expect(of(1, null)).toMatch(/ any request of the load phase \(1 error\)$/);
    expect(of(1_234, "ECONNRESET")).toMatch(/ any request of the load phase \(1,234 errors, the last: ECONNRESET\)$/);
  });

  it("mentions no errors if the requests were only never answered", () => {
    expect(of(0, null)).toBe("http://172.17.0.2:3000/ did not respond to any request of the load phase");
  });
});
