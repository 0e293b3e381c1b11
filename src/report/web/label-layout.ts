// Places the labels of lines and marks in a chart so that they do not overlap. Lengths are in CSS pixels, from the top
// left corner of the plot area.

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A possible place for a label. The free place with the lowest cost wins. */
interface Place {
  readonly left: number;
  readonly top: number;
  readonly cost: number;
}

export interface Label extends Size {
  /** @param taken boxes of the labels and marks that are placed already */
  readonly places: (taken: readonly Box[], area: Box) => readonly Place[];
}

/** Space between a label and its horizontal line. */
const lineGap = 1;
/** Space between a label and its mark or vertical line. */
export const markGap = 8;
const margin = 6;
const costs = { row: 20, below: 3, column: 1, crossing: 4 } as const;

export interface Surroundings {
  readonly area: Box;
  /** Marks that no label may cover. */
  readonly marks: readonly Box[];
  /** Vertical positions of the horizontal lines. A label crosses a line only if every other place costs more. */
  readonly lines: readonly number[];
}

/** Tries this many places of the first label with all other labels. They are usually its two sides. */
const triedPlaces = 2;
/** A label without a place costs more than any place. */
const leftOut = 1_000;

interface Placed {
  readonly box: Box;
  readonly cost: number;
}

/**
 * Returns the box of each label, in the same order; null if a label has no free place in the area. The first label belongs
 * to a mark. It takes a worse place if its best place would push other labels across a line, or away from their lines.
 */
export function placeLabels(labels: readonly Label[], surroundings: Surroundings): readonly (Box | null)[] {
  const [first, ...others] = labels;
  if (first === undefined) return [];
  const starts: Placed[] = [];
  while (starts.length < triedPlaces) {
    const start = cheapestPlace(first, surroundings.marks, surroundings, starts);
    if (start === null) break;
    starts.push(start);
  }
  let best: { readonly boxes: readonly (Box | null)[]; readonly cost: number } | null = null;
  for (const start of starts.length === 0 ? [null] : starts) {
    const boxes = [start?.box ?? null];
    let cost = start?.cost ?? leftOut;
    for (const label of others) {
      // The cost can only rise with each further label.
      if (best !== null && cost >= best.cost) break;
      const taken = [...surroundings.marks, ...boxes.filter((box) => box !== null)];
      const place = cheapestPlace(label, taken, surroundings);
      boxes.push(place?.box ?? null);
      cost += place?.cost ?? leftOut;
    }
    if (best === null || cost < best.cost) best = { boxes, cost };
  }
  return best?.boxes ?? [];
}

/** The cheapest place inside the area that overlaps no box. Null if there is none. */
function cheapestPlace(
  label: Label,
  taken: readonly Box[],
  { area, lines }: Surroundings,
  known: readonly Placed[] = [],
): Placed | null {
  let best: Placed | null = null;
  for (const { left, top, cost } of label.places(taken, area)) {
    // Crossings only add to the cost.
    if (best !== null && cost >= best.cost) continue;
    const box = { left, top, right: left + label.width, bottom: top + label.height };
    if (!isInside(box, area) || taken.some((other) => overlap(box, other))) continue;
    if (known.some((place) => place.box.left === left && place.box.top === top)) continue;
    const total = cost + costs.crossing * lines.filter((y) => y > box.top && y < box.bottom).length;
    if (best === null || total < best.cost) best = { box, cost: total };
  }
  return best;
}

/** A label above or below a horizontal line, at its left end, next to another label, or at its right end. */
export function lineLabel(size: Size, y: number): Label {
  return {
    ...size,
    places: (taken, area) => {
      const besides = taken.map(({ right }) => right + margin);
      const lefts = [area.left + margin, ...besides.sort((a, b) => a - b), area.right - margin - size.width];
      return grid(lefts, rowsAround(y, lineGap, size, area));
    },
  };
}

/** A label above or below a mark, on the side that has more room. */
export function markLabel(size: Size, { x, y }: { readonly x: number; readonly y: number }): Label {
  return { ...size, places: (_taken, area) => grid(sidesOf(x, size, area), rowsAround(y, markGap, size, area)) };
}

/** A label at the lower end of a vertical line, on the side that has more room. */
export function verticalLabel(size: Size, x: number): Label {
  return {
    ...size,
    places: (_taken, area) => {
      const rows = rowCount(size, area);
      const tops = Array.from({ length: rows }, (_, row) => area.bottom - margin - (row + 1) * size.height);
      return grid(
        sidesOf(x, size, area),
        tops.map((top, row) => ({ top, cost: row * costs.row })),
      );
    },
  };
}

function sidesOf(x: number, { width }: Size, area: Box): readonly number[] {
  const [right, left] = [x + markGap, x - markGap - width];
  return x > (area.left + area.right) / 2 ? [left, right] : [right, left];
}

interface Row {
  readonly top: number;
  readonly cost: number;
}

/** Rows above and below a vertical position, the nearest first. */
function rowsAround(y: number, gap: number, size: Size, area: Box): readonly Row[] {
  return Array.from({ length: rowCount(size, area) }, (_, row) => [
    { top: y - gap - (row + 1) * size.height, cost: row * costs.row },
    { top: y + gap + row * size.height, cost: row * costs.row + costs.below },
  ]).flat();
}

function rowCount({ height }: Size, area: Box): number {
  return Math.ceil((area.bottom - area.top) / height);
}

function grid(lefts: readonly number[], rows: readonly Row[]): readonly Place[] {
  return rows.flatMap(({ top, cost }) => lefts.map((left, at) => ({ left, top, cost: cost + at * costs.column })));
}

function isInside(box: Box, area: Box): boolean {
  return box.left >= area.left && box.top >= area.top && box.right <= area.right && box.bottom <= area.bottom;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
