import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  reasonOf
} from "./chunk-FBGNEREP.js";

// src/model/gate-error.ts
var badInputCodes = [
  "bad-input/compose-file",
  "bad-input/container",
  "bad-input/load-service",
  "bad-input/memory-limit",
  "bad-input/port",
  "bad-input/ready",
  "bad-input/report-dir",
  "bad-input/set-limit"
];
var stages = {
  "bad-input": "inputs",
  "engine-unavailable": "engine",
  "image-failed": "image",
  "container-failed": "container",
  "load-failed": "load"
};
var GateError = class extends Error {
  stage;
  /** The code and its data. Bad input has no data. */
  fault;
  constructor(fault, message, options) {
    super(message, options);
    this.name = "GateError";
    this.fault = fault;
    this.stage = stages[reasonOf(typeof fault === "string" ? fault : fault.code)];
  }
};

export {
  badInputCodes,
  GateError
};
