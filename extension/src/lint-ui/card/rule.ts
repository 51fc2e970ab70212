// The parts of a card that are folded up: why the rule speaks, and what to do when a complaint has
// come. The rule's own texts are asked for when one of them is opened first.
import { make } from "../dom";
import type { CardTexts, Rule } from "../types";

export type Loader = () => Promise<Rule | null>;

/** One answer for all that ask. */
export function once(load: Loader): Loader {
  let asked: Promise<Rule | null> | null = null;
  return () => {
    asked ??= load();
    return asked;
  };
}

/** Why the rule speaks: what is known of this finding, and what the rule says of its kind. */
export function why(known: readonly HTMLElement[], t: CardTexts, rule?: Loader): HTMLElement {
  const box = make("details", {}, make("summary", { textContent: t("why") }), ...known);
  if (rule)
    whenOpened(box, rule, (found) => [
      make("p", { textContent: found.why }),
      make("p", { textContent: found.instead }),
    ]);
  return box;
}

export function complaint(t: CardTexts, rule: Loader): HTMLElement {
  const box = make("details", {}, make("summary", { textContent: t("complaint") }));
  whenOpened(box, rule, (found) => [
    make("p", { textContent: found.complaint }),
    ...found.answers.map(({ title, text }) =>
      make("div", {}, make("h3", { textContent: title }), make("p", { textContent: text })),
    ),
  ]);
  return box;
}

function whenOpened(box: HTMLDetailsElement, rule: Loader, fill: (rule: Rule) => Node[]): void {
  box.addEventListener(
    "toggle",
    () => {
      if (!box.open) return;
      void rule().then((found) => {
        if (found) box.append(...fill(found));
      });
    },
    { once: true },
  );
}
