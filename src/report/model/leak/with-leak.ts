// Adds the result of the leak check to a judged run. Pure.

import type { Verdict } from "../../../model/verdict.ts";
import { leakOf } from "../../../verdict/leak.ts";
import type { Judged } from "../judged.ts";
import { leakView } from "./leak-text.ts";

/** A kill counts more than a leak. A leak counts more than the peak that it causes. Unchanged without the leak check. */
export function withLeak(judged: Judged): Judged {
  const { evidence, verdict, message } = judged;
  const facts = leakOf(evidence);
  if (facts === null || evidence.liveMemory === null) return judged;
  const leak = leakView(facts, evidence, evidence.liveMemory);
  const isKilled = verdict.kind === "oom-killed" || verdict.kind === "out-of-memory";
  const leaks: Verdict = { kind: "leaks" };
  const ended = message.endsWith(".") ? message : `${message}.`;
  if (facts.result === "leaks" && !isKilled) {
    const also = verdict.kind === "over-ratio" ? " The peak is above the threshold too." : "";
    return { ...judged, verdict: leaks, leak, message: `${leak.sentence} ${ended}${also}` };
  }
  // Without a measured block, the notice says why.
  if (facts.result === "unknown") return { ...judged, leak };
  const isFirst = verdict.kind === "pass";
  return { ...judged, leak, message: isFirst ? `${leak.sentence} ${ended}` : `${ended} ${leak.sentence}` };
}
