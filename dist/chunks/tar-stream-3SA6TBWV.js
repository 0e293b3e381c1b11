import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  require_tar_stream
} from "./chunk-4N6RTQQF.js";
import "./chunk-WUMGRFA7.js";
export default require_tar_stream();
