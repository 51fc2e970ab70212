// One page's listing: its fields, what is drawn over them, the checks, the card. Starts and stops
// as a whole.
import type { Finding, Listing } from "../api/types";
import type { Field } from "../fields/field";
import type { RootOf } from "../fields/scan";
import { type EditReason, Watcher } from "../fields/watch";
import { cardTexts } from "../i18n/card";
import { resolved } from "../i18n/language";
import { clearHighlights } from "../lint-ui";
import type { Command, Hello } from "../messages";
import type { Portal } from "../portals/portal";
import { TrackedFindings } from "../shared/tracked-findings";
import { CardController } from "./card-controller";
import { PAUSE } from "./check-loop";
import { FindingSource } from "./finding-source";
import type { Layer } from "./layer";
import { PageListing } from "./listing";
import { Pointer } from "./pointer";
import { Reporter } from "./reporter";
import { Underlines } from "./underlines";

export class Session {
  private readonly findings = new TrackedFindings();
  private readonly underlines: Underlines;
  private readonly watcher: Watcher;
  private readonly source: FindingSource;
  private readonly reporter: Reporter;
  private readonly card: CardController;
  private readonly pointer: Pointer;

  constructor(
    private readonly page: Document,
    portal: Portal,
    hello: Hello,
    private readonly layer: Layer,
    rootOf: RootOf,
    orphaned: () => void,
  ) {
    const { settings } = hello;
    const language = resolved(settings.language);
    const { findings } = this;
    const underlines = new Underlines(findings, layer.box);
    const watcher = new Watcher(portal, rootOf, {
      fieldsChanged: () => this.fieldsChanged(),
      textChanged: (field, before, reason) => this.textChanged(field, before, reason),
      layoutChanged: () => underlines.reposition(),
      documentFound: (inner) => this.enter(inner),
    });
    const listing = new PageListing(page, portal, settings, language, () => watcher.fields);
    const source = new FindingSource(hello, language, {
      listing: () => listing.read(),
      show: (found, checked) => this.show(found, checked),
      stateChanged: () => this.reporter.soon(),
      orphaned,
    });
    const parts = { page, portal, hello, layer, findings, underlines, watcher, listing, source };
    this.underlines = underlines;
    this.watcher = watcher;
    this.source = source;
    this.reporter = new Reporter({ ...parts, orphaned });
    this.card = new CardController({ ...parts, t: cardTexts(language), orphaned });
    this.pointer = new Pointer({
      findingAt: (target, x, y) => underlines.findingAt(watcher.fieldOf(target), x, y),
      open: (id) => this.card.open(id, { focus: false }),
      opened: () => this.card.opened,
      isCard: (target) => this.card.contains(target),
      close: () => this.card.close(),
    });
  }

  start(): void {
    this.watcher.start(this.page);
    this.reporter.soon();
  }

  stop(): void {
    this.source.stop();
    this.reporter.stop();
    this.pointer.stop();
    this.watcher.stop();
    this.card.close();
    this.underlines.stop();
  }

  run(command: Command): void {
    if (command.kind === "look-again") {
      this.watcher.lookAgain();
      this.source.checkAgain();
      this.reporter.soon();
    } else if (command.kind === "next") {
      if (command.back) this.card.previous();
      else this.card.next();
    } else if (command.kind === "jump") this.card.jumpTo(command);
  }

  private enter(inner: Document): void {
    const view = inner.defaultView as Window & typeof globalThis;
    clearHighlights(view);
    this.pointer.listen(view);
    this.card.listen(view, this.pointer.signal);
  }

  private fieldsChanged(): void {
    this.underlines.only(this.watcher.fields);
    this.card.closeIfOutOfView();
    this.layer.keep();
    for (const field of this.watcher.fields) this.underlines.draw(field);
    this.underlines.reposition();
    this.source.check(0);
    this.reporter.soon();
  }

  private textChanged(field: Field, before: string, reason: EditReason): void {
    if (before !== field.text) {
      this.findings.textChanged(field.name, before, field.text);
      this.underlines.draw(field);
      this.card.follow();
      this.source.textChanged();
    }
    // Every check ends in a report, so a key needs none of its own.
    this.source.check(reason === "typed" || reason === "composed" ? PAUSE : 0);
  }

  private show(findings: Finding[], checked: Listing): void {
    this.findings.set(findings, checked);
    for (const field of this.watcher.fields) this.underlines.draw(field);
    this.card.follow();
    this.reporter.soon();
  }
}
