// The chart of the leak check in report.html: live memory after each block as points.

import { bytes, integer } from "../../lib/format.ts";
import type { Judged } from "../model/judged.ts";
import { escapeHtml, textHtml } from "./escape.ts";

const [width, height, margin] = [640, 150, 20];
const top = 12;

/** Empty without the leak check, and with fewer than two points. */
export function leakChart({ leak, evidence }: Judged): string {
  const { blocks, unit } = evidence.liveMemory ?? { blocks: [], unit: "request" };
  const last = blocks.at(-1);
  if (leak === null || last === undefined || blocks.length < 2) return "";
  const highest = Math.max(...blocks.map(({ liveBytes }) => liveBytes));
  const x = (requests: number) => (margin + (requests / Math.max(1, last.requests)) * (width - 2 * margin)).toFixed(1);
  const y = (value: number) => (height - margin - (value / Math.max(1, highest)) * (height - margin - top)).toFixed(1);
  const look = leak.facts.result === "leaks" ? "breach" : "within";
  const isJudged = leak.facts.grownBytes !== null;
  const from = isJudged ? Math.floor((blocks.length - 1) / 2) : blocks.length;
  const points = blocks.map(({ block, requests, liveBytes }, index) => {
    const name = block === 0 ? "Warm-up" : `Block ${block}, after ${integer(requests)} ${unit}s`;
    const judgedLook = index < from ? "base" : look;
    return `<circle class="${judgedLook}" cx="${x(requests)}" cy="${y(liveBytes)}" r="5"><title>${escapeHtml(`${name}: ${bytes(liveBytes)}`)}</title></circle>`;
  });
  const line = `<polyline class="live" points="${blocks.map(({ requests, liveBytes }) => `${x(requests)},${y(liveBytes)}`).join(" ")}"/>`;
  const axis = `<line class="axis" x1="${margin}" x2="${width - margin}" y1="${y(0)}" y2="${y(0)}"/>`;
  const meaning = `Live memory after each block, up to ${bytes(highest)}. The scale begins at 0.${isJudged ? " memgate judges the second half; the points before it are grey." : ""}`;
  return `<section><h2>Leak check</h2><svg class="peaks" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeHtml(meaning)}">${axis}${line}${points.join("")}</svg><p class="hint">${textHtml(meaning)}</p></section>`;
}
