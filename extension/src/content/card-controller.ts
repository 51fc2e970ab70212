// The card: which finding it shows, stepping to the next one, and following answers and edits.
import { type ActionResult, Popover } from "../lint-ui";
import type { Hello } from "../messages";
import { sameFinding, type TrackedFinding, type TrackedFindings } from "../shared/tracked-findings";
import { type CardHost, cardActions } from "./card-actions";
import type { Layer, Offer } from "./layer";
import type { Underlines } from "./underlines";

export interface CardControllerHost extends CardHost {
  page: Document;
  layer: Layer;
  underlines: Underlines;
  hello: Hello;
}

export class CardController {
  private readonly popover: Popover;
  private chosen: string | null = null;

  constructor(private readonly host: CardControllerHost) {
    this.popover = new Popover(host.layer.root, host.t, {
      ...cardActions(host, (result, offer) => this.tell(result, offer)),
      next: () => this.next(),
      previous: () => this.previous(),
      closed: () => this.choose(null),
    });
  }

  /** The finding whose card is open. */
  get opened(): string | null {
    return this.chosen;
  }

  contains(target: EventTarget | null): boolean {
    return this.popover.contains(target);
  }

  close(): void {
    this.popover.close();
  }

  /** F8 steps and Escape closes from any watched field; the card has these keys of its own. */
  listen(view: Window, signal: AbortSignal): void {
    view.addEventListener("keydown", (event) => this.key(event), { capture: true, signal });
  }

  /** Open the card of a finding. `focus`: it takes the keyboard. */
  open(id: string, { focus }: { focus: boolean }): void {
    const { host } = this;
    const findings = this.inOrder();
    const index = findings.findIndex((tracked) => tracked.id === id);
    const finding = findings[index]?.finding;
    const field = finding && host.listing.field(finding.field);
    if (!finding || !field) return;
    const { element } = field.editable;
    const content = {
      finding,
      textAt: (name: string, start: number, end: number) =>
        host.findings.checkedText(name, start, end),
      rects: () => host.underlines.rects(field, id),
      context: element.ownerDocument === host.page ? element : host.page.documentElement,
      index,
      count: findings.length,
      paired: host.hello.paired,
      server: host.source.state.findings === "server" ? host.hello.server : "",
      back: field.editable,
    };
    host.layer.keep();
    this.popover.show(content, { focus });
    this.choose(id);
  }

  /** Jump to a finding as popup and panel name it; to its field, where it is gone meanwhile. */
  jumpTo(wanted: Parameters<TrackedFindings["find"]>[0]): void {
    const { findings, listing } = this.host;
    const found = findings.find(wanted);
    if (found) this.jump(found.id);
    else listing.field(wanted.field)?.editable.focus();
  }

  /** Bring a finding into view, put the caret behind it and open its card. */
  private jump(id: string): void {
    const tracked = this.host.findings.get(id);
    const field = tracked && this.host.listing.field(tracked.finding.field);
    if (!tracked || !field) return;
    field.editable.focus();
    field.editable.select(tracked.end, tracked.end);
    this.host.underlines.reveal(field, id);
    requestAnimationFrame(() => this.open(id, { focus: true }));
  }

  next(): void {
    this.step(1);
  }

  previous(): void {
    this.step(-1);
  }

  /** The card goes with its finding, and is drawn again where an answer says something else of
   *  it. */
  follow(): void {
    const shown = this.popover.content?.finding;
    if (!this.chosen || !shown) return;
    const now = this.host.findings.get(this.chosen)?.finding;
    if (!now) this.popover.close();
    else if (now !== shown && !sameFinding(now, shown))
      this.open(this.chosen, { focus: this.popover.focused });
    else this.popover.update();
  }

  /** Fields went: so does the card of a finding that is nowhere to be seen. */
  closeIfOutOfView(): void {
    if (this.popover.content?.rects().length === 0) this.popover.close();
  }

  private inOrder(): TrackedFinding[] {
    return this.host.findings.inOrder(this.host.watcher.fields.map((field) => field.name));
  }

  private step(by: 1 | -1): void {
    const findings = this.inOrder();
    const { length } = findings;
    const here = findings.findIndex((tracked) => tracked.id === this.chosen);
    const start = here < 0 && by < 0 ? 0 : here; // from nowhere: to the first, or back to the last
    const wanted = findings[(start + by + length) % length];
    if (wanted) this.jump(wanted.id);
  }

  private choose(id: string | null): void {
    this.chosen = id;
    this.host.underlines.choose(id);
  }

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (!this.host.watcher.fieldOf(event.composedPath()[0] ?? null)) return;
    const closes = event.key === "Escape" && this.popover.open;
    if (!closes && (event.key !== "F8" || !this.host.findings.all.length)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (closes) this.popover.close();
    else if (event.shiftKey) this.previous();
    else this.next();
  }

  // The card closes with its finding; a notice tells the result.
  private tell({ text, undo }: ActionResult, offer?: Offer): void {
    const { layer, t } = this.host;
    this.popover.close();
    layer.notice(text, t("close"), undo ? { text: t("undo"), act: () => void undo() } : offer);
  }
}
