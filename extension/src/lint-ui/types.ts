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

/** The words of a field at an edit, as they stand now. */
export type TextAt = (field: string, start: number, end: number) => string;

/** Writing a fix into the text. */
export interface Fixing {
  textAt: TextAt;
  /** apply a fix, and say what came of it where it is seen when the card is gone */
  fix(finding: Finding, fix: Fix): Promise<void>;
}

/** Putting a finding aside. */
export interface Dismissing {
  /** is there a token, so that it can be dismissed? */
  paired: boolean;
  dismiss(finding: Finding, kind: DismissalKind, proof: string): Promise<ActionResult>;
  /** say what came of it */
  say(result: ActionResult): void;
  /** open the options */
  options?(): void;
}

/** What the host of a card can do. A card has no control for what its host leaves out. */
export interface CardHost {
  fixing?: Fixing;
  dismissing?: Dismissing;
  rule?(id: string): Promise<Rule | null>;
}

/** What the buttons of the popover do. */
export interface PopoverActions {
  fix: Fixing["fix"];
  dismiss: Dismissing["dismiss"];
  rule(id: string): Promise<Rule | null>;
  /** open the options */
  options(): void;
  /** open the rule's page on the server */
  page(path: string): void;
  next(): void;
  previous(): void;
  closed(): void;
}

/** What the popover shows. */
export interface PopoverContent {
  finding: Finding;
  textAt: TextAt;
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

/** The text of a key, with `{name}` filled in from the values. */
type Texts<Key extends string> = (
  key: Key,
  values?: Readonly<Record<string, string | number>>,
) => string;

/** The texts of a card, wherever it is. */
export type CardTexts = Texts<
  | "complaint"
  | "dismiss"
  | "dismiss-proof"
  | `dismiss-${DismissalKind}`
  | "evidence"
  | "filed"
  | "instead"
  | `level-${Exclude<Level, "none">}`
  | "mark"
  | "needs-pairing"
  | "no-record"
  | "options"
  | "owner"
  | "preview"
  | "record-line"
  | "records"
  | "registered-on"
  | "risk-marketplace"
  | "risk-register"
  | `status-${"registered" | "pending" | "dead" | "unknown"}`
  | "why"
>;

/** The texts of a card in a list. */
export type ListCardTexts = CardTexts & Texts<`severity-${Severity}` | "show">;

/** The texts of the card beside its words. */
export type PopoverTexts = CardTexts &
  Texts<
    | "checked-by"
    | "close"
    | "next"
    | "offline-short-list"
    | `popover-title-${Severity}`
    | "position"
    | "previous"
    | "rule-page"
    | "undo"
  >;
