// A finding in a list: its severity, its words and where they stand, over the card's body.
import { make } from "../dom";
import type { CardHost, Finding, ListCardTexts } from "../types";
import { type CardLayout, cardBody } from "./body";

export interface ListCard {
  finding: Finding;
  /** the finding's words, or what it is about where it has none */
  title: string;
  /** the field, where the list does not say it */
  where: string;
  open: CardLayout["open"];
  /** leads to the rule's page */
  rulePage: HTMLElement;
  /** show the words in their field */
  show(): void;
}

export function listCard(card: ListCard, t: ListCardTexts, host: CardHost): HTMLElement {
  const { finding, title, where, open, rulePage } = card;
  const { severity } = finding;
  const show = make("button", { type: "button", className: "link", textContent: t("show") });
  show.addEventListener("click", () => card.show());
  const below = make("div", { className: "buttons" }, finding.field !== null && show, rulePage);
  return make(
    "li",
    { className: `card ${severity}`, tabIndex: -1 },
    make(
      "div",
      { className: "head" },
      make("span", { className: `tag ${severity}`, textContent: t(`severity-${severity}`) }),
      make("q", { textContent: title }),
      where && make("span", { className: "where", textContent: where }),
    ),
    ...cardBody(finding, t, host, { open, below }),
  );
}
