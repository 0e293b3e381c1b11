// node:crypto for code that runs at the start of memgate. An import of node:crypto also loads Web Crypto, which takes 3
// to 5 ms.
import type * as NodeCrypto from "node:crypto";
import { createRequire } from "node:module";

const crypto = createRequire(import.meta.url)("node:crypto") as typeof NodeCrypto;

export const { createHash, randomBytes, randomUUID, scryptSync } = crypto;
