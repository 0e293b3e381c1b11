import { describe, expect, it } from "vitest";
import type { StopCause } from "../../../../src/model/stop-reason.ts";
import { adviceOnStop } from "../../../../src/report/advice/stop-advice.ts";
import { stopBy } from "../../../stop-reasons.ts";

function adviceWith(code: StopCause["code"], data: object): string {
  const stop = stopBy(code);
  return adviceOnStop({ ...stop, data: { ...stop.data, ...data } } as StopCause, 3);
}

describe("the advice for an app that is not ready", () => {
  it.each([400, 403, 421])("names the Host header after HTTP %d", (status) => {
    expect(adviceWith("not-ready/http-4xx", { status })).toContain("Host: localhost");
  });

  it("names the Host header after HTTP 404, but the path first", () => {
    expect(adviceWith("not-ready/http-4xx", { status: 404 })).toMatch(
      /Check `ready-path`, or `path`.*Host: localhost\.$/,
    );
  });

  it.each([401, 429])("does not name the Host header after HTTP %d", (status) => {
    expect(adviceWith("not-ready/http-4xx", { status })).not.toContain("Host");
  });

  it("names HTTPS after HTTP 400, with which many servers respond to HTTP", () => {
    expect(adviceWith("not-ready/http-4xx", { status: 400 })).toContain("If the port speaks HTTPS, set `https: true`.");
    expect(adviceWith("not-ready/http-4xx", { status: 403 })).not.toContain("HTTPS");
  });

  it("names the limit of the rate after HTTP 429, and nothing else", () => {
    expect(adviceWith("not-ready/http-4xx", { status: 429 })).toMatch(/^The app limits the rate of requests/);
  });

  it.each([
    { at: ["0.0.0.0:8080"], advice: "The app listens on another port: set `port: 8080`." },
    { at: ["127.0.0.1:9229", ":::8080"], advice: "The app listens on another port: set `port: 8080`." },
    { at: [], advice: /^The app does not listen on any port yet\. .*ready-timeout/ },
    { at: ["127.0.0.1:9229"], advice: /^Check `port`, `ready-path`/ },
  ])("uses where the app listens: $at", ({ at, advice }) => {
    const listeners = at.map((place) => ({
      address: place.slice(0, place.lastIndexOf(":")),
      port: Number(place.slice(place.lastIndexOf(":") + 1)),
    }));
    expect(adviceWith("not-ready/refused", { listeners })).toMatch(advice);
  });

  it("names HTTPS if the app closed a connection over HTTP", () => {
    const observed = (serverName: string | null) => ({
      observed: { kind: "http", path: "/", serverName, socketPath: null, isTried: true, failures: [], outside: [] },
    });
    expect(adviceWith("not-ready/closed", observed(null))).toContain("If the app speaks HTTPS, set `https: true`.");
    expect(adviceWith("not-ready/closed", observed("localhost"))).not.toContain("HTTPS");
  });
});

describe("the advice for an app that ended", () => {
  it.each(["start", "warmup"])("with exit code 0 in the %s phase names the background and standard input", (phase) => {
    const advice = adviceWith("app-exited/exit", { exitCode: 0, phase });
    expect(advice).toMatch(
      /goes into the background.*only an interpreter.*stops at the end of its standard input.*load: none/,
    );
  });

  it.each([
    { exitCode: 1, phase: "start" },
    { exitCode: 0, phase: "load" },
    { exitCode: null, phase: "start" },
  ])("does not name them with exit code $exitCode in the $phase phase", (data) => {
    expect(adviceWith("app-exited/exit", data)).toMatch(/The app must keep running/);
    expect(adviceWith("app-exited/exit", data)).not.toContain("background");
  });

  it("names a batch job only if the exit code may mean success", () => {
    expect(adviceWith("app-exited/exit", { exitCode: 0, phase: "load" })).toContain("batch job");
    expect(adviceWith("app-exited/exit", { exitCode: 1, phase: "load" })).toMatch(
      /ended with an error\. Find the cause/,
    );
    expect(adviceWith("app-exited/exit", { exitCode: 1, phase: "load" })).not.toContain("batch job");
  });
});
