import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  gitIn,
  refError
} from "./chunk-ELYGW25R.js";
import {
  runInFolders,
  withNotice,
  withSharedImage
} from "./chunk-GA7OTBBJ.js";
import "./chunk-SM5LW7XZ.js";
import "./chunk-7XMO6OPJ.js";
import "./chunk-VH6VVDCL.js";
import "./chunk-W34ONT6B.js";
import {
  hasToRepeat,
  isComplete,
  judgedComparison,
  nextOf
} from "./chunk-LTADQMCQ.js";
import "./chunk-QF5UCEVX.js";
import "./chunk-HNERO62N.js";
import "./chunk-RHBUZL4Y.js";
import "./chunk-PRGGZCLX.js";
import "./chunk-FHRAIDQZ.js";
import "./chunk-6NFOF4OM.js";
import "./chunk-RIVGEFFH.js";
import "./chunk-DJ3I6BSQ.js";
import "./chunk-MR3QPYW2.js";
import "./chunk-ODTTMOID.js";
import {
  looks,
  maxPairs
} from "./chunk-FKBE7HKM.js";
import "./chunk-YFKQQEYQ.js";
import "./chunk-KPUC6PG2.js";
import "./chunk-BQSGV2V6.js";
import "./chunk-RBJPJ7PW.js";
import "./chunk-TL3HWLVK.js";
import "./chunk-VZ3H2DMP.js";
import "./chunk-LY5XYMCG.js";
import "./chunk-LAKQRFLF.js";
import {
  positionText,
  prepareShared,
  runPlan
} from "./chunk-L7ITZI44.js";
import "./chunk-ZSGAROUA.js";
import {
  GateError,
  sameCommitNotices
} from "./chunk-NJR6DWFV.js";
import "./chunk-5U4SGI4T.js";
import "./chunk-HPGFBJ7D.js";
import {
  baseFolder,
  runFolder
} from "./chunk-NQGW7FTA.js";
import "./chunk-Q3G4CNF7.js";
import {
  requestsPerTurn
} from "./chunk-4IL7ZYTM.js";
import "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-NGW5RHMD.js";
import "./chunk-HWK6PRBH.js";
import {
  integer,
  messageOf,
  time
} from "./chunk-TGGWKTGO.js";
import "./chunk-WUMGRFA7.js";

// src/run/open-base.ts
import { mkdtempSync as mkdtempSync2, writeFileSync } from "node:fs";
import { tmpdir as tmpdir2 } from "node:os";
import { isAbsolute, join as join2 } from "node:path";

// src/targets/git/worktree.ts
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
async function openWorktree(repository, commit, signal, warn) {
  const parent = mkdtempSync(join(realpathSync(tmpdir()), "memgate-base-"));
  const folder = join(parent, "base");
  const remove = () => removeWorktree(repository, parent, folder);
  const added = await gitIn(repository)("worktree", "add", "--quiet", "--detach", "--no-checkout", folder, commit);
  const { ok, why } = added.ok ? await gitIn(folder, signal)("reset", "--quiet", "--hard") : added;
  if (ok) return { folder, remove };
  const left = await remove();
  if (left !== null) warn(left);
  signal.throwIfAborted();
  throw refError(`git could not check ${commit} out: ${why}`);
}
function removeBaseFolder(folder) {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    return null;
  } catch (error) {
    return `the folder of the base could not be removed: ${messageOf(error)}; remove it with rm -rf ${folder}`;
  }
}
async function removeWorktree(repository, parent, folder) {
  const git = gitIn(repository);
  const removeEntry = () => git("worktree", "remove", "--force", folder);
  await removeEntry();
  const problem = removeBaseFolder(parent);
  if (problem !== null) return problem;
  const isListed = async () => (await git("worktree", "list", "--porcelain")).stdout.includes(`worktree ${folder}`);
  if (!await isListed()) return null;
  const { ok, why } = await removeEntry();
  return ok ? null : `git could not remove the entry of the worktree ${folder}: ${why}; run git worktree prune`;
}

