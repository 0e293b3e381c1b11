import { Writable } from "node:stream";
import { expect, it } from "vitest";
import { redactedLog } from "../../../src/redaction/log-stream.ts";
import { redactorOf } from "../../../src/redaction/redactor.ts";

function logOf(secrets: readonly string[]) {
  const written: string[] = [];
  const out = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      written.push(chunk.toString());
      done();
    },
  });
  const plain = { line: (text: string) => void written.push(`${text}\n`), group: () => ({ out, end: () => {} }) };
  const log = redactedLog(plain, redactorOf(secrets, []), () => {});
  const print = async (...pieces: readonly string[]) => {
    const group = log.group("k6 run");
    for (const piece of pieces) group.out.write(piece);
    group.end();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { log, print, written };
}

it("masks secrets that are split between chunks, even on a last line without a line break", async () => {
  const { print, written } = logOf(["hunter-22"]);
  await print("a hunt", "er-22 b\nlast hunter", "-22");
  expect(written.join("")).toBe("a *** b\nlast ***");
});

it("keeps memgate's own lines, which quote masked text only", () => {
  const { log, written } = logOf(["orders"]);
  log.line(`pulling orders:1: ${log.output("no role orders")}`);
  expect(written).toEqual(["pulling orders:1: no role ***\n"]);
});

it("masks a secret that is split between two pieces of a very long line", async () => {
  const { print, written } = logOf(["hunter22-of-the-db"]);
  await print(`${"x".repeat(64 * 1024 + 20)}hunter22-of`, "-the-db and more");
  expect(written.length).toBeGreaterThan(1);
  expect(written.join("").replace(/^x+/, "")).toBe("*** and more");
});
