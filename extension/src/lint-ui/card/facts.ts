// What a card knows: whose mark it is by which register, the two risks, what was seen. As rows of
// name and value, so that a card may choose which of them stand open.
import { make } from "../dom";
import type { CardTexts, Finding } from "../types";

type Row = [name: string, value: string | Node];
type Entry = Record<string, unknown>;

const STATUSES = ["registered", "pending", "dead"] as const;

/** A list of names and values. */
export const listOf = (rows: readonly Row[]): HTMLElement =>
  make(
    "dl",
    {},
    ...rows.flatMap(([name, value]) => [make("dt", { textContent: name }), make("dd", {}, value)]),
  );

/** The mark where it is written otherwise in the text, its owner, and the entries of registers. */
export function markRows({ mark, text }: Finding, t: CardTexts): Row[] {
  if (!mark) return [];
  const entries = mark.records.map((entry) => entryOf(entry, t));
  const rows: Row[] = [];
  if (mark.text.toLowerCase() !== text.toLowerCase()) rows.push([t("mark"), mark.text]);
  if (mark.owner) rows.push([t("owner"), mark.owner]);
  rows.push([t("records"), entries.length ? make("ul", {}, ...entries) : t("no-record")]);
  return rows;
}

function entryOf(entry: Entry, t: CardTexts): HTMLElement {
  const value = (name: string): string => String(entry[name] ?? "");
  const status = STATUSES.find((known) => known === entry.status) ?? "unknown";
  const line = t("record-line", {
    office: value("office"),
    number: value("number"),
    status: t(`status-${status}`),
    classes: Array.isArray(entry.classes) ? entry.classes.join(", ") : "",
    date: value("as_of"),
  });
  const href = value("url");
  const dates = [
    value("filed") && `${t("filed")} ${value("filed")}`,
    value("registered") && `${t("registered-on")} ${value("registered")}`,
  ].filter(Boolean);
  return make(
    "li",
    {},
    // An address comes from a register's file: nothing else may be opened.
    /^https?:\/\//.test(href)
      ? make("a", { href, target: "_blank", rel: "noopener noreferrer", textContent: line })
      : line,
    value("goods") && make("small", { textContent: value("goods") }),
    dates.length > 0 && make("small", { textContent: dates.join(" · ") }),
  );
}

/** The register's risk and the marketplace's, each with its reason. */
export function riskRows({ risk }: Finding, t: CardTexts): Row[] {
  const rows: Row[] = [];
  for (const side of ["register", "marketplace"] as const) {
    const level = risk[side];
    if (level !== "none")
      rows.push([
        t(`risk-${side}`),
        [t(`level-${level}`), risk.reasons[side]].filter(Boolean).join(" – "),
      ]);
  }
  return rows;
}

/** What was seen that made the rule speak. */
export function evidenceRows({ evidence }: Finding, t: CardTexts): Row[] {
  if (!evidence.length) return [];
  const items = evidence.map(({ text }) => make("li", { textContent: text }));
  return [[t("evidence"), make("ul", {}, ...items)]];
}
