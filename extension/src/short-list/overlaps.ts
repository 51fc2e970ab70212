// Resolves drafts of findings that overlap, as `brandlint/rules/overlaps.py` does.
import type { Severity } from "../api/types";
import type { WordSpan } from "./phrases";

/** A finding before it is worded. */
export interface Draft extends WordSpan {
  rule: string;
  severity: Severity;
  score: number;
  /** the mark's or the term's own text */
  name: string;
  /** whose it is */
  owner: string;
  /** what the message names: the mark or term, its owner, and more */
  values: { mark: string; owner: string } & Record<string, string>;
  /** what it does depends on the goods, which are not known here */
  open: boolean;
  /** of the mark; empty: it is none */
  kind: string;
  fame: number;
  /** how safe it is to delete it, or empty: no fix */
  deletion: "safe" | "unsafe" | "";
}

// A term that is at most this many times as long as the mark it covers means the same thing.
const SAME = 1.5;
// Uses of a mark that tell more than its use as a common word.
const BEFORE_GENERIC = /^(lookalike|mark-in|compat)/;

const inside = (inner: WordSpan, spans: WordSpan[]): boolean =>
  spans.some(({ start, end }) => start <= inner.start && inner.end <= end);
const meet = (a: WordSpan, b: WordSpan): boolean => a.start < b.end && b.start < a.end;
const size = ({ start, end }: WordSpan): number => end - start;
const isError = (draft: Draft): boolean => draft.severity === "error";

/** Free words and own names silence what is inside them. Of two drafts on the same words one
 *  stays. */
export function resolveOverlaps(marks: Draft[], terms: Draft[], own: WordSpan[]): Draft[] {
  const free = [...own, ...terms.filter((term) => term.rule === "silent")];
  const seen = marks.filter((mark) => !inside(mark, free));
  const kept: Draft[] = [];
  for (const term of terms.sort(
    (a, b) => Number(isError(b)) - Number(isError(a)) || size(b) - size(a),
  )) {
    if (inside(term, free) || kept.some((other) => meet(term, other))) continue;
    if (
      !term.values.generic ||
      !seen.some((mark) => BEFORE_GENERIC.test(mark.rule) && meet(term, mark))
    )
      kept.push(term);
  }
  const covers = (term: Draft, mark: Draft): boolean =>
    meet(term, mark) &&
    Boolean(
      term.values.generic || (isError(mark) <= isError(term) && size(term) <= SAME * size(mark)),
    );
  return [...seen.filter((mark) => !kept.some((term) => covers(term, mark))), ...kept].sort(
    (a, b) => a.start - b.start,
  );
}
