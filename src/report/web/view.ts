// Zooming and scrolling: time spans within the whole run.

export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The shortest span: a few samples at the finest sampling interval. */
export const shortestMs = 50;

/** Limits a span to the whole run: no shorter than `shortestMs`, no longer than the run, and moved inside it. */
export function within(whole: Span, { fromMs, toMs }: Span): Span {
  const wholeMs = whole.toMs - whole.fromMs;
  const lengthMs = Math.min(wholeMs, Math.max(toMs - fromMs, Math.min(shortestMs, wholeMs)));
  const middleMs = (fromMs + toMs) / 2;
  const start = Math.min(Math.max(middleMs - lengthMs / 2, whole.fromMs), whole.toMs - lengthMs);
  return { fromMs: start, toMs: start + lengthMs };
}

/** Scales the view by `factor`; below 1 zooms in. The moment `aboutMs` keeps its place on the screen. */
export function zoomed(whole: Span, view: Span, factor: number, aboutMs: number): Span {
  const lengthMs = view.toMs - view.fromMs;
  const wanted = Math.min(Math.max(lengthMs * factor, shortestMs), whole.toMs - whole.fromMs);
  const fromMs = aboutMs - ((aboutMs - view.fromMs) / lengthMs) * wanted;
  return within(whole, { fromMs, toMs: fromMs + wanted });
}

export function moved(whole: Span, view: Span, byMs: number): Span {
  return within(whole, { fromMs: view.fromMs + byMs, toMs: view.toMs + byMs });
}

/** Moves the view by the least amount that brings a moment into it. */
export function showing(whole: Span, view: Span, atMs: number): Span {
  if (atMs < view.fromMs) return moved(whole, view, atMs - view.fromMs);
  return atMs > view.toMs ? moved(whole, view, atMs - view.toMs) : view;
}
