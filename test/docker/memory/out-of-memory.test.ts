// A process that dies of its runtime's own limit is out-of-memory, with the flag that sets the limit.
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import type { Report } from "../../../src/report/model/schema.ts";
import { appIn, describeDocker, docker, engine, expectNothingLeft, memgateRun, seconds } from "../memgate.ts";
import { type RuntimeImage, runtimeImage } from "./runtime-image.ts";

const shell = (script: string) => ["--command", JSON.stringify(["sh", "-c", script])];

interface Expected {
  readonly code: string;
  /** In the next step that the report gives. */
  readonly flag: string;
  readonly phase?: string;
}

async function expectOutOfMemory(args: readonly string[], { code, flag, phase = "load" }: Expected): Promise<Report> {
  const { code: exitCode, report, stdout, stderr } = await memgateRun(args);
  expect(report?.verdict.kind, stdout + stderr).toBe("out-of-memory");
  expect(report?.outOfMemory).toMatchObject([{ code, phase }]);
  expect(report?.oom.killed).toBe(false);
  expect(report?.suggestedLimitBytes).toBeNull();
  const text = stdout.replace(/\s+/g, " ");
  expect(text).toContain(flag);
  expect(text).toMatch(/while the container used [\d.]+ MiB, [\d.]+% of its \d+ MiB limit/);
  expect(exitCode).toBe(1);
  if (report === null) throw new Error("the run above has a report");
  return report;
}

/** Skips the test by name if the runtime is missing. */
const expectHere = (made: RuntimeImage | undefined, skip: (condition: boolean, why: string) => void): string => {
  skip(made?.missing !== null, made?.missing ?? "there is no image");
  return made?.missing === null ? made.image : "";
};

