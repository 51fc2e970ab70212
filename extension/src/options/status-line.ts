// The status line of a section after a button is pressed, and the lock on what a company has fixed.
import type { Refusal } from "../api/types";
import { refusalWords } from "../i18n/names";
import { byId, make } from "../shared/dom";
import type { Page } from "./page";

export function say(id: string, text: string, tone: "plain" | "good" | "bad" = "plain"): void {
  const node = byId(id);
  node.textContent = text;
  node.className = tone === "plain" ? "said" : `said ${tone}`;
}

/** "Saved", or why not. */
export function sayDone(page: Page, id: string, refusal: Refusal | null): void {
  if (refusal) say(id, page.t("not-saved", refusalWords(page.t, refusal)), "bad");
  else say(id, page.t("saved"), "good");
}

export function sayRefused(page: Page, id: string, refusal: Refusal): void {
  const { title, todo } = refusalWords(page.t, refusal);
  say(id, [title, todo].join(page.t("sentence")), "bad");
}

/** Lock the controls of a box whose setting the company has fixed, and say so. */
export function lock(page: Page, box: HTMLElement, fixed: boolean): void {
  for (const control of box.querySelectorAll<HTMLInputElement>("button, input, select"))
    control.disabled = fixed;
  box.querySelector(":scope > .fixed")?.remove();
  if (fixed)
    box.append(make("p", { className: "fixed note", textContent: page.t("fixed-by-company") }));
}

/** A row of a list: its content, and a button that removes it (where this browser may). */
export function row(
  page: Page,
  inside: (Node | string)[],
  remove: { name: string; run: () => void; able?: boolean },
  ...more: Node[]
): HTMLElement {
  const button = make("button", {
    type: "button",
    textContent: page.t("remove"),
    onclick: remove.run,
    disabled: remove.able === false,
  });
  button.setAttribute("aria-label", page.t("remove-named", { name: remove.name }));
  return make("li", {}, make("span", { className: "what" }, ...inside), ...more, button);
}

export const noneYet = (page: Page): HTMLElement =>
  make("li", { className: "none note", textContent: page.t("none-yet") });
