import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";

// src/lib/crypto.ts
import { createRequire } from "node:module";
var crypto = createRequire(import.meta.url)("node:crypto");
var { createHash, randomBytes, randomUUID, scryptSync } = crypto;

export {
  createHash,
  randomBytes,
  randomUUID,
  scryptSync
};
