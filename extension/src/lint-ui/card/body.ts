// The body of a card: one finding, whole. Popover, lint page and side panel draw it; what differs
// is what their hosts can do, and which facts stand open.
import { make } from "../dom";
import type { CardHost, CardTexts, Finding } from "../types";
import { dismissal } from "./dismiss";
import { evidenceRows, listOf, markRows, riskRows } from "./facts";
import { fixes } from "./fixes";
import { complaint, once, why } from "./rule";

export interface CardLayout {
  /** facts that stand open; the others are folded up under "Why" */
  open: readonly ("mark" | "risks")[];
  /** stands between the fixes and what is folded up */
  below: HTMLElement;
}

export function cardBody(
  finding: Finding,
  t: CardTexts,
  host: CardHost,
  { open, below }: CardLayout,
): HTMLElement[] {
  const mark = markRows(finding, t);
  const risks = riskRows(finding, t);
  const opened = [...(open.includes("mark") ? mark : []), ...(open.includes("risks") ? risks : [])];
  const folded = [
    ...(open.includes("mark") ? [] : mark),
    ...(open.includes("risks") ? [] : risks),
    ...evidenceRows(finding, t),
  ];
  const load = host.rule;
  const rule = load && once(() => load(finding.rule));
  return [
    make("p", { className: "message", textContent: finding.message }),
    ...(opened.length ? [listOf(opened)] : []),
    fixes(finding, t, host.fixing),
    below,
    ...(folded.length || rule ? [why(folded.length ? [listOf(folded)] : [], t, rule)] : []),
    ...(rule ? [complaint(t, rule)] : []),
    ...(host.dismissing ? [dismissal(finding, t, host.dismissing)] : []),
  ];
}
