// The short list as `scripts/make_pack.py` writes it, and its marks and terms made ready for the
// search.
import type { Finding, Severity } from "../api/types";
import type { FoldTables } from "./fold";

/** A text in English and in Simplified Chinese. */
export type Both = [string, string];

export interface RuleText {
  message: Both;
  /** said where the owner is unknown */
  no_owner?: Both;
  /** said where the goods decide, which are not known here */
  open?: Both;
  open_no_owner?: Both;
  /** of marks; that of a term stands in its row */
  severity?: Severity;
  /** what the server would call the use of such a mark */
  use?: string;
  /** levels of the register's and the marketplace's risk */
  risk?: [Finding["risk"]["register"], Finding["risk"]["register"]];
  /** reasons of the two risks */
  reasons: [Both, Both];
}

/** Terms with the conditions that they share. A term is its texts between bars, and behind `=` the
 *  common word for it and its owner. */
export interface TermGroup {
  severity?: Severity;
  confidence?: string;
  lang?: string;
  /** territories, between bars as all lists here */
  in?: string;
  /** parts of marketplaces' names */
  on?: string;
  from?: string;
  until?: string;
  case?: boolean;
  noun?: boolean;
  field?: string;
  why?: string;
  /** it can be deleted, and how safe that is */
  delete?: "safe" | "unsafe";
  terms: string[];
}

export interface Pack {
  format: number;
  /** month of the newest data */
  data: string;
  version: string;
  fold: FoldTables;
  wording: Record<
    string,
    { strong?: string; weak?: string; after?: string; not?: string; bars?: string }
  >;
  patterns: { apart: string; break: string; model: string };
  joints: string;
  /** marketplace (or language, where none is named) → language, territories */
  markets: Record<string, [string, string]>;
  texts: Record<string, RuleText>;
  /** what every finding says of where it comes from */
  offline: Both;
  /** title of the fix that deletes */
  delete: Both;
  why: Record<string, Both>;
  /** rule → terms; those of `silent` keep others from being found inside them */
  terms: Record<string, TermGroup[]>;
  marks: Record<string, string[]>;
}

export interface Mark {
  text: string;
  owner: string;
  house: string;
  kind: string;
  fame: number;
}

/** A text under which a mark is looked for; `not`: languages in which it is an ordinary word, `s`
 *  if its plural is one. */
export interface Form {
  text: string;
  not: string[];
  mark: Mark;
}

const KINDS: Record<string, string> = {
  m: "maker",
  r: "retailer",
  f: "franchise",
  t: "technology",
};

/** The marks with their forms, in the notation of `marks_of` in `make_pack.py`. */
export function* formsOf(pack: Pack): Generator<Form> {
  for (const [holder, rows] of Object.entries(pack.marks)) {
    let head = "m2";
    for (const row of rows) {
      if (row.startsWith("#")) {
        head = row.slice(1);
        continue;
      }
      const bare = row.startsWith("!");
      const texts = row.slice(bare ? 1 : 0).split("|");
      const text = texts[0]?.split("@")[0] ?? "";
      const owner = holder === "=" ? text : holder;
      const house = head.slice(2);
      const mark = {
        text,
        owner,
        house: house === "=" ? owner : house || text,
        kind: KINDS[head.charAt(0)] ?? "maker",
        fame: Number(head.charAt(1)),
      };
      for (const form of bare ? texts.slice(1) : texts) {
        const [written = "", not] = form.split("@");
        yield { text: written, not: not?.split("+") ?? [], mark };
      }
    }
  }
}

export interface Term {
  rule: string;
  group: TermGroup;
  /** as it is written in the row */
  text: string;
  /** first text of the row, by which the server names it */
  name: string;
  generic: string;
  owner: string;
}

export function* termsOf(pack: Pack): Generator<Term> {
  for (const [rule, groups] of Object.entries(pack.terms))
    for (const group of groups)
      for (const row of group.terms) {
        const [texts = "", generic = "", owner = ""] = row.split("=");
        const all = texts.split("|");
        for (const text of all) yield { rule, group, text, name: all[0] ?? "", generic, owner };
      }
}
