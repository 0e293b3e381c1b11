// Apps with unusual behaviour: the verdict and the advice name it.
import { expect, it } from "vitest";
import { describeDocker, engine, expectNothingLeft, isElsewhere, memgateRun, seconds } from "./memgate.ts";

/** Flags that run a script of Node.js in the image of the suite's app. */
function node(script: string, ...flags: readonly string[]): readonly string[] {
  const image = ["--image", engine?.app ?? "", "--pull", "never", "--memory-limit", "128Mi"];
  const times = ["--ready-timeout", seconds(2)];
  return [...image, "--entrypoint", JSON.stringify(["node", "-e", script]), ...times, ...flags];
}

const serve = (handler: string, listen = "3000") =>
  `require("node:http").createServer((q, r) => { ${handler} }).listen(${listen}, () => console.log("listening"));`;
const ok = serve("r.end('ok')");
const busy = `${ok} setInterval(() => { const t = Date.now(); while (Date.now() - t < 10); }, 200);`;
const sleep = ["--load-command", "sleep 2"];

describeDocker("a command that puts no load on the app", () => {
  expectNothingLeft();

  it.each([
    { is: "idle", script: ok, flags: [] },
    { is: "busy", script: busy, flags: [] },
    { is: "busy, and ready by its log", script: busy, flags: ["--ready", "log:listening"] },
  ])("never passes with an app that is $is", async ({ script, flags }) => {
    const { code, report, stdout } = await memgateRun(node(script, ...sleep, ...flags));
    expect(code, stdout).toBe(3);
    expect(report?.verdict).toMatchObject({ code: "load-failed/command-unnoticed" });
    expect(report?.verdict.message).toContain("less than 1 KiB a second");
  });

  it("never passes with a request a second", async () => {
    const check =
      "setInterval(() => fetch(process.env.MEMGATE_URL, { headers: { connection: 'close' } }), 1000); setTimeout(() => process.exit(), 3500)";
    const command = ["--load-command", JSON.stringify([process.execPath, "-e", check])];
    const { report } = await memgateRun(node(ok, ...command));
    expect(report?.verdict).toMatchObject({ code: "load-failed/command-unnoticed" });
  });

  it("never passes with a busy app on the host's network", async ({ skip }) => {
    skip(isElsewhere, "the host is another machine");
    const port = 20_000 + (process.pid % 10_000);
    const flags = ["--network", "host", "--port", String(port)];
    const { report } = await memgateRun(node(busy.replace("3000", String(port)), ...sleep, ...flags));
    expect(report?.verdict).toMatchObject({ code: "load-failed/command-unnoticed", data: { receivedBytes: null } });
    expect(report?.verdict.message).toContain("about as much as without load");
  });
});

describeDocker("a worker whose image exposes a port that it does not use", () => {
  expectNothingLeft();
  const worker = "console.log('worker is ready'); setInterval(() => { Buffer.alloc(4 << 20, 1) }, 50)";

  it.each([[], ["--port", "none"]])("is ready with its log line (%j)", async (...flags) => {
    const { code, stdout } = await memgateRun(node(worker, ...sleep, "--ready", "log:worker is ready", ...flags));
    expect(code, stdout).toBe(0);
  });
});

describeDocker("an app that is not ready", () => {
  expectNothingLeft();
  const http2 = `require("node:http2").createServer((q, r) => r.end("ok")).listen(3000);`;
  const host = "if (q.headers.host !== 'localhost') r.statusCode = 400; r.end();";

  it.each([
    { is: "speaks HTTP/2 only", script: http2, code: "not-ready/http2", advice: "HTTP/2" },
    { is: "refuses its Host header", script: serve(host), code: "not-ready/http-4xx", advice: "Host: localhost" },
    { is: "limits the rate", script: serve("r.statusCode = 429; r.end()"), code: "not-ready/http-4xx", advice: "rate" },
    {
      is: "exits when its standard input ends",
      script: `${ok} process.stdin.on("end", () => setTimeout(() => process.exit(0), 50)).resume();`,
      flags: ["--ready", "log:never"],
      code: "app-exited/exit",
      advice: "standard input",
    },
    { is: "goes into the background", script: "process.exit(0)", code: "app-exited/exit", advice: "background" },
  ])("because it $is gets advice about it", async ({ script, flags = [], code, advice }) => {
    const { report, stdout } = await memgateRun(node(script, ...flags));
    expect(report?.verdict, stdout).toMatchObject({ code });
    expect(stdout.replace(/\s+/g, " ")).toContain(advice);
  });

  it.each([
    { listen: "{ port: 3000, host: '::', ipv6Only: true }", code: "not-ready/ipv6-only" },
    { listen: "3000, '127.0.0.1'", code: "not-ready/loopback-only" },
    { listen: "8080, '0.0.0.0'", code: "not-ready/refused", says: "set --port 8080" },
  ])("because it listens at $listen gets advice about it", async ({ listen, code, says = "listen on 0.0.0.0" }) => {
    if (isElsewhere) return;
    const { report, stdout } = await memgateRun(node(serve("r.end()", listen)));
    expect(report?.verdict, stdout).toMatchObject({ code });
    expect(stdout.replace(/\s+/g, " ")).toContain(says);
  });
});
