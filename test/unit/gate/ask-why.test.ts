import { describe, expect, it } from "vitest";
import { askWhy } from "../../../src/gate/ask-why.ts";
import type { AppHelper, SeenProcess } from "../../../src/model/adapters.ts";
import type { Evidence } from "../../../src/model/evidence.ts";
import type { Why } from "../../../src/model/fields/why.ts";
import { mebibyte, plan, processes } from "../../builders.ts";
import { createFakeClock, createFakeWorld, never } from "../../fakes.ts";

const seen = (overrides: Partial<SeenProcess> = {}): SeenProcess => ({
  ...{
    pid: 1,
    uid: 0,
    gid: 0,
    words: ["node", "server.js"],
    exe: "/usr/local/bin/node",
    catchesUsr1: true,
    isJvm: false,
  },
  anonymousBytes: 107 * mebibyte,
  ...overrides,
});

const figures = (heapUsed: number) =>
  JSON.stringify({
    ...{ rss: 200 * mebibyte, heapTotal: 40 * mebibyte, heapUsed: heapUsed * mebibyte, external: 61 * mebibyte },
    ...{ arrayBuffers: 60 * mebibyte, heapLimit: 259 * mebibyte },
  });

const jvmReplies: Readonly<Record<string, string>> = {
  "GC.heap_info":
    " garbage-first heap   total 98304K, used 40960K [0x0, 0x1)\n Metaspace  used 7M, committed 12M, reserved 1G\n",
  "GC.class_histogram": "   1:   1685   21068608  [B (java.base@17.0.15)\n",
};

interface FakeHelper extends AppHelper {
  readonly calls: string[];
}

function fakeHelper(list: readonly SeenProcess[], overrides: Partial<AppHelper> = {}): FakeHelper {
  const calls: string[] = [];
  let isCollected = false;
  return {
    calls,
    list: async () => list,
    open: async (pid) => void calls.push(`open ${pid}`),
    call: async (pid, method) => {
      calls.push(`${method} ${pid}`);
      if (method === "HeapProfiler.collectGarbage") isCollected = true;
      return { result: { value: figures(isCollected ? 12 : 38) } };
    },
    close: async (pid) => void calls.push(`close ${pid}`),
    jvm: async (pid, command) => {
      calls.push(`${command} ${pid}`);
      return jvmReplies[command] ?? "";
    },
    end: async () => void calls.push("end"),
    ...overrides,
  };
}

const fault = (code: string) => () => Promise.reject(Object.assign(new Error(`${code} it is`), { code }));

async function why(
  openHelper: (user: string | null, signal: AbortSignal) => Promise<AppHelper>,
  { near = null, interrupted = never<void>() }: { near?: Evidence["processes"]; interrupted?: Promise<void> } = {},
): Promise<Why> {
  const clock = createFakeClock();
  const world = createFakeWorld();
  const target = {
    ...world.adapters.target,
    openHelper: (_id: string, user: string | null, signal: AbortSignal) => openHelper(user, signal),
  };
  return clock.finish(
    askWhy(plan({ env: ["DB_PASSWORD=hunter22"] }), {
      ...{ clock, target, containerId: "c0ffee", atMs: 20_000, processes: near, interrupted },
    }),
  );
}

