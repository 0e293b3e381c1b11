import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";

// src/model/scenario.ts
var defaultStatuses = { from: 200, to: 399 };
function listsStatuses({ expect: [first] }) {
  return first?.from !== defaultStatuses.from || first.to !== defaultStatuses.to;
}
var mostSteps = 500;
function stepsOf({ once, requests }) {
  return [...once, ...requests.flatMap(({ steps }) => steps)];
}
function requestsPerTurn({ requests }) {
  const sum = (of) => requests.reduce((total, one) => total + of(one), 0);
  return sum(({ weight, steps }) => weight * steps.length) / sum(({ weight }) => weight);
}
function scenarioForDisplay(scenario, query) {
  const described = (steps) => steps.map(({ name, line, method, shownPath }) => ({ name: query(name), line, method, path: query(shownPath) }));
  return {
    file: scenario.file,
    data: scenario.data.map(({ name, columns, rows }) => ({ name, columns, rows: rows.length })),
    once: described(scenario.once),
    requests: scenario.requests.map(({ name, weight, steps }) => ({
      name: query(name),
      weight,
      steps: described(steps)
    })),
    stages: scenario.stages
  };
}

// src/model/stages.ts
function cornersOf(stages, defaultConnections) {
  const corners = [];
  let atMs = 0;
  let connections = null;
  let rate = 0;
  for (const { durationMs, isPause, isRamp, ...stage } of stages) {
    const to = stage.connections ?? connections ?? defaultConnections;
    const from = isRamp && stage.connections !== null ? connections ?? 1 : to;
    const rateFrom = isRamp && stage.rate !== null ? rate ?? stage.rate : stage.rate;
    const [first, last] = isPause ? [
      { connections: to, rate: 0 },
      { connections: to, rate: 0 }
    ] : [
      { connections: from, rate: rateFrom },
      { connections: to, rate: stage.rate }
    ];
    corners.push({ atMs, ...first, isPaused: isPause });
    atMs += durationMs;
    corners.push({ atMs, ...last, isPaused: isPause });
    if (!isPause) [connections, rate] = [to, stage.rate];
  }
  return corners;
}
function aimAt(corners, atMs) {
  for (let index = 0; index + 1 < corners.length; index += 2) {
    const [from, to] = [corners[index], corners[index + 1]];
    if (from === void 0 || to === void 0 || atMs >= to.atMs && index + 2 < corners.length) continue;
    const share = to.atMs === from.atMs ? 1 : Math.min(1, Math.max(0, (atMs - from.atMs) / (to.atMs - from.atMs)));
    const between = (a, b) => a + (b - a) * share;
    return {
      connections: Math.max(1, Math.round(between(from.connections, to.connections))),
      rate: from.rate === null || to.rate === null ? to.rate : between(from.rate, to.rate),
      isPaused: to.isPaused
    };
  }
  return { connections: 1, rate: null, isPaused: false };
}
function steadyUntilMs(corners, atMs) {
  const end = corners.findIndex((corner, index) => index % 2 === 1 && atMs < corner.atMs);
  const [from, to] = [corners[end - 1], corners[end]];
  if (from === void 0 || to === void 0) return Number.POSITIVE_INFINITY;
  const isSteady = from.connections === to.connections && from.rate === to.rate;
  return isSteady ? to.atMs : atMs;
}
function durationOfStages(stages) {
  return stages.reduce((sum, { durationMs }) => sum + durationMs, 0);
}
function pausedMsOf(stages, untilMs) {
  let atMs = 0;
  let pausedMs = 0;
  for (const { durationMs, isPause } of stages) {
    if (isPause) pausedMs += Math.min(durationMs, Math.max(0, untilMs - atMs));
    atMs += durationMs;
  }
  return pausedMs;
}
function mostConnectionsOf(stages, defaultConnections) {
  const corners = cornersOf(stages, defaultConnections).filter(({ isPaused }) => !isPaused);
  return Math.max(1, ...corners.map(({ connections }) => connections));
}
function mostRequestsOf(stages) {
  const corners = cornersOf(stages, 1);
  return corners.reduce((sum, to, at) => {
    const from = corners[at - 1];
    if (at % 2 === 0 || from === void 0) return sum;
    const rate = ((from.rate ?? Number.POSITIVE_INFINITY) + (to.rate ?? Number.POSITIVE_INFINITY)) / 2;
    return sum + rate * (to.atMs - from.atMs) / 1e3;
  }, 0);
}

export {
  defaultStatuses,
  listsStatuses,
  mostSteps,
  stepsOf,
  requestsPerTurn,
  scenarioForDisplay,
  cornersOf,
  aimAt,
  steadyUntilMs,
  durationOfStages,
  pausedMsOf,
  mostConnectionsOf,
  mostRequestsOf
};
