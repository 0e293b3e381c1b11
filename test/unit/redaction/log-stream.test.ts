import { Writable } from "node:stream";
import { expect, it } from "vitest";
import { redactedLog } from "../../../src/redaction/log-stream.ts";
import { redactorOf } from "../../../src/redaction/redactor.ts";

it("masks secrets that are split between chunks, also on a last line without a line break", async () => {
  const written: string[] = [];
  const out = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      written.push(chunk.toString());
      done();
    },
  });
  const plain = { line: (text: string) => void written.push(`${text}\n`), group: () => ({ out, end: () => {} }) };
  const log = redactedLog(plain, redactorOf(["hunter-22"]));
  log.line("continuing without db: hunter-22");
  const group = log.group("k6 run");
  for (const piece of ["a hunt", "er-22 b\nlast hunter", "-22"]) group.out.write(piece);
  group.end();
  await new Promise((resolve) => setImmediate(resolve));
  expect(written.join("")).toBe("continuing without db: ***\na *** b\nlast ***");
});

it("masks a secret that is split between two pieces of a very long line", async () => {
  const written: string[] = [];
  const out = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      written.push(chunk.toString());
      done();
    },
  });
  const log = redactedLog(
    { line: () => {}, group: () => ({ out, end: () => {} }) },
    redactorOf(["hunter22-of-the-db"]),
  );
  const group = log.group("k6 run");
  group.out.write(`${"x".repeat(64 * 1024 + 20)}hunter22-of`);
  group.out.write("-the-db and more");
  group.end();
  await new Promise((resolve) => setImmediate(resolve));
  expect(written.length).toBeGreaterThan(1);
  expect(written.join("").replace(/^x+/, "")).toBe("*** and more");
});
