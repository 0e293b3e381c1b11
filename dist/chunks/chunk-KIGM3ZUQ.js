import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";

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
  const value = ratio(text);
  const isRatio = value !== null && value > 0 && value < 0.01 && text.includes("%");
  if (value !== null && value > 0 && value <= 1 && !isRatio) return yes(value);
  const meant = isRatio ? ratioMeant(text) : percentMeant(text, value);
  return no(`a ratio above 0 and up to 1, such as 0.8 or 80%${meant === null ? "" : `; did you mean ${meant}?`}`);
}
function ratioMeant(text) {
  const number = text.replace(/\s*%/, "");
  return `${number} or ${Number(`${number}e2`)}%`;
}
function percentMeant(text, value) {
  return value !== null && value >= 5 && value <= 100 && !text.includes("%") ? `${text}%` : null;
}
function minRate(text) {
  const value = ratio(text);
  return value !== null && value <= 1 ? yes(value) : no("a ratio from 0 to 1, such as 0.9 or 90%");
}
function maxErrorRate(text) {
  const value = ratio(text);
  return value !== null && value < 1 ? yes(value) : no("a ratio from 0 to below 1, such as 0.01 or 1%");
}

export {
  yes,
  no,
  maxRatio,
  minRate,
  maxErrorRate
};
