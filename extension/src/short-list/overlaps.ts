// What remains where drafts of findings meet, as in `brandlint/rules/overlaps.py`.
import type { Severity } from "../api/types";
import type { Place } from "./phrases";

/** A finding before it is worded. */
export interface Draft extends Place {
  rule: string;
  severity: Severity;
  score: number;
  /** mark or term, its owner, and what else the message names */
  values: { mark: string; owner: string } & Record<string, string>;
  /** of the mark; empty: it is none */
  kind: string;
  fame: number;
  /** how safe it is to delete it, or empty: no fix */
  deletion: "safe" | "unsafe" | "";
}

const SAME = 1.5; // a term up to so many times as long as a mark that it covers speaks of the same thing
// What a mark is doing, where this is more telling than that it is used as a common word.
const BEFORE_GENERIC = /^(lookalike|mark-in|compat)/;

const inside = (row: Place, places: Place[]): boolean =>
  places.some(({ start, end }) => start <= row.start && row.end <= end);
const meet = (a: Place, b: Place): boolean => a.start < b.end && b.start < a.end;
const size = (row: Place): number => row.end - row.start;
const isError = (row: Draft): boolean => row.severity === "error";

/** Free words and own names silence what is inside them, and of two drafts on the same words one stays. */
export function settled(marked: Draft[], termed: Draft[], own: Place[]): Draft[] {
  const free = [...own, ...termed.filter((row) => row.rule === "silent")];
  const seen = marked.filter((row) => !inside(row, free));
  const kept: Draft[] = [];
  for (const row of termed.sort(
    (a, b) => Number(isError(b)) - Number(isError(a)) || size(b) - size(a),
  )) {
    if (inside(row, free) || kept.some((other) => meet(row, other))) continue;
    if (
      !row.values.generic ||
      !seen.some((mark) => BEFORE_GENERIC.test(mark.rule) && meet(row, mark))
    )
      kept.push(row);
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
