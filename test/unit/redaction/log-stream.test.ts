import { Writable } from "node:stream";
import { expect, it } from "vitest";
import { redactedLog } from "../../../src/redaction/log-stream.ts";
import { redactorOf } from "../../../src/redaction/redactor.ts";

it("shows no secret, be it in two pieces or on a line without an end", async () => {
  const shown: string[] = [];
  const out = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      shown.push(chunk.toString());
      done();
    },
  });
  const plain = { line: (text: string) => void shown.push(`${text}\n`), group: () => ({ out, end: () => {} }) };
  const log = redactedLog(plain, redactorOf(["hunter-22"]));
  log.line("going on without it: hunter-22");
  const group = log.group("k6 run");
  for (const piece of ["a hunt", "er-22 b\nlast hunter", "-22"]) group.out.write(piece);
  group.end();
  await new Promise((resolve) => setImmediate(resolve));
  expect(shown.join("")).toBe("going on without it: ***\na *** b\nlast ***");
});

it("shows none that begins in one piece of an endless line and ends in the next", async () => {
  const shown: string[] = [];
  const out = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      shown.push(chunk.toString());
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
  expect(shown.length).toBeGreaterThan(1);
  expect(shown.join("").replace(/^x+/, "")).toBe("*** and more");
});