describeDocker("out of memory", () => {
  expectNothingLeft();

  describe("Node.js", () => {
    const heapApp = (...more: readonly string[]) => appIn("heap", "--duration", seconds(6), ...more);

    it("as PID 1 with a flag in NODE_OPTIONS", async () => {
      const args = heapApp("--command", "node heap.js", "--env", "NODE_OPTIONS=--max-old-space-size=60");
      const report = await expectOutOfMemory(args, { code: "v8/heap", flag: "--max-old-space-size" });
      expect(report.container?.exitedByItself).toBe(true);
      expect(report.verdict.message).toMatch(/exit code (134 \(SIGABRT\)|139 \(SIGSEGV\)|5)$/);
      expect(report.runtimeLimit).toEqual({ runtime: "v8", bytes: 60 * 2 ** 20, isDefault: false });
      expect(report.outOfMemory?.[0]?.statedBytes).toBeGreaterThan(40 * 2 ** 20);
    });

    it("as a child that its parent starts again", async () => {
      const args = heapApp("--command", "node heap.js", "--env", "MODE=parent");
      const report = await expectOutOfMemory(args, { code: "v8/heap", flag: "--max-old-space-size" });
      expect(report.container?.exitedByItself).toBe(false);
      expect(report.outcome).toEqual({ kind: "completed" });
    });

    it("without a flag has V8's default limit in its report", async () => {
      const { report } = await memgateRun(appIn("ok"));
      expect(report?.verdict.kind).toBe("pass");
      expect(report?.outOfMemory).toEqual([]);
      expect(report?.runtimeLimit).toEqual({ runtime: "v8", bytes: 256 * 2 ** 20, isDefault: true });
    });

    it("is not assumed from a line that mentions the words", async () => {
      const line = "console.error('the build said: FATAL ERROR: Reached heap limit - JavaScript heap out of memory')";
      const { report } = await memgateRun(appIn("ok", ...shell(`node -e "${line}"; exec node server.js`)));
      expect(report?.verdict.kind, report?.verdict.message).toBe("pass");
    });
  });

  describe("in a container that ran before", () => {
    const started = (...flags: readonly string[]) => {
      const name = `out-of-memory-test-${Math.trunc(performance.now() * 1_000)}`;
      const limited = ["--memory", "128m", "--memory-swap", "128m", "--publish", "3000"];
      docker("run", "--detach", "--name", name, ...limited, ...flags);
      onTestFinished(() => void docker("rm", "--force", "--volumes", name));
      return ["--container", name, "--ready-path", "/healthz", "--warmup", "0s", "--duration", seconds(6)];
    };
    const app = engine?.app ?? "";
    const words = "java.lang.OutOfMemoryError: Java heap space";

    it("and that its restart policy starts again", async () => {
      const flags = ["--restart", "always", "--env", "NODE_OPTIONS=--max-old-space-size=60"];
      const args = started(...flags, app, "node", "heap.js");
      await expectOutOfMemory(args, { code: "v8/heap", flag: "--max-old-space-size" });
    });

    it("counts only from the beginning of the run", async () => {
      const args = started(app, "sh", "-c", `echo "${words}"; exec node server.js`);
      const { report } = await memgateRun(args.with(-1, seconds(2)));
      expect(report?.verdict.kind, report?.verdict.message).toBe("pass");
      expect(report?.outOfMemory).toEqual([]);
    });

    it("is not claimed if the log cannot be read", async () => {
      const args = started("--log-driver", "none", app, "sh", "-c", `(sleep 4; echo "${words}") & exec node server.js`);
      const { report } = await memgateRun(args);
      expect(report?.verdict.kind, report?.verdict.message).toBe("pass");
      expect(report?.outOfMemory).toBeNull();
    });
  });

  describe("Java", () => {
    let made: RuntimeImage | undefined;
    beforeAll(() => {
      made = runtimeImage("java");
    });
    const java = (flags: string, ...more: readonly string[]) =>
      appIn(
        "thread",
        "--memory-limit",
        "256Mi",
        "--command",
        `jre/bin/java ${flags} App`,
        "--connections",
        "2",
        "--duration",
        seconds(2),
        ...more,
      );
    const withImage = (image: string, args: readonly string[]) =>
      args.map((one) => (one === engine?.app ? image : one));

    it("that keeps running after a thread died", async ({ skip }) => {
      const image = expectHere(made, skip);
      const args = withImage(image, java("-Xmx48m"));
      const report = await expectOutOfMemory(args, { code: "jvm/heap", flag: "-Xmx" });
      expect(report.container?.exitedByItself).toBe(false);
      expect(report.outOfMemory?.[0]?.line).toContain("java.lang.OutOfMemoryError: Java heap space");
    });

    it("that ends itself", async ({ skip }) => {
      const image = expectHere(made, skip);
      const args = withImage(image, java("-Xmx48m -XX:+ExitOnOutOfMemoryError"));
      const report = await expectOutOfMemory(args, { code: "jvm/heap", flag: "-Xmx" });
      expect(report.container).toMatchObject({ exitedByItself: true, exitCode: 3 });
    });

    it("is not assumed from a message about another service", async ({ skip }) => {
      const image = expectHere(made, skip);
      const { report } = await memgateRun(withImage(image, java("-Xmx48m", "--env", "MODE=mention")));
      expect(report?.verdict.kind, report?.verdict.message).toBe("pass");
    });
  });

  describe.each([
    {
      name: "Python",
      recipe: "python",
      run: "ulimit -v 120000; exec ./python app.py",
      expected: { code: "python/system", flag: "ulimit -v" },
    },
    {
      name: "Go",
      recipe: "go",
      run: "ulimit -v 2500000; exec ./app",
      expected: { code: "go/system", flag: "GOMEMLIMIT" },
    },
    {
      name: "PHP",
      recipe: "php",
      run: "exec ./php -n -d memory_limit=16M -d display_errors=0 -d log_errors=1 -S 0.0.0.0:3000 index.php",
      expected: { code: "php/memory-limit", flag: "memory_limit" },
    },
  ])("$name", ({ name, recipe, run, expected }) => {
    let made: RuntimeImage | undefined;
    beforeAll(() => {
      made = runtimeImage(recipe);
    });

    it(`${name} under load`, async ({ skip }) => {
      const image = expectHere(made, skip);
      const args = appIn("", "--memory-limit", "512Mi", "--connections", "2", "--duration", seconds(2), ...shell(run));
      await expectOutOfMemory(
        args.map((one) => (one === engine?.app ? image : one)),
        expected,
      );
    });
  });

  it("is found in a last line without a line end, which some engines leave out of the stream of a log", async () => {
    const write = 'process.stdout.write("memory allocation of 9 bytes failed", () => process.exit(134))';
    const command = JSON.stringify(["node", "-e", `setTimeout(() => ${write}, 500)`]);
    const job = ["--image", engine?.app ?? "", "--pull", "never", "--load", "none", "--memory-limit", "64Mi"];
    const { report } = await memgateRun([...job, "--command", command]);
    expect(report?.outOfMemory).toMatchObject([{ code: "rust/system", phase: "run", count: 1 }]);
    expect(report?.verdict.kind).toBe("out-of-memory");
    expect(report?.container?.logTail).toEqual(["memory allocation of 9 bytes failed"]);
  });

  it("a batch job in Ruby", async ({ skip }) => {
    const image = expectHere(runtimeImage("ruby"), skip);
    const script = "ulimit -v 150000; exec ./ruby --disable=gems -e 'k = []; loop { k << %q(x) * (1 << 20) }'";
    const args = ["--image", image, "--pull", "never", "--load", "none", "--memory-limit", "512Mi", ...shell(script)];
    await expectOutOfMemory(args, { code: "ruby/system", flag: "ulimit -v", phase: "run" });
  });
});
