// @ts-nocheck: a separate script without type annotations
// Work with files that fills memory which the kernel can take back.
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";

/** Each name and each inode takes kernel memory. A long name takes more than a short one. */
const name = "z".repeat(150);
const perFolder = 500;

const create = {
  "many-files": (path) => writeFileSync(path, ""),
  "many-folders": (path) => mkdirSync(path),
  "many-links": (path) => symlinkSync("/nowhere", path),
};

/** Creates 60,000 entries. Does nothing in another mode. */
export function createMany(mode) {
  const createOne = create[mode];
  if (createOne === undefined) return;
  for (let folder = 1; folder <= 120; folder++) {
    mkdirSync(`/tmp/many-${folder}`);
    for (let i = 0; i < perFolder; i++) createOne(`/tmp/many-${folder}/${name}-${i}`);
  }
}

/** Reads a file again and again, without a mapping. */
export async function readAgain(path) {
  const file = await open(path);
  const block = Buffer.alloc(2 ** 20);
  for (;;) {
    let at = 0;
    for (let bytesRead = 1; bytesRead > 0; at += bytesRead)
      ({ bytesRead } = await file.read(block, 0, block.length, at));
  }
}
