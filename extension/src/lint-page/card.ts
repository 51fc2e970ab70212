// A finding in the list beside the fields.
import type { Finding, Fix, Rule } from "../api/types";
import {
  type ActionResult,
  type CardHost,
  type DismissalKind,
  listCard,
  make,
  type TextAt,
} from "../lint-ui";
import type { TrackedFinding } from "../shared/tracked-findings";
import { fieldName, LANGUAGE, t } from "./texts";

export interface PageActions {
  textAt: TextAt;
  /** may findings be dismissed? */
  paired: boolean;
  fix(tracked: TrackedFinding, fix: Fix | undefined): Promise<void>;
  show(tracked: TrackedFinding): void;
  dismiss(finding: Finding, kind: DismissalKind, proof: string): Promise<ActionResult>;
  dismissed(result: ActionResult): void;
  rule(id: string): Promise<Rule | null>;
}

/** `now` is asked for the finding of the moment: its offsets move with the text. */
export function card(now: () => TrackedFinding, actions: PageActions): HTMLElement {
  const { finding } = now();
  const { textAt, paired, rule } = actions;
  const host: CardHost = {
    fixing: {
      textAt,
      fix: (_, fix) => {
        const tracked = now();
        return actions.fix(tracked, tracked.finding.fixes[finding.fixes.indexOf(fix)]);
      },
    },
    dismissing: {
      paired,
      dismiss: (_, kind, proof) => actions.dismiss(now().finding, kind, proof),
      say: actions.dismissed,
    },
    rule,
  };
  return listCard(
    {
      finding,
      title: finding.text || finding.rule,
      where: fieldName(finding.field),
      open: [],
      rulePage: rulePage(finding),
      show: () => actions.show(now()),
    },
    t,
    host,
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
