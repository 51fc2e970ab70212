// The role of a field by its labels. The generic adapter uses nothing else; the others ask it where
// a portal's own names have changed.

import type { Candidate, Role } from "../portal";
import type { LabelKind, LabelRow } from "./label-words";
import { type Labels, labelsOf } from "./labels";
import { takesText } from "./vetoes";
import { folded, rowsIn } from "./words";

// How much a source counts: people read labels, names outlive designs, nearness is a guess.
const ACCESSIBLE_NAME = 1;
const IDENTIFIER = 0.6;
const NEAR = 0.7;
const ENOUGH = 0.5;
const RANDOM = /\d[a-z]|[a-z]\d|\d{3}/i; // in names that are made anew for each load
const EDITOR = /rich.?text|editor|wysiwyg|富文本|编辑器/i; // how editors call themselves
const ONE_LINE = 44; // px: a box up to that high has one line

export interface Verdict {
  kind: Role["kind"] | null;
  vetoed: boolean;
  /** the field's name for its key, taken from the text that named it */
  attribute: string;
  /** from 0, where the label counts ("Bullet point 2") */
  index?: number;
}

/** A text at a field, and the rows of the table that it holds. */
interface ReadLabel {
  text: string;
  rows: LabelRow[];
}

const read = (text: string): ReadLabel => ({ text, rows: rowsIn(text) });

export function judged(labels: Labels): Verdict {
  const accessible = labels.accessibleNames.map(read);
  const identifiers = labels.identifiers.map(read);
  // Texts before a field may belong to another: only where it has no label of its own, and only the
  // first that the table knows.
  const labelled = accessible.some(({ text, rows }) => rows.length || !EDITOR.test(text));
  const near = labelled
    ? []
    : labels
        .near()
        .map(read)
        .filter(({ rows }) => rows.length)
        .slice(0, 1);
  const sources = [
    { texts: accessible, weight: ACCESSIBLE_NAME },
    { texts: identifiers, weight: IDENTIFIER },
    { texts: near, weight: NEAR },
  ];

  const scores = new Map<LabelKind, number>();
  for (const { texts, weight } of sources) {
    // Two texts of one source with the same kind (label and aria-label) are one witness.
    const best = new Map<LabelKind, number>();
    for (const row of texts.flatMap(({ rows }) => rows))
      best.set(row.kind, Math.max(best.get(row.kind) ?? 0, row.weight * weight));
    for (const [kind, score] of best) scores.set(kind, (scores.get(kind) ?? 0) + score);
  }
  const vetoed = scores.has("veto");
  const [kind, score] = [...scores]
    .filter(([one]) => one !== "veto")
    .sort(([, left], [, right]) => right - left)[0] ?? [null, 0];
  if (vetoed || !kind || score < ENOUGH) return { kind: null, vetoed, attribute: "" };

  const names = ({ rows }: ReadLabel): boolean => rows.some((row) => row.kind === kind);
  const stable = identifiers.filter(({ text }) => !RANDOM.test(text));
  const by = [...stable, ...accessible, ...near, ...identifiers].find(names)!;
  const number = /\d+/.exec(folded([...accessible, ...near].find(names)?.text ?? ""));
  const index =
    number && Number(number[0]) > 0 && Number(number[0]) < 100
      ? { index: Number(number[0]) - 1 }
      : {};
  return { kind: kind as Role["kind"], vetoed, attribute: slug(by.text) || kind, ...index };
}

/** Words of letters only, joined: counts and random parts of names change between loads. */
export function slug(text: string): string {
  return folded(text)
    .replace(/[^\p{L} ]+/gu, " ")
    .trim()
    .replace(/ +/g, "_")
    .slice(0, 40);
}

/** The role by labels. What nothing tells of is other copy if it has several lines; a single line
 *  is left alone, unless `otherwise` says more. */
export function roleByLabels(
  candidate: Candidate,
  otherwise: Role["kind"] | null = null,
): Role | null {
  if (!takesText(candidate)) return null;
  const labels = labelsOf(candidate);
  const { kind, vetoed, attribute, index } = judged(labels);
  if (vetoed) return null;
  if (kind) return { kind, attribute, ...(index === undefined ? {} : { index }) };
  if (!otherwise && !manyLines(candidate)) return null;
  return {
    kind: otherwise ?? "text",
    attribute: slug(candidate.element.getAttribute("name") ?? "") || "text",
  };
}

// Asked last, as it may need the page's layout. Without one (height 0) nothing is known, and
// attributes decide.
function manyLines({ element }: Candidate): boolean {
  if (element.localName === "input" || element.getAttribute("aria-multiline") === "false")
    return false;
  // An empty editor is low as well and grows with its text.
  if (element.getAttribute("aria-multiline") === "true" || element.localName === "body")
    return true;
  const height = element.clientHeight;
  return height ? height > ONE_LINE : element.getAttribute("rows") !== "1";
}
