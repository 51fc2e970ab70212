// Spans while the text under them changes: those before the change stay, those behind it move with it, those that it touches go.
export interface Change {
  start: number;
  /** in the text before */
  end: number;
  grown: number;
}

/** The one changed range, by common prefix and suffix. */
export function change(before: string, after: string): Change {
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

const LETTER = /[\p{L}\p{N}]/u;

/** A span after the change, or null if the change touched it: a letter set directly at its end makes another word of it. */
export function moved(
  span: { start: number; end: number },
  { start, end, grown }: Change,
  after: string,
): { start: number; end: number } | null {
  if (span.end < start || (span.end === start && !LETTER.test(after.charAt(start))))
    return { start: span.start, end: span.end };
  if (
    span.start > end ||
    (span.start === end && !LETTER.test(after.charAt(span.start + grown - 1)))
  ) {
    return { start: span.start + grown, end: span.end + grown };
  }
  return null;
}
