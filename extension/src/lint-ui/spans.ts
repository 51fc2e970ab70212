// Spans while the text under them changes. A span before the change stays, a span behind it moves
// with it, and a span that it touches goes.
import type { Span } from "./types";

export interface TextChange {
  start: number;
  /** in the text before */
  end: number;
  /** by how much the text became longer; negative: shorter */
  grown: number;
}

/** The one changed range, by common prefix and suffix. */
export function textChange(before: string, after: string): TextChange {
  const least = Math.min(before.length, after.length);
  let start = 0;
  while (start < least && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let tail = 0;
  while (
    tail < least - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail++;
  return { start, end: before.length - tail, grown: after.length - before.length };
}

// A letter may take two code units.
const letterAt = (text: string, offset: number): boolean =>
  /^[\p{L}\p{N}]/u.test(text.slice(offset, offset + 2));
const letterBefore = (text: string, offset: number): boolean =>
  /[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, offset - 2), offset));

/** A span after the change, or null if the change touched it. A letter that is set directly at its
 *  end touches it, too: it makes another word of it. */
export function remapSpan(
  span: Span,
  { start, end, grown }: TextChange,
  after: string,
): Span | null {
  if (span.end < start || (span.end === start && !letterAt(after, start)))
    return { start: span.start, end: span.end };
  if (span.start > end || (span.start === end && !letterBefore(after, span.start + grown))) {
    return { start: span.start + grown, end: span.end + grown };
  }
  return null;
}
