// Parsers of ratios. They have their own file because memgate judge needs no other parser.
import { percent } from "../lib/format.ts";
import { no, type Parsed, yes } from "./parsed.ts";

/** Reads a ratio as a fraction or in percent. Moves the decimal point of a percentage: 33.3% is exactly 0.333. */
function ratio(text: string): number | null {
  const match = /^(\d+(?:\.\d+)?|\.\d+)(\s*%)?$/.exec(text);
  if (match === null) return null;
  return Number(match[2] === undefined ? match[1] : `${match[1]}e-2`);
}

export function maxRatio(text: string): Parsed<number> {
  return shareOfLimit(text, (value) => value <= 1, "a ratio above 0 and up to 1, such as 0.8 or 80%");
}

export function warnRatio(text: string): Parsed<number> {
  return shareOfLimit(text, (value) => value < 1, "a ratio above 0 and below 1, such as 0.7 or 70%");
}

function shareOfLimit(text: string, isInRange: (value: number) => boolean, accepted: string): Parsed<number> {
  const value = ratio(text);
  // A percentage below 1% is most likely a ratio with a percent sign by mistake: no app stays below such a threshold.
  const isRatio = value !== null && value > 0 && value < 0.01 && text.includes("%");
  if (value !== null && value > 0 && isInRange(value) && !isRatio) return yes(value);
  const meant = isRatio ? ratioMeant(text) : percentMeant(text, value);
  return no(`${accepted}${meant === null ? "" : `; did you mean ${meant}?`}`);
}

/** The lowest accepted increase: below it, the noise between runs is larger than the increase. */
const leastIncrease = 0.01;

export function maxIncrease(text: string): Parsed<number> {
  const value = ratio(text);
  if (value !== null && value >= leastIncrease && (value < 1 || (value === 1 && text.includes("%")))) return yes(value);
  const accepted = "a ratio from 1% to 100%, such as 0.05 or 5%";
  // A percentage below 1% most likely has its percent sign by mistake. A whole number most likely lacks it.
  if (value !== null && value > 0 && value < leastIncrease && text.includes("%"))
    return no(`${accepted}; did you mean ${ratioMeant(text)}?`);
  return no(
    `${accepted}${value !== null && value >= 1 && value <= 100 && !text.includes("%") ? `; did you mean ${text}%?` : ""}`,
  );
}

/** Returns `0.8 or 80%` for `0.8%`. */
function ratioMeant(text: string): string {
  const number = text.replace(/\s*%/, "");
  return `${number} or ${Number(`${number}e2`)}%`;
}

/** Returns `80%` for `80`. Null if the text does not look like a percentage that lacks its sign. */
function percentMeant(text: string, value: number | null): string | null {
  return value !== null && value >= 5 && value <= 100 && !text.includes("%") ? `${text}%` : null;
}

/** The problem with a warn-ratio that is not below the max-ratio, without the name of the option. */
export function notBelowMaxRatio(text: string, highest: number): string {
  return `"${text}" is not below the max-ratio of ${percent(highest)}; expected a lower ratio`;
}

/** The saved warn-ratio for another max-ratio. Null if no pass could be above it. */
export function warnRatioBelow(highest: number, saved: number | null): number | null {
  return saved !== null && saved < highest ? saved : null;
}

export function minRate(text: string): Parsed<number> {
  const value = ratio(text);
  return value !== null && value <= 1 ? yes(value) : no("a ratio from 0 to 1, such as 0.9 or 90%");
}

export function maxErrorRate(text: string): Parsed<number> {
  const value = ratio(text);
  return value !== null && value < 1 ? yes(value) : no("a ratio from 0 to below 1, such as 0.01 or 1%");
}
