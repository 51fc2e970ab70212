// The card beside an underlined span: what was seen, whose mark it is, why, and what to do. It
// knows nothing of the page's fields; its host says what its buttons do.
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
import { cardBody } from "../card/body";
import { make } from "../dom";
import type { ActionResult, PopoverActions, PopoverContent, PopoverTexts } from "../types";

export class Popover {
  private card: HTMLElement | null = null;
  private stopFollowing: (() => void) | null = null;
  /** the finding may have moved */
  update: () => void = () => {};
  content: PopoverContent | null = null;

  constructor(
    private readonly parent: ShadowRoot | HTMLElement,
    private readonly t: PopoverTexts,
    private readonly actions: PopoverActions,
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

  show(content: PopoverContent, { focus }: { focus: boolean }): void {
    this.remove();
    this.content = content;
    const card = this.build(content);
    this.card = card;
    this.parent.append(card);
    const reference: VirtualElement = {
      contextElement: content.context,
      getBoundingClientRect: () => content.rects()[0] ?? new DOMRect(),
      getClientRects: () => content.rects(),
    };
    let first = focus;
    this.update = () =>
      void this.position(reference, card).then(() => {
        // Only what is seen can take the focus.
        if (first && this.card === card) card.focus({ preventScroll: true });
        first = false;
      });
    this.stopFollowing = autoUpdate(reference, card, this.update);
  }

  close(): void {
    if (!this.card) return;
    const back = this.focused ? this.content?.back : null;
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
    this.content = null;
  }

  private async position(reference: VirtualElement, card: HTMLElement): Promise<void> {
    if (!this.content?.rects().length) {
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

  private build(content: PopoverContent): HTMLElement {
    const { t, actions } = this;
    const { finding, textAt, paired } = content;
    const status = make("p", { className: "status", role: "status" });
    const say = (result: ActionResult): void => {
      status.replaceChildren(result.text);
      if (result.undo) {
        const undo = make("button", { type: "button", className: "link", textContent: t("undo") });
        undo.addEventListener("click", () => void result.undo!().then(() => this.close()));
        status.append(" ", undo);
      }
    };
    const { fix, dismiss, options, rule } = actions;
    const host = { fixing: { textAt, fix }, dismissing: { paired, dismiss, say, options }, rule };
    const card = make(
      "section",
      {
        className: `card ${finding.severity}`,
        tabIndex: -1,
        role: "dialog",
        ariaLabel: `${t(`popover-title-${finding.severity}`)}: ${finding.text}`,
      },
      this.head(content),
      make("q", { textContent: finding.text }),
      ...cardBody(finding, t, host, { open: ["mark"], below: status }),
      this.foot(content),
    );
    card.addEventListener("keydown", (event) => this.key(event));
    // The page's own shortcuts are not for what is typed here.
    for (const name of ["keydown", "keyup", "keypress", "input", "paste", "copy", "cut"])
      card.addEventListener(name, (event) => event.stopPropagation());
    return card;
  }

  private head({ finding, index, count }: PopoverContent): HTMLElement {
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
              textContent: t("position", { at: index + 1, count }),
            }),
            button(t("previous"), "‹", () => this.actions.previous()),
            button(t("next"), "›", () => this.actions.next()),
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

  private foot({ finding, server }: PopoverContent): HTMLElement {
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
    else if (event.key === "F8" && event.shiftKey) this.actions.previous();
    else if (event.key === "F8") this.actions.next();
    else return;
    event.preventDefault();
  }
}
