// Whose mark it is by which register, the two risks, why the rule speaks, and what to do when a
// complaint has come.
import { make } from "../dom";
import type { CardTexts, Finding, Rule } from "../types";

type Loader = (id: string) => Promise<Rule | null>;

/** Whose mark it is, and the entries of registers that say so. */
export function records(finding: Finding, t: CardTexts): HTMLElement[] {
  if (!finding.mark) return [];
  const rows = finding.mark.records.map((record) => {
    const field = (name: string): string => String(record[name] ?? "");
    const classes = Array.isArray(record.classes) ? record.classes.join(", ") : "";
    const line = t("record-line", {
      office: field("office"),
      number: field("number"),
      status: field("status"),
      classes,
      date: field("as_of"),
    });
    const url = field("url");
    const item = make(
      "li",
      {},
      /^https?:/.test(url)
        ? make("a", { href: url, target: "_blank", rel: "noopener noreferrer", textContent: line })
        : line,
    );
    if (field("goods")) item.append(make("small", { textContent: field("goods") }));
    return item;
  });
  return [
    make(
      "dl",
      { className: "owner" },
      make("dt", { textContent: t("owner") }),
      make("dd", { textContent: finding.mark.owner }),
      make("dt", { textContent: t("records") }),
      make("dd", {}, rows.length ? make("ul", {}, ...rows) : t("no-record")),
    ),
  ];
}

/** Why the rule speaks, and what to do when a complaint has come. */
export function facts(
  finding: Finding,
  t: CardTexts,
  rule: Loader,
): [why: HTMLElement, complaint: HTMLElement] {
  const list = make("dl");
  for (const side of ["register", "marketplace"] as const) {
    const level = finding.risk[side];
    if (level === "none") continue;
    list.append(
      make("dt", { textContent: t(`risk-${side}`) }),
      make("dd", { textContent: `${t(`level-${level}`)} – ${finding.risk.reasons[side]}` }),
    );
  }
  if (finding.evidence.length) {
    list.append(
      make("dt", { textContent: t("evidence") }),
      make(
        "dd",
        {},
        make("ul", {}, ...finding.evidence.map((row) => make("li", { textContent: row.text }))),
      ),
    );
  }
  const why = make("details", {}, make("summary", { textContent: t("why") }), list);
  const complaint = make("details", {}, make("summary", { textContent: t("complaint") }));
  let asked: Promise<Rule | null> | null = null;
  const load = (details: HTMLDetailsElement, fill: (rule: Rule) => (Node | string)[]): void => {
    details.addEventListener(
      "toggle",
      () => {
        if (!details.open) return;
        asked ??= rule(finding.rule);
        void asked.then((found) => {
          if (found) details.append(...fill(found));
        });
      },
      { once: true },
    );
  };
  load(why, (found) => [
    make("p", { textContent: found.why }),
    make("p", { textContent: found.instead }),
  ]);
  load(complaint, (found) => [
    make("p", { textContent: found.complaint }),
    ...found.answers.map((row) =>
      make("div", {}, make("h4", { textContent: row.title }), make("p", { textContent: row.text })),
    ),
  ]);
  return [why, complaint];
}
