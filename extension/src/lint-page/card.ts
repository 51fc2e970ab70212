// A finding in the list beside the fields.
import type { Finding, Fix, Rule } from "../api/types";
import {
  type ActionResult,
  type DismissalKind,
  dismissal,
  facts,
  fixes,
  make,
  records,
} from "../lint-ui";
import type { TrackedFinding } from "../shared/tracked-findings";
import { fieldName, LANGUAGE, t } from "./texts";

export interface CardHost {
  /** the text under an edit, as it stands now */
  textAt(field: string, start: number, end: number): string;
  /** may findings be dismissed? */
  paired: boolean;
  fix(tracked: TrackedFinding, fix: Fix | undefined): Promise<void>;
  show(tracked: TrackedFinding): void;
  dismiss(finding: Finding, kind: DismissalKind, proof: string): Promise<ActionResult>;
  dismissed(result: ActionResult): void;
  rule(id: string): Promise<Rule | null>;
}

/** What a card shows, in one string: a card whose words stay the same is kept, so that a key costs
 *  no rebuilding. */
export const cardKey = ({ finding }: TrackedFinding, { textAt }: CardHost): string =>
  JSON.stringify({
    ...finding,
    start: 0,
    end: 0,
    fixes: finding.fixes.map(({ title, edits }) => [
      title,
      edits.map(({ field, start, end, text }) => [textAt(field, start, end), text]),
    ]),
  });

/** `now` is asked for the finding of the moment: its offsets move with the text. */
export function card(now: () => TrackedFinding, host: CardHost): HTMLElement {
  const { finding } = now();
  const actions = {
    fix: (_: Finding, fix: Fix) => {
      const tracked = now();
      return host.fix(tracked, tracked.finding.fixes[finding.fixes.indexOf(fix)]);
    },
    dismiss: (_: Finding, kind: DismissalKind, proof: string) =>
      host.dismiss(now().finding, kind, proof),
  };
  const show = make("button", { type: "button", className: "show", textContent: t("show") });
  show.addEventListener("click", () => host.show(now()));
  const [why, complaint] = facts(finding, t, host.rule);
  why.querySelector("summary")?.after(...records(finding, t));
  return make(
    "li",
    { className: finding.severity, tabIndex: -1 },
    head(finding),
    make("p", { textContent: finding.message }),
    fixes({ finding, textAt: host.textAt }, t, actions),
    make("div", { className: "buttons" }, finding.field !== null && show, rulePage(finding)),
    why,
    complaint,
    dismissal({ finding, paired: host.paired }, t, actions, host.dismissed),
  );
}

function head({ severity, text, rule, field }: Finding): HTMLElement {
  return make(
    "div",
    { className: "head" },
    make("span", { className: `tag ${severity}`, textContent: t(`severity-${severity}`) }),
    make("q", { textContent: text || rule }),
    make("span", { className: "where", textContent: fieldName(field) }),
  );
}

function rulePage({ docs }: Finding): HTMLElement {
  return make("a", {
    href: docs + (LANGUAGE === "zh" ? "?lang=zh" : ""),
    target: "_blank",
    rel: "noopener",
    textContent: t("rule-page"),
  });
}
