// Makes a finding with its texts from a draft, as the server would answer it.
import type { Edit, Finding } from "../api/types";
import type { Folded } from "./fold";
import type { Draft } from "./overlaps";
import type { Pack, RuleText } from "./pack";

const CONTEXT = 3; // words on either side that belong to the fingerprint

/** The deletion of text[start:end] with a separator that would be left hanging. */
function deletion(field: string, text: string, start: number, end: number): Edit {
  const [before, after] = [text.slice(0, start), text.slice(end)];
  if (/(^|[([{“（【])\s*$/.test(before)) end += /^\s*([,;|/]\s*)?/.exec(after)?.[0].length ?? 0;
  else
    start -=
      (/^\s*([,;|/]|$)/.test(after) ? /\s*[,;|/]?\s*$/ : /\s?$/).exec(before)?.[0].length ?? 0;
  return { field, start, end, text: "" };
}

/** Up to 16 hex digits, the same for the same text. */
const hash = (text: string): string =>
  [0x811c9dc5, 0x9e3779b9]
    .map((seed) =>
      Array.from(text).reduce(
        (state, sign) => Math.imul(state ^ (sign.codePointAt(0) ?? 0), 0x01000193) ^ (state >>> 15),
        seed,
      ),
    )
    .map((half) => (half >>> 0).toString(16))
    .join("");

/** `says`: in English (0) or Chinese (1). */
export function toFinding(
  pack: Pack,
  says: 0 | 1,
  folded: Folded,
  field: string,
  draft: Draft,
): Finding {
  const { rule, severity, score, start, end, first, last, kind, fame } = draft;
  const { name, owner } = draft;
  const texts = pack.texts[rule] as RuleText;
  const message = (draft.open && texts.open) || texts.message;
  const unowned = (draft.open ? texts.open_no_owner : texts.no_owner) ?? message;
  const { use = null, reasons, risk } = texts;
  const text = folded.original.slice(start, end);
  const values: Record<string, string> = { seen: text, ...draft.values };
  const nearby = [
    [first - CONTEXT, first],
    [first, last],
    [last, last + CONTEXT],
  ].map(([from = 0, to]) => folded.words.slice(Math.max(0, from), to));
  const [register, marketplace] = [reasons[0][says], reasons[1][says]];
  const level = severity === "error" ? "high" : "medium";
  const [law, filters] = risk ?? [level, level];
  return {
    rule,
    severity,
    score,
    fingerprint: hash(
      [rule, name, field, ...nearby.map((words) => words.map((word) => word.text).join(" "))].join(
        "\n",
      ),
    ),
    field,
    start,
    end,
    text,
    use,
    message: (values.owner ? message : unowned)[says].replace(
      /\{(\w+)\}/g,
      (_, key: string) => values[key] ?? "",
    ),
    mark: kind ? { text: name, owner, kind, fame, records: [] } : null,
    risk: {
      register: register ? law : "none",
      marketplace: filters,
      reasons: { register, marketplace },
    },
    evidence: [{ signal: "short-list", text: pack.offline[says], weight: 0 }],
    fixes: draft.deletion
      ? [
          {
            title: pack.delete[says],
            safety: draft.deletion,
            edits: [deletion(field, folded.original, start, end)],
          },
        ]
      : [],
    docs: `/rules/${rule}`,
  };
}
