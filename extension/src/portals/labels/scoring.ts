// The role of a field by its labels. The generic adapter uses nothing else; the others ask it where
// a portal's own names have changed.

import type { Candidate, Role } from "../portal";
import type { Says } from "./label-words";
import { type Labels, labelsOf } from "./labels";
import { takesText } from "./vetoes";
import { folded, type Said, said } from "./words";

// How much a source counts: people read labels, names outlive designs, nearness is a guess.
const TOLD = 1;
const NAMED = 0.6;
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

export function judged(labels: Labels): Verdict {
  const told = labels.told.map((text) => ({ text, said: said(text) }));
  const named = labels.names.map((text) => ({ text, said: said(text) }));
  // Texts before a field may belong to another: only where it has no label of its own, and only the
  // first that says something.
  const labelled = told.some((one) => one.said.length || !EDITOR.test(one.text));
  const near = labelled
    ? []
    : labels
        .near()
        .map((text) => ({ text, said: said(text) }))
        .filter((one) => one.said.length)
        .slice(0, 1);
  const sources = [
    { texts: told, weight: TOLD },
    { texts: named, weight: NAMED },
    { texts: near, weight: NEAR },
  ];

  const scores = new Map<Says, number>();
  for (const { texts, weight } of sources) {
    // Two texts of one source that say the same (label and aria-label) are one witness.
    const best = new Map<Says, number>();
    for (const one of texts.flatMap((text) => text.said))
      best.set(one.says, Math.max(best.get(one.says) ?? 0, one.weight * weight));
    for (const [says, score] of best) scores.set(says, (scores.get(says) ?? 0) + score);
  }
  const vetoed = scores.has("veto");
  const [kind, score] = [...scores]
    .filter(([says]) => says !== "veto")
    .sort(([, left], [, right]) => right - left)[0] ?? [null, 0];
  if (vetoed || !kind || score < ENOUGH) return { kind: null, vetoed, attribute: "" };

  const says = (one: { said: Said[] }): boolean => one.said.some((part) => part.says === kind);
  const by = [...named.filter(({ text }) => !RANDOM.test(text)), ...told, ...near, ...named].find(
    says,
  )!;
  const number = /\d+/.exec(folded([...told, ...near].find(says)?.text ?? ""));
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
