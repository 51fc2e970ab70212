// Which part of a long text is in sight. Its lines stand below one another, so both ends are found by halving instead of measuring all of it.
/** Spans of one field: of more, only those near the part in sight are drawn and measured. */
export const MANY = 40;

export interface Part {
  start: number;
  end: number;
}

/** From the first place whose line reaches below `top` to the first whose line begins at `bottom` or below. `lineAt` measures the line of
 *  one place; a place without a box counts as the one before it. */
export function partInSight(
  length: number,
  lineAt: (at: number) => DOMRectReadOnly | undefined,
  top: number,
  bottom: number,
): Part {
  const line = (at: number): DOMRectReadOnly | undefined => {
    for (let place = at; place >= 0; place--) {
      const found = lineAt(place);
      if (found) return found;
    }
    return undefined;
  };
  const first = (low: number, holds: (line: DOMRectReadOnly) => boolean): number => {
    let high = length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const found = line(middle);
      if (found && holds(found)) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  const start = first(0, (found) => found.bottom > top);
  return { start, end: first(start, (found) => found.top >= bottom) };
}

export const meets = (span: Part, part: Part): boolean =>
  span.end > part.start && span.start < part.end;