// src/run/open-base.ts
async function openBase({ repository, commit, source }, surroundings) {
  const { interrupt, warn } = surroundings;
  const worktree = repository === null || commit === null ? null : await openWorktree(repository, commit, interrupt, warn);
  const folder = source.kind === "compose" && source.image !== null ? mkdtempSync2(join2(tmpdir2(), "memgate-base-")) : null;
  const close = async () => {
    if (folder !== null) return removeBaseFolder(folder);
    return worktree === null ? null : worktree.remove();
  };
  const pathIn = (path) => worktree === null || isAbsolute(path) ? path : join2(worktree.folder, path);
  try {
    if (source.kind === "image") return { source, secrets: [], close };
    if (source.kind === "build") {
      const dockerfile = source.dockerfile === null ? null : pathIn(source.dockerfile);
      return { source: { ...source, context: pathIn(source.context), dockerfile }, secrets: [], close };
    }
    const files = [...source.files.map(pathIn), ...folder === null ? [] : [writeImageFile(folder, source)]];
    const resolved = await resolveProject({ ...source, files }, surroundings);
    return { source: { kind: "compose", resolved }, secrets: resolved.secrets, close };
  } catch (error) {
    const left = await close();
    if (left !== null) warn(left);
    throw error;
  }
}
function writeImageFile(folder, { service, image }) {
  const file = join2(folder, "base.yaml");
  const text = (value) => JSON.stringify(value).replaceAll("$", "$$$$");
  writeFileSync(file, `services:
  ${text(service)}:
    image: ${text(image)}
    build: !reset null
`);
  return file;
}
async function resolveProject(source, { env, interrupt }) {
  const { resolveCompose } = await import("./resolve-SVAO3Y2X.js");
  try {
    return await resolveCompose(source, env, interrupt, source.loadService);
  } catch (error) {
    if (!(error instanceof GateError && typeof error.fault === "string")) throw error;
    const option = source.image === null ? "base-ref" : "base-image";
    throw new GateError(`bad-input/${option}`, `\`${option}\`: the Compose project of the base: ${error.message}`, {
      cause: error
    });
  }
}

