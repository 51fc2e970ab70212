// Which part of a long text is in view. Its lines stand below one another, so both ends are found
// by halving instead of measuring all of it.
import type { Span } from "../types";

/** With more spans than this in a field, only those near its viewport are drawn and measured. */
export const MANY = 40;

/** From the first offset whose line reaches below `top` to the first whose line begins at `bottom`
 *  or below. `lineAt` measures the line of one offset; an offset without a box counts as the one
 *  before it. */
export function spanInView(
  length: number,
  lineAt: (offset: number) => DOMRectReadOnly | undefined,
  top: number,
  bottom: number,
): Span {
  const line = (from: number): DOMRectReadOnly | undefined => {
    for (let offset = from; offset >= 0; offset--) {
      const found = lineAt(offset);
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

export const overlap = (one: Span, other: Span): boolean =>
  one.end > other.start && one.start < other.end;
