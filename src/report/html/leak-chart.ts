// The chart of the leak check in report.html: live memory after each block as points.

import { bytes, integer } from "../../lib/format.ts";
import type { Judged } from "../model/judged.ts";
import { escapeHtml, textHtml } from "./escape.ts";
import { ends, point, scale } from "./strip-chart.ts";

const height = 150;
const bottom = height - 20;
const top = 12;

/** Empty without the leak check, and with fewer than two points. */
export function leakChart({ leak, evidence }: Judged): string {
  const { blocks, unit } = evidence.liveMemory ?? { blocks: [], unit: "request" };
  const [first] = blocks;
  const last = blocks.at(-1);
  if (leak === null || first === undefined || last === undefined || blocks.length < 2) return "";
  const highest = Math.max(...blocks.map(({ liveBytes }) => liveBytes));
  const x = scale(first.requests, last.requests);
  const y = (value: number) => Math.round(bottom - (value / Math.max(1, highest)) * (bottom - top));
  const look = leak.facts.result === "leaks" ? "breach" : "within";
  const isJudged = leak.facts.grownBytes !== null;
  const from = isJudged ? Math.floor((blocks.length - 1) / 2) : blocks.length;
  const points = blocks.map(({ block, requests, liveBytes }, index) => {
    const name = block === 0 ? "Warm-up" : `Block ${block}, after ${integer(requests)} ${unit}s`;
    return point(index < from ? "base" : look, x(requests), y(liveBytes), `${name}: ${bytes(liveBytes)}`);
  });
  const lines = blocks.slice(1).map(({ requests, liveBytes }, index) => {
    const before = blocks[index] ?? first;
    return `<line class="live" x1="${x(before.requests)}" x2="${x(requests)}" y1="${y(before.liveBytes)}" y2="${y(liveBytes)}"/>`;
  });
  const axis = `<line class="axis" x1="${x(first.requests)}" x2="${x(last.requests)}" y1="${bottom}" y2="${bottom}"/>`;
  const meaning = `Live memory after each block, from left to right. The height is from 0 to ${bytes(highest)}.${isJudged ? " memgate judges the second half; the points before it are grey." : ""}`;
  const counts = ends(`${integer(first.requests)} ${unit}s`, `${integer(last.requests)} ${unit}s`);
  return `<section><h2>Leak check</h2><svg class="peaks" height="${height}" role="img" aria-label="${escapeHtml(meaning)}">${axis}${lines.join("")}${points.join("")}</svg>${counts}<p class="hint">${textHtml(meaning)}</p></section>`;
}
