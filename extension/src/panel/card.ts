// One finding of the report, whole: whose mark, from which register as of when, why, and what to
// write instead.
import type { Finding, Fix } from "../api/types";
import type { Words } from "../i18n";
import { stateName } from "../i18n/names";
import { make } from "../shared/dom";
import type { Placed } from "../shared/report";

export interface CardActions {
  jump(placed: Placed): void;
  rulePage(path: string): void;
}
type Row = Record<string, unknown>;

export function card(now: () => Placed, t: Words, actions: CardActions): HTMLElement {
  const { finding } = now();
  const node = make("li", { className: `card ${finding.severity}` });
  node.append(
    make(
      "div",
      { className: "top" },
      make("span", {
        className: `tag ${finding.severity}`,
        textContent: t(`severity-${finding.severity}`),
      }),
      make("h3", { textContent: finding.text || t("whole-listing") }),
    ),
    make("p", { textContent: finding.message }),
    facts(finding, t),
    ...records(finding, t),
    ...fixes(finding, t),
    ...evidence(finding, t),
    make(
      "div",
      { className: "buttons" },
      finding.field !== null &&
        make("button", {
          type: "button",
          className: "link",
          textContent: t("show"),
          onclick: () => actions.jump(now()),
        }),
      make("button", {
        type: "button",
        className: "link",
        textContent: t("rule-page"),
        onclick: () => actions.rulePage(finding.docs),
      }),
    ),
  );
  return node;
}

function pairs(rows: [string, string][]): HTMLElement {
  return make(
    "dl",
    { className: "facts" },
    ...rows
      .filter(([, value]) => value)
      .flatMap(([name, value]) => [
        make("dt", { textContent: name }),
        make("dd", { textContent: value }),
      ]),
  );
}

function facts({ mark, risk, text }: Finding, t: Words): HTMLElement {
  const level = (side: "register" | "marketplace"): string =>
    risk[side] === "none"
      ? ""
      : [t(`level-${risk[side]}`), risk.reasons[side]].filter(Boolean).join(" – ");
  return pairs([
    [t("mark"), mark && mark.text.toLowerCase() !== text.toLowerCase() ? mark.text : ""],
    [t("owner"), mark?.owner ?? ""],
    [t("risk-register"), level("register")],
    [t("risk-marketplace"), level("marketplace")],
  ]);
}

function records({ mark }: Finding, t: Words): HTMLElement[] {
  if (!mark) return [];
  if (!mark.records.length) return [make("p", { className: "note", textContent: t("no-record") })];
  return [
    make("h4", { textContent: t("records") }),
    make(
      "ul",
      { className: "records" },
      ...mark.records.map((row) => make("li", {}, ...record(row, t))),
    ),
  ];
}

function record(row: Row, t: Words): (HTMLElement | null)[] {
  const text = (name: string): string =>
    typeof row[name] === "string" ? (row[name] as string) : "";
  const classes = Array.isArray(row.classes) ? row.classes.join(", ") : "";
  const line = t("record-line", {
    office: text("office"),
    number: text("number"),
    status: stateName(t, row.status),
    classes,
    date: text("as_of"),
  });
  const more: [string, string][] = [
    [t("goods"), text("goods")],
    [t("filed"), text("filed")],
    [t("registered-on"), text("registered")],
  ];
  // An address comes from a register's file: nothing else may be opened.
  const safe = /^https?:\/\//.test(text("url"));
  return [
    make("div", { textContent: line }),
    pairs(more),
    safe
      ? make("a", {
          href: text("url"),
          target: "_blank",
          rel: "noopener noreferrer",
          textContent: t("register-link"),
        })
      : null,
  ];
}

function fixes({ fixes: all }: Finding, t: Words): HTMLElement[] {
  if (!all.length) return [];
  return [
    make("h4", { textContent: t("fixes") }),
    make(
      "ul",
      { className: "fixes" },
      ...all.map((fix) => make("li", {}, make("div", { textContent: fix.title }), written(fix))),
    ),
  ];
}

// What is taken out cannot be shown: the page's text is not known here. What is written is, unless
// the title says it already.
function written({ title, edits }: Fix): HTMLElement | null {
  const text = edits
    .map((edit) => edit.text)
    .filter((part) => part.trim())
    .join(" … ");
  return text && !title.includes(text) ? make("ins", { textContent: text }) : null;
}

function evidence({ evidence: rows }: Finding, t: Words): HTMLElement[] {
  if (!rows.length) return [];
  return [
    make(
      "details",
      {},
      make("summary", { textContent: t("why") }),
      make("ul", {}, ...rows.map((row) => make("li", { textContent: row.text }))),
    ),
  ];
}