describe("a Node.js process", () => {
  it("is asked before and after a garbage collection, and its inspector is closed", async () => {
    const helper = fakeHelper([seen()]);
    const found = await why(async () => helper);
    expect(helper.calls).toEqual([
      ...["open 1", "Runtime.evaluate 1", "HeapProfiler.collectGarbage 1", "Runtime.evaluate 1", "close 1", "end"],
    ]);
    expect(found).toMatchObject({ atMs: 20_000, leftOut: 0, detail: null });
    expect(found.processes).toHaveLength(1);
    expect(found.processes[0]).toMatchObject({
      ...{ pid: 1, command: "node server.js", anonymousBytes: 107 * mebibyte, reason: null },
      node: {
        liveHeapBytes: 12 * mebibyte,
        buffersBytes: 61 * mebibyte,
        garbageBytes: 28 * mebibyte,
        meaning: "buffers",
      },
      text: expect.stringMatching(/^107 MiB = 12 live heap \+ 61 Buffers \+ 28 garbage \+ 6 other\. The largest part/),
    });
  });

  it("comes before a smaller one, and its command has no secrets", async () => {
    const words = ["node", "b.js", "--token", "hunter2", "hunter22"];
    const list = [seen({ pid: 1, words: ["node", "a.js"], anonymousBytes: mebibyte }), seen({ pid: 9, words })];
    const { processes: found } = await why(async () => fakeHelper(list));
    expect(found.map(({ command }) => command)).toEqual(["node b.js --token *** ***", "node a.js"]);
  });

  it.each(["own-handler", "app-ended", "sigusr1-disabled", "permission-model", "signal-not-caught"] as const)(
    "gives the reason %s",
    async (reason) => {
      const { processes: found } = await why(async () => fakeHelper([seen()], { open: fault(reason) }));
      expect(found).toMatchObject([{ node: null, reason, text: expect.stringMatching(/^[a-z]/) }]);
    },
  );

  it.each(["failed", "refused", "helper-ended"])("has no figures if the error is %s", async (code) => {
    const helper = fakeHelper([seen()], { call: fault(code) });
    expect((await why(async () => helper)).processes).toMatchObject([{ reason: "no-response" }]);
    expect(helper.calls).toEqual(["open 1", "close 1", "end"]);
  });

  it("has no figures if it takes too long, and the next one is asked", async () => {
    const slow = seen({ pid: 5, anonymousBytes: 200 * mebibyte });
    const helper = fakeHelper([slow, seen()], { open: (pid) => (pid === 5 ? never() : Promise.resolve()) });
    const { processes: found, durationMs } = await why(async () => helper);
    expect(found).toMatchObject([{ reason: "no-response" }, { reason: null }]);
    expect(durationMs).toBeLessThanOrEqual(10_000);
  });

  it("of another user is asked by a helper of that user", async () => {
    const hidden = { exe: null, uid: 1000, gid: 100 };
    const own = fakeHelper([seen(hidden)]);
    const other = fakeHelper([]);
    const users: (string | null)[] = [];
    const { processes: found } = await why(async (user) => {
      users.push(user);
      return user === null ? own : other;
    });
    expect(users).toEqual([null, "1000:100"]);
    expect(own.calls).toEqual(["end"]);
    expect(other.calls).toContain("open 1");
    expect(other.calls.at(-1)).toBe("end");
    expect(found).toMatchObject([{ reason: null }]);
  });

  it("of a fourth user is not asked", async () => {
    const list = [1, 2, 3].map((uid) => seen({ exe: null, uid, pid: uid }));
    const { processes: found } = await why(async () => fakeHelper(list));
    expect(found.map(({ reason }) => reason)).toEqual([null, null, "other-user"]);
  });

  it("is not asked if ten others were", async () => {
    const list = Array.from({ length: 12 }, (_, index) => seen({ pid: index + 1 }));
    const { processes: found } = await why(async () => fakeHelper(list));
    expect(found.map(({ reason }) => reason)).toEqual([...Array(10).fill(null), "not-asked", "not-asked"]);
  });
});

const jvm = { exe: "/opt/java/bin/java", isJvm: true, words: ["java", "-jar", "app.jar"] };

