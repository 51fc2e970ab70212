// The card beside an underlined span: what was seen, whose mark it is, why, and what to do. Knows nothing of the extension API or of the
// page's fields; what its buttons do is given to it.
import {
  autoUpdate,
  computePosition,
  flip,
  inline,
  offset,
  shift,
  size,
  type VirtualElement,
} from "@floating-ui/dom";
import type { DismissalIn, Finding, Fix, Rule } from "../../api/types";
import type { Words } from "../../i18n";
import { make } from "../dom";
import { aside } from "./aside";
import { facts, records } from "./facts";
import { fixes } from "./fixes";

export type Kind = Exclude<DismissalIn["kind"], "other">;
export type Said = { text: string; undo?: () => Promise<void> };

export interface Actions {
  /** apply a fix, and say what came of it where it is seen when the card is gone */
  fix(finding: Finding, fix: Fix): Promise<void>;
  dismiss(finding: Finding, kind: Kind, proof: string): Promise<Said>;
  rule(id: string): Promise<Rule | null>;
  /** open the rule's page on the server */
  page(path: string): void;
  /** open the options */
  options(): void;
  move(back: boolean): void;
  closed(): void;
}

export interface Shown {
  finding: Finding;
  /** the text that is replaced by each edit, as it stands now */
  now(field: string, start: number, end: number): string;
  /** where the finding is now; empty: it is out of sight */
  rects(): DOMRect[];
  context: Element;
  at: number;
  count: number;
  /** is there a token, so that it can be put aside? */
  paired: boolean;
  /** host of the server that answered, empty for the short list */
  server: string;
  /** where the keyboard goes when the card is closed */
  back: { focus(): void };
}

export class Popover {
  private card: HTMLElement | null = null;
  private stopFollowing: (() => void) | null = null;
  /** the finding may have moved */
  update: () => void = () => {};
  shown: Shown | null = null;

  constructor(
    private readonly parent: ShadowRoot | HTMLElement,
    private readonly t: Words,
    private readonly actions: Actions,
  ) {}

  get focused(): boolean {
    return this.card?.matches(":focus-within") ?? false;
  }

  get open(): boolean {
    return this.card !== null;
  }

  /** Is it the card? Events from inside have it in their path. */
  contains(target: EventTarget | null): boolean {
    return this.card !== null && target === this.card;
  }

  show(shown: Shown, focus: boolean): void {
    this.remove();
    this.shown = shown;
    const card = this.build(shown);
    this.card = card;
    this.parent.append(card);
    const reference: VirtualElement = {
      contextElement: shown.context,
      getBoundingClientRect: () => shown.rects()[0] ?? new DOMRect(),
      getClientRects: () => shown.rects(),
    };
    let first = focus;
    this.update = () =>
      void this.place(reference, card).then(() => {
        // Only what is seen can take the focus.
        if (first && this.card === card) card.focus({ preventScroll: true });
        first = false;
      });
    this.stopFollowing = autoUpdate(reference, card, this.update);
  }

  close(): void {
    if (!this.card) return;
    const back = this.focused ? this.shown?.back : null;
    this.remove();
    back?.focus();
    this.actions.closed();
  }

  private remove(): void {
    this.stopFollowing?.();
    this.stopFollowing = null;
    this.update = () => {};
    this.card?.remove();
    this.card = null;
    this.shown = null;
  }

  private async place(reference: VirtualElement, card: HTMLElement): Promise<void> {
    if (!this.shown?.rects().length) {
      card.style.visibility = "hidden";
      return;
    }
    const { x, y } = await computePosition(reference, card, {
      strategy: "fixed",
      placement: "bottom-start",
      middleware: [
        inline(),
        offset(6),
        flip({ padding: 8 }),
        shift({ padding: 8 }),
        size({
          padding: 8,
          apply: ({ availableHeight }) => {
            card.style.maxHeight = `${Math.max(160, Math.min(520, availableHeight))}px`;
          },
        }),
      ],
    });
    card.style.left = `${Math.round(x)}px`;
    card.style.top = `${Math.round(y)}px`;
    card.style.visibility = "visible";
  }

  private build(shown: Shown): HTMLElement {
    const { t } = this;
    const { finding } = shown;
    const status = make("p", { className: "status", role: "status" });
    const say = (said: Said): void => {
      status.replaceChildren(said.text);
      if (said.undo) {
        const undo = make("button", { type: "button", className: "link", textContent: t("undo") });
        undo.addEventListener("click", () => void said.undo!().then(() => this.close()));
        status.append(" ", undo);
      }
    };
    const card = make(
      "section",
      {
        className: `card ${finding.severity}`,
        tabIndex: -1,
        role: "dialog",
        ariaLabel: `${t(`popover-title-${finding.severity}`)}: ${finding.text}`,
      },
      this.head(shown),
      make("q", { textContent: finding.text }),
      make("p", { className: "message", textContent: finding.message }),
      ...records(finding, t),
      fixes(shown, t, this.actions),
      status,
      ...facts(finding, t, this.actions.rule),
      aside(shown, t, this.actions, say),
      this.foot(shown),
    );
    card.addEventListener("keydown", (event) => this.key(event));
    // The page's own shortcuts are not for what is typed here.
    for (const name of ["keydown", "keyup", "keypress", "input", "paste", "copy", "cut"])
      card.addEventListener(name, (event) => event.stopPropagation());
    return card;
  }

  private head({ finding, at, count }: Shown): HTMLElement {
    const { t } = this;
    const button = (name: string, sign: string, act: () => void): HTMLElement => {
      const made = make("button", {
        type: "button",
        className: "icon",
        ariaLabel: name,
        title: name,
        textContent: sign,
      });
      made.addEventListener("click", act);
      return made;
    };
    const steps =
      count > 1
        ? [
            make("span", {
              className: "position",
              textContent: t("position", { at: at + 1, count }),
            }),
            button(t("previous"), "‹", () => this.actions.move(true)),
            button(t("next"), "›", () => this.actions.move(false)),
          ]
        : [];
    return make(
      "header",
      {},
      make("span", { className: "tag", textContent: t(`popover-title-${finding.severity}`) }),
      ...steps,
      button(t("close"), "×", () => this.close()),
    );
  }

  private foot({ finding, server }: Shown): HTMLElement {
    const { t } = this;
    const page = make("button", { type: "button", className: "link", textContent: t("rule-page") });
    page.addEventListener("click", () => this.actions.page(finding.docs));
    return make(
      "footer",
      {},
      server ? page : "",
      make("span", {
        textContent: server ? t("checked-by", { host: server }) : t("offline-short-list"),
      }),
    );
  }

  private key(event: KeyboardEvent): void {
    if (event.key === "Escape") this.close();
    else if (event.key === "F8") this.actions.move(event.shiftKey);
    else return;
    event.preventDefault();
  }
}
