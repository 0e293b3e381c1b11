import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  percent
} from "./chunk-TGGWKTGO.js";

// src/options/parsed.ts
function yes(value) {
  return { ok: true, value };
}
function no(accepted) {
  return { ok: false, accepted };
}

// src/options/ratio.ts
function ratio(text) {
  const match = /^(\d+(?:\.\d+)?|\.\d+)(\s*%)?$/.exec(text);
  if (match === null) return null;
  return Number(match[2] === void 0 ? match[1] : `${match[1]}e-2`);
}
function maxRatio(text) {
  return shareOfLimit(text, (value) => value <= 1, "a ratio above 0 and up to 1, such as 0.8 or 80%");
}
function warnRatio(text) {
  return shareOfLimit(text, (value) => value < 1, "a ratio above 0 and below 1, such as 0.7 or 70%");
}
function shareOfLimit(text, isInRange, accepted) {
  const value = ratio(text);
  const isRatio = value !== null && value > 0 && value < 0.01 && text.includes("%");
  if (value !== null && value > 0 && isInRange(value) && !isRatio) return yes(value);
  const meant = isRatio ? ratioMeant(text) : percentMeant(text, value);
  return no(`${accepted}${meant === null ? "" : `; did you mean ${meant}?`}`);
}
var leastIncrease = 0.01;
function maxIncrease(text) {
  const value = ratio(text);
  if (value !== null && value >= leastIncrease && (value < 1 || value === 1 && text.includes("%"))) return yes(value);
  const accepted = "a ratio from 1% to 100%, such as 0.05 or 5%";
  if (value !== null && value > 0 && value < leastIncrease && text.includes("%"))
    return no(`${accepted}; did you mean ${ratioMeant(text)}?`);
  return no(
    `${accepted}${value !== null && value >= 1 && value <= 100 && !text.includes("%") ? `; did you mean ${text}%?` : ""}`
  );
}
function ratioMeant(text) {
  const number = text.replace(/\s*%/, "");
  return `${number} or ${Number(`${number}e2`)}%`;
}
function percentMeant(text, value) {
  return value !== null && value >= 5 && value <= 100 && !text.includes("%") ? `${text}%` : null;
}
function notBelowMaxRatio(text, highest) {
  return `"${text}" is not below the max-ratio of ${percent(highest)}; expected a lower ratio`;
}
function warnRatioBelow(highest, saved) {
  return saved !== null && saved < highest ? saved : null;
}
function minRate(text) {
  const value = ratio(text);
  return value !== null && value <= 1 ? yes(value) : no("a ratio from 0 to 1, such as 0.9 or 90%");
}
function maxErrorRate(text) {
  const value = ratio(text);
  return value !== null && value < 1 ? yes(value) : no("a ratio from 0 to below 1, such as 0.01 or 1%");
}

// src/options/boolean.ts
function boolean(text) {
  return text === "true" || text === "false" ? yes(text === "true") : no("true or false");
}

export {
  yes,
  no,
  maxRatio,
  warnRatio,
  maxIncrease,
  notBelowMaxRatio,
  warnRatioBelow,
  minRate,
  maxErrorRate,
  boolean
};