describe("a JVM", () => {
  it("is asked by its own protocol, and no inspector is opened", async () => {
    const helper = fakeHelper([seen(jvm)]);
    const { processes: found } = await why(async () => helper);
    expect(helper.calls.slice(0, 3)).toEqual(["GC.heap_info 1", "GC.class_histogram 1", "GC.heap_info 1"]);
    expect(helper.calls.some((call) => call.startsWith("open"))).toBe(false);
    expect(found).toMatchObject([
      {
        ...{ command: "java -jar app.jar", node: null, reason: null },
        jvm: { liveHeapBytes: 40 * mebibyte, metaspaceBytes: 12 * mebibyte, classes: [{ name: "byte[]" }] },
        text: expect.stringMatching(/^107 MiB = 40 live heap \+ 0 garbage \+ 12 metaspace \+ 55 other\. /),
      },
    ]);
  });

  it("of another user is found by a helper of that user", async () => {
    const hidden = { ...jvm, exe: null, isJvm: false, uid: 1000 };
    const other = fakeHelper([seen({ ...jvm, uid: 1000 })]);
    const { processes: found } = await why(async (user) => (user === null ? fakeHelper([seen(hidden)]) : other));
    expect(found).toMatchObject([{ reason: null, jvm: { liveHeapBytes: 40 * mebibyte } }]);
    expect(other.calls.some((call) => call.startsWith("open"))).toBe(false);
  });

  it("in a Node.js process does not hide what Node.js says", async () => {
    const helper = fakeHelper([seen({ isJvm: true })]);
    const { processes: found } = await why(async () => helper);
    expect(found).toMatchObject([{ jvm: null, node: { liveHeapBytes: expect.any(Number) } }]);
    expect(helper.calls.some((call) => call.startsWith("GC."))).toBe(false);
  });

  it.each([
    "attach-disabled",
    "attach-not-writable",
    "sigquit-not-caught",
    "not-hotspot",
    "shared-heap",
    "shell-missing",
  ] as const)("gives the reason %s", async (reason) => {
    const { processes: found } = await why(async () => fakeHelper([seen(jvm)], { jvm: fault(reason) }));
    expect(found).toMatchObject([{ node: null, jvm: null, reason }]);
  });

  it("has no figures if it takes too long", async () => {
    const helper = fakeHelper([seen(jvm)], { jvm: () => never() });
    expect((await why(async () => helper)).processes).toMatchObject([{ jvm: null, reason: "no-response" }]);
  });
});

it("of another user that is neither Node.js nor a JVM gets no signal", async () => {
  const own = seen({ exe: null, uid: 1000 });
  const other = fakeHelper([seen({ exe: "/usr/bin/go-app", uid: 1000 })]);
  const { processes: found } = await why(async (user) => (user === null ? fakeHelper([own]) : other));
  expect(found).toMatchObject([{ reason: "not-node" }]);
  expect(other.calls).toEqual(["end"]);
});

it("asks no other program", async () => {
  const helper = fakeHelper([seen({ exe: "/usr/bin/nodemon" }), seen({ exe: "/usr/local/bin/bash" })]);
  const { processes: found } = await why(async () => helper);
  expect(found.map(({ reason }) => reason)).toEqual(["not-node", "not-node"]);
  expect(helper.calls).toEqual(["end"]);
});

it.each(["node-missing", "java-too-old", "helper-refused"])(
  "has the processes near the peak if the helper fails: %s",
  async (code) => {
    const found = await why(fault(code), { near: processes() });
    expect(found).toMatchObject({ detail: `${code} it is`, leftOut: processes().leftOut });
    expect(found.processes).toMatchObject(
      processes().list.map(({ command, anonymousBytes }) => ({
        ...{ pid: null, command, anonymousBytes, node: null, reason: code },
      })),
    );
  },
);

it("ends within 10 s if the helper hangs", async () => {
  const found = await why(() => never());
  expect(found).toMatchObject({ processes: [], durationMs: 10_000 });
});

it("aborts the helper after an interrupt", async () => {
  let wasAborted = false;
  const opening = (_user: string | null, signal: AbortSignal) =>
    new Promise<AppHelper>((_resolve, reject) => {
      signal.addEventListener("abort", () => {
        wasAborted = true;
        reject(new Error("interrupted"));
      });
    });
  const { durationMs } = await why(opening, { interrupted: Promise.resolve() });
  expect({ wasAborted, durationMs }).toEqual({ wasAborted: true, durationMs: 0 });
});
