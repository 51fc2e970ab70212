// A finding in the report, with its rule's page and the way to its words in the page.
import type { Words } from "../i18n";
import { listCard } from "../lint-ui";
import { make } from "../shared/dom";
import type { Placed } from "../shared/report";

export interface CardActions {
  jump(placed: Placed): void;
  rulePage(path: string): void;
}

/** `now` is asked for the finding of the moment: its offsets move with the text. */
export function card(now: () => Placed, t: Words, actions: CardActions): HTMLElement {
  const { finding } = now();
  const rulePage = make("button", {
    type: "button",
    className: "link",
    textContent: t("rule-page"),
    onclick: () => actions.rulePage(finding.docs),
  });
  return listCard(
    {
      finding,
      title: finding.text || t("whole-listing"),
      where: "", // the report is ordered by fields
      open: ["mark", "risks"],
      rulePage,
      show: () => actions.jump(now()),
    },
    t,
    {}, // the text is not here, and the rule's own texts are on its page
  );
}
