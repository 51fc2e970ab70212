// The shapes that lint-ui shares with the page or extension that hosts it. A finding is what the
// API describes; this file alone names it, so that the folder needs nothing else from outside.
import type { DismissalIn, Finding, Fix, Rule, Severity } from "../api/types";

export type { DismissalIn, Finding, Fix, Rule, Severity };

/** A part of a text, in UTF-16 code units. */
export interface Span {
  start: number;
  end: number;
}

/** A span that is drawn. */
export interface MarkedSpan extends Span {
  id: string;
  severity: Severity;
}

/** What is drawn over one field. */
export interface Surface {
  /** these spans and no others; `text` is the field's text now */
  show(spans: readonly MarkedSpan[], text: string): void;
  /** set one off from the others, or none */
  choose(id: string | null): void;
  /** where a span is, in the top page's viewport; empty where it is scrolled out of the field */
  rects(id: string): DOMRect[];
  /** scroll the field, and the page, until the span is seen */
  reveal(id: string): void;
  /** the page may have moved the field */
  reposition(): void;
  stop(): void;
}

export type DismissalKind = Exclude<DismissalIn["kind"], "other">;

/** What an action of the card came to, in words, and how to take it back. */
export interface ActionResult {
  text: string;
  undo?: () => Promise<void>;
}

/** What the card's buttons do. */
export interface CardActions {
  /** apply a fix, and say what came of it where it is seen when the card is gone */
  fix(finding: Finding, fix: Fix): Promise<void>;
  dismiss(finding: Finding, kind: DismissalKind, proof: string): Promise<ActionResult>;
  rule(id: string): Promise<Rule | null>;
  /** open the rule's page on the server */
  page(path: string): void;
  /** open the options */
  options(): void;
  next(): void;
  previous(): void;
  closed(): void;
}

/** What the card shows. */
export interface CardContent {
  finding: Finding;
  /** the text that is replaced by each edit, as it stands now */
  textAt(field: string, start: number, end: number): string;
  /** where the finding is now; empty: it is out of sight */
  rects(): DOMRect[];
  /** the element whose scrolling moves the finding */
  context: Element;
  index: number;
  count: number;
  /** is there a token, so that it can be dismissed? */
  paired: boolean;
  /** host of the server that answered, empty for the short list */
  server: string;
  /** where the keyboard goes when the card is closed */
  back: { focus(): void };
}

type Level = Finding["risk"]["register" | "marketplace"];

/** Keys of the texts that the card needs from its host. */
export type CardText =
  | "checked-by"
  | "close"
  | "complaint"
  | "dismiss"
  | "dismiss-proof"
  | `dismiss-${DismissalKind}`
  | "evidence"
  | `level-${Exclude<Level, "none">}`
  | "needs-pairing"
  | "next"
  | "no-record"
  | "offline-short-list"
  | "options"
  | "owner"
  | `popover-title-${Severity}`
  | "position"
  | "preview"
  | "previous"
  | "record-line"
  | "records"
  | "risk-marketplace"
  | "risk-register"
  | "rule-page"
  | "undo"
  | "why";

/** The text of a key, with `{name}` filled in from the values. */
export type CardTexts = (
  key: CardText,
  values?: Readonly<Record<string, string | number>>,
) => string;