// src/run/run-comparison.ts
var longestFactor = 3;
var leastResponses = 0.1;
async function conductComparison({ base, maxIncrease }, runOnce, requestsOf2) {
  let requests = null;
  let usedRequests = null;
  const runSide = async (run) => {
    usedRequests = requests?.count ?? null;
    const judged = await runOnce(run, requests);
    const count = requests === null ? requestsOf2(judged) : null;
    if (count !== null) requests = { count, from: "first-run" };
    return judged;
  };
  const runPair = async (pair, isRepeated) => {
    const first = pair % 2 === 1 ? "base" : "head";
    const one = await runSide({ pair, side: first, isRepeated });
    const other = await runSide({ pair, side: otherSide(first), isRepeated });
    return { first, isRepeated, ...first === "base" ? { base: one, head: other } : { base: other, head: one } };
  };
  const pairs = [];
  do {
    const number = pairs.length + 1;
    const pair = await runPair(number, false);
    const isRepeated = hasToRepeat(pair);
    if (isRepeated && number === 1) requests = fewerRequests(requests, pair) ?? requests;
    pairs.push(isRepeated ? await runPair(number, true) : pair);
    if (hidesInterrupt(pairs)) {
      const next = Math.min(number + 1, maxPairs);
      pairs[next - 1] = await runPair(next, next === number);
    }
  } while (nextOf(pairs, maxIncrease) === null);
  const planned = looks.find((look) => look >= pairs.length) ?? maxPairs;
  const { kind, name, commit } = base;
  return judgedComparison(pairs, {
    base: { kind, name, commit },
    maxIncrease,
    requests: usedRequests,
    planned
  });
}
function hidesInterrupt(pairs) {
  const last = pairs.at(-1);
  return last !== void 0 && isInterrupted(last.base) && pairs.every(({ head }) => head.verdict.kind === "pass");
}
function isInterrupted({ verdict, evidence: { outcome } }) {
  const reason = verdict.kind === "inconclusive" ? verdict.reason : outcome.kind === "stopped" ? outcome.reason : null;
  return reason === "interrupted";
}
function otherSide(side) {
  return side === "base" ? "head" : "base";
}
function requestsOf({ workload, load }, run) {
  const isOpen = load.requests === null && load.rate === null && (load.scenario?.stages ?? null) === null;
  const responses = run.evidence.load?.requests ?? 0;
  if (workload.kind !== "http" || !isOpen || !isComplete(run) || responses === 0) return null;
  return responses;
}
function fewerRequests(requests, { base, head }) {
  const isTooSlow = ({ verdict }) => verdict.kind === "inconclusive" && verdict.code === "load-failed/requests-missed";
  const slower = [base, head].find(isTooSlow);
  const responses = slower?.evidence.load?.requests ?? 0;
  if (requests === null || responses < requests.count * leastResponses) return null;
  return { count: Math.max(1, Math.floor(responses / 2)), from: "slower-run" };
}
var sourceTexts = {
  "first-run": "as many as in the first run of the comparison",
  "slower-run": "half as many as the slower version responded to in the first attempt of pair 1"
};
function withRequests(plan, requests) {
  if (requests === null) return plan;
  const { load, notices } = plan;
  const { count, from } = requests;
  const durationMs = longestFactor * load.durationMs;
  const notice = `the load phase ended after ${integer(count)} requests, ${sourceTexts[from]}; it was allowed to take ${time(durationMs)}`;
  return {
    ...plan,
    load: { ...load, requests: unitsOf(load, count), durationMs },
    notices: [...notices, notice]
  };
}
function unitsOf({ scenario }, requests) {
  return scenario === null ? requests : Math.max(1, Math.round(requests / requestsPerTurn(scenario)));
}
async function runComparison(plan, comparison, gate, surroundings) {
  return runInFolders(
    plan,
    gate,
    surroundings,
    (runIn) => compare(plan, comparison, surroundings, {
      warn: (sentence) => {
        const { log, end } = surroundings.begin({ ...gate, run: { image: "base" } });
        log.line(sentence);
        end();
      },
      prepare: async (side, sidePlan, shared) => {
        surroundings.addSecrets(sidePlan.secrets);
        const { log, end } = surroundings.begin({ ...gate, run: { image: side } });
        for (const notice of noticesBefore(side, comparison)) log.line(notice);
        await prepareShared(sidePlan, { ...surroundings, log }, shared).finally(end);
      },
      run: (run, sidePlan, shared) => runIn(run.side === "base" ? baseFolder(run.pair) : runFolder(run.pair), sidePlan, run, shared)
    })
  );
}
async function runComparisonWithoutReport(plan, comparison, surroundings) {
  const { note } = surroundings.observer;
  return compare(plan, comparison, surroundings, {
    warn: surroundings.log.line,
    prepare: (side, sidePlan, shared) => {
      note(positionText({ image: side }));
      for (const notice of noticesBefore(side, comparison)) surroundings.log.line(notice);
      return prepareShared(sidePlan, surroundings, shared);
    },
    run: (run, sidePlan, shared) => {
      note(positionText(run));
      return runPlan(sidePlan, surroundings, shared);
    }
  });
}
function noticesBefore(side, { base }) {
  return side === "base" ? sameCommitNotices(base) : [];
}
async function compare(plan, comparison, surroundings, { prepare, run, warn }) {
  return withBase(
    plan,
    comparison,
    { ...surroundings, warn },
    (basePlan) => withSharedImage(
      plan,
      surroundings,
      (headImage) => withSharedImage(basePlan, surroundings, async (baseImage) => {
        const sides = {
          base: { plan: basePlan, shared: baseImage },
          head: { plan, shared: headImage }
        };
        for (const side of ["base", "head"]) {
          const { plan: sidePlan, shared } = sides[side];
          if (sidePlan.target.source.kind === "compose") continue;
          await prepare(side, sidePlan, shared).catch(
            (error) => rethrowImageError(error, side, comparison, surroundings)
          );
        }
        return conductComparison(
          comparison,
          async (position, requests) => {
            const { plan: sidePlan, shared } = sides[position.side];
            const judged = await run(position, withRequests(sidePlan, requests), shared).catch((error) => {
              throw position.side === "base" ? namingBase(error, comparison) : error;
            });
            assertBaseImage(judged, position, comparison);
            return judged;
          },
          (judged) => requestsOf(plan, judged)
        );
      })
    )
  );
}
function rethrowImageError(error, side, { base }, { interrupt }) {
  if (interrupt.aborted) return;
  if (!(error instanceof GateError)) throw error;
  if (side === "head" || error.stage !== "image") return;
  throw baseImageError(base, error.message, error);
}
function assertBaseImage({ evidence }, { pair, side }, { base }) {
  const { outcome } = evidence;
  const isFirst = side === "base" && pair === 1;
  if (isFirst && outcome.kind === "stopped" && outcome.reason === "image-failed") {
    throw baseImageError(base, outcome.message);
  }
}
function namingBase(error, { base }) {
  if (!(error instanceof GateError && typeof error.fault === "string")) return error;
  return new GateError(error.fault, `the base ${base.name}: ${error.message}`, { cause: error });
}
function baseImageError({ kind, name }, why, cause) {
  const option = `base-${kind}`;
  const message = `\`${option}\`: the image of the base ${name} could not be made: ${why}`;
  return new GateError(`bad-input/${option}`, message, { cause });
}
async function withBase(plan, { base }, surroundings, work) {
  const open = await openBase(base, surroundings).catch((error) => {
    if (surroundings.interrupt.aborted) return null;
    throw error;
  });
  if (open === null) return work(plan);
  const { source, secrets, close } = open;
  const basePlan = { ...plan, target: { ...plan.target, source }, secrets: [...plan.secrets, ...secrets] };
  const judged = await work(basePlan).catch(async (error) => {
    const left = await close();
    if (left !== null) surroundings.warn(left);
    throw error;
  });
  return withNotice(judged, await close());
}
export {
  assertBaseImage,
  conductComparison,
  fewerRequests,
  namingBase,
  requestsOf,
  runComparison,
  runComparisonWithoutReport,
  withRequests
};
