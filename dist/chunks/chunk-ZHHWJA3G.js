import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  isOptionName
} from "./chunk-CRP3O2IJ.js";

// src/options/mentions.ts
var keyStyle = (name, value) => value === void 0 ? name : `${name}: ${value}`;
var flagStyle = (name, value) => value === void 0 ? `--${name}` : `--${name} ${value}`;
function styled(text, style) {
  return text.replace(
    /`([a-z-]+)(?:: ([^`]+))?`/g,
    (whole, name, value) => isOptionName(name) ? style(name, value) : whole
  );
}

export {
  keyStyle,
  flagStyle,
  styled
};
