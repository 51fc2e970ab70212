// One page's listing: its fields, what is drawn over them, the checks, the card. Starts and stops as a whole.
import type { Finding, Listing } from "../api/types";
import type { RootOf } from "../fields/scan";
import { type EditReason, type Field, Watcher } from "../fields/watch";
import { resolved, texts, type Words } from "../i18n";
import { type ActionResult, clearHighlights, Popover } from "../lint-ui";
import {
  ask,
  type CheckState,
  type Command,
  type Hello,
  isRefused,
  type TabReport,
} from "../messages";
import type { Portal } from "../portals/portal";
import { shortList } from "../short-list/match";
import type { Pack } from "../short-list/pack";
import { applyFix, type CardHost, dismiss } from "./card-actions";
import { CheckLoop, PAUSE } from "./check-loop";
import type { Layer, Offer } from "./layer";
import { isEmpty, listingOf } from "./listing";
import { Pointer } from "./pointer";
import { sameFinding, TrackedFindings } from "./tracked-findings";
import { Underlines } from "./underlines";

// No server is there: the short list stands in for it.
const UNREACHED = new Set(["unreachable", "timeout", "not-brandlint", "no-permission"]);
const SHORT_WAIT = 300; // ms without an answer before the short list is drawn
const REPORT = 100; // ms in which changes make one report

export class Session {
  private readonly t: Words;
  private readonly language: "en" | "zh";
  private readonly watcher: Watcher;
  private readonly checkLoop: CheckLoop;
  private readonly popover: Popover;
  private readonly pointer: Pointer;
  private readonly findings = new TrackedFindings();
  private readonly underlines: Underlines;
  private standing: CheckState = { kind: "checking" };
  private notChecked: TabReport["notChecked"] = [];
  private fromServer = true;
  private short: ReturnType<typeof shortList> | null = null;
  private chosen: string | null = null;
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private reporting: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly page: Document,
    private readonly portal: Portal,
    private readonly welcome: Hello,
    private readonly layer: Layer,
    rootOf: RootOf,
    private readonly gone: () => void,
  ) {
    this.language = resolved(welcome.settings.language);
    this.t = texts(this.language);
    const host: CardHost = {
      t: this.t,
      findings: this.findings,
      field: (name) => this.field(name),
      marketplace: () => this.marketplace().marketplace,
      read: (field) => void this.watcher.read(field, "left"),
      checkAgain: () => this.checkLoop.restart(),
      orphaned: gone,
    };
    this.underlines = new Underlines(this.findings, layer.box);
    this.popover = new Popover(layer.root, this.t, {
      fix: async (finding, fix) => {
        const said = await applyFix(host, finding, fix);
        const words = fix.edits.map((edit) => edit.text).join("\n");
        // Refused, or not kept by the page: the words can still be taken by hand.
        this.tell(
          said,
          words
            ? { text: this.t("copy"), act: () => void navigator.clipboard.writeText(words) }
            : undefined,
        );
      },
      dismiss: async (finding, kind, proof) => {
        const said = await dismiss(host, finding, kind, proof);
        if (said.undo) this.tell(said);
        return said;
      },
      rule: async (id) => {
        const found = await ask({ kind: "rule", id }).catch(() => null);
        return found && !isRefused(found) ? found : null;
      },
      page: (path) => void ask({ kind: "openPage", page: "rule", path }).catch(gone),
      options: () => void ask({ kind: "openPage", page: "options" }).catch(gone),
      next: () => this.step(false),
      previous: () => this.step(true),
      closed: () => this.choose(null),
    });
    this.pointer = new Pointer({
      findingAt: (target, x, y) => this.underlines.findingAt(this.watcher.fieldOf(target), x, y),
      open: (id) => this.open(id, false),
      opened: () => this.chosen,
      isCard: (target) => this.popover.contains(target),
      close: () => this.popover.close(),
    });
    this.watcher = new Watcher(portal, rootOf, {
      fieldsChanged: () => this.fieldsChanged(),
      textChanged: (field, before, reason) => this.edited(field, before, reason),
      layoutChanged: () => this.underlines.reposition(),
      documentFound: (inner) => this.enter(inner),
    });
    this.checkLoop = new CheckLoop({
      listing: () => this.listing(),
      asking: () => this.asking(),
      answered: (checked, sent) => {
        this.fromServer = true;
        this.notChecked = checked.notChecked;
        this.take(checked.findings, sent.listing, { kind: "checked" });
      },
      refused: (refusal) => {
        clearTimeout(this.waiting);
        if (UNREACHED.has(refusal.code)) void this.offline();
        else this.stand({ kind: "refused", refusal });
      },
      empty: () => {
        this.notChecked = [];
        this.take([], { fields: {} }, { kind: "checked" });
      },
      orphaned: gone,
    });
  }

  start(): void {
    this.watcher.start(this.page);
    this.report();
  }

  stop(): void {
    clearTimeout(this.waiting);
    clearTimeout(this.reporting);
    this.checkLoop.stop();
    this.pointer.stop();
    this.watcher.stop();
    this.popover.close();
    this.underlines.stop();
  }

  order(order: Command): void {
    if (order.kind === "look-again") {
      this.watcher.lookAgain();
      this.checkLoop.restart();
      this.report();
    } else if (order.kind === "next") this.step(order.back);
    else if (order.kind === "jump") {
      const alike = this.findings.all.filter(
        (row) => row.finding.fingerprint === order.fingerprint,
      );
      const found =
        alike.find((row) => row.finding.field === order.field && row.start === order.start) ??
        alike[0];
      if (found) this.jump(found.id);
      else this.field(order.field)?.editable.focus();
    }
  }

  // The card goes with its finding; what was done is said below.
  private tell(said: ActionResult, offer?: Offer): void {
    const { undo } = said;
    this.popover.close();
    this.layer.notice(
      said.text,
      this.t("close"),
      undo ? { text: this.t("undo"), act: () => void undo() } : offer,
    );
  }

  private enter(inner: Document): void {
    const view = inner.defaultView as Window & typeof globalThis;
    clearHighlights(view);
    this.pointer.listen(view);
    view.addEventListener(
      "keydown",
      (key) => {
        if (
          key.ctrlKey ||
          key.altKey ||
          key.metaKey ||
          !this.watcher.fieldOf(key.composedPath()[0] ?? null)
        )
          return;
        const closes = key.key === "Escape" && this.popover.open;
        if (!closes && (key.key !== "F8" || !this.findings.all.length)) return;
        key.preventDefault();
        key.stopImmediatePropagation();
        if (closes) this.popover.close();
        else this.step(key.shiftKey);
      },
      { capture: true, signal: this.pointer.signal },
    );
  }

  private field(name: string | null): Field | undefined {
    return this.watcher.fields.find((field) => field.name === name);
  }

  private names(): string[] {
    return this.watcher.fields.map((field) => field.name);
  }

  private marketplace(): { marketplace: string; from: TabReport["marketplaceFrom"] } {
    const { settings } = this.welcome;
    const url = new URL(this.page.location.href);
    const hand = settings.marketplaceOf[url.host];
    if (hand) return { marketplace: hand, from: "hand" };
    const read = this.portal.marketplace(url, this.page);
    if (read) return { marketplace: read, from: "page" };
    return settings.marketplace
      ? { marketplace: settings.marketplace, from: "settings" }
      : { marketplace: "", from: "none" };
  }

  private listing(): Listing | null {
    const place = {
      marketplace: this.marketplace().marketplace,
      category: this.portal.category?.(this.page) ?? "",
    };
    const listing = listingOf(this.watcher.fields, place, this.welcome.settings, this.language);
    return isEmpty(listing) ? null : listing;
  }

  private fieldsChanged(): void {
    this.underlines.only(this.watcher.fields);
    if (this.popover.content && !this.popover.content.rects().length) this.popover.close();
    this.layer.keep();
    for (const field of this.watcher.fields) this.underlines.draw(field);
    this.underlines.reposition();
    this.check(0);
    this.report();
  }

  private edited(field: Field, before: string, reason: EditReason): void {
    if (before !== field.text) {
      this.findings.textChanged(field.name, before, field.text);
      this.underlines.draw(field);
      this.follow();
      if (!this.fromServer || this.welcome.settings.mode === "short-list") this.drawShort();
    }
    // The check reports, whatever comes of it: not every key.
    this.check(reason === "typed" || reason === "composed" ? PAUSE : 0);
  }

  private check(wait: number): void {
    if (this.welcome.settings.mode === "short-list") void this.offline();
    else this.checkLoop.soon(wait);
  }

  private asking(): void {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => {
      if (this.standing.kind !== "checked") void this.offline();
    }, SHORT_WAIT);
    if (this.standing.kind !== "offline") this.stand({ kind: "checking" });
  }

  // The short list, drawn until the server answers.
  private async offline(): Promise<void> {
    if (!this.short) {
      const pack: Pack | null = await ask({ kind: "pack" }).catch(() => null);
      if (!pack || this.standing.kind === "checked") return; // orphaned, or the server was quicker
      this.short = shortList(pack);
    }
    this.fromServer = false;
    this.notChecked = [];
    this.drawShort();
  }

  private drawShort(): void {
    const listing = this.listing();
    if (!this.short || !listing) {
      this.take([], { fields: {} }, { kind: "offline" });
      return;
    }
    const { settings, profile } = this.welcome;
    const brands = {
      ownBrands: [...settings.ownBrands, ...profile.own],
      authorisedBrands: [...settings.authorisedBrands, ...profile.authorised],
    };
    this.take(
      this.short(listing, { ...brands, rulesOff: settings.rulesOff }, this.language),
      listing,
      { kind: "offline" },
    );
  }

  private take(findings: Finding[], sent: Listing, standing: CheckState): void {
    clearTimeout(this.waiting);
    this.standing = standing;
    const off = new Set(this.welcome.settings.rulesOff);
    this.findings.set(
      findings.filter((finding) => !off.has(finding.rule)),
      sent,
    );
    for (const field of this.watcher.fields) this.underlines.draw(field);
    this.follow();
    this.report();
  }

  private stand(standing: CheckState): void {
    this.standing = standing;
    this.report();
  }

  private choose(id: string | null): void {
    this.chosen = id;
    this.underlines.choose(id);
  }

  // The card goes with its finding, and is drawn anew where an answer says something else of it.
  private follow(): void {
    const shown = this.popover.content?.finding;
    const now = this.findings.get(this.chosen)?.finding;
    if (!this.chosen || !shown) return;
    if (!now) this.popover.close();
    else if (now !== shown && !sameFinding(now, shown))
      this.open(this.chosen, this.popover.focused);
    else this.popover.update();
  }

  private open(id: string, focus: boolean): void {
    const rows = this.findings.inOrder(this.names());
    const at = rows.findIndex((row) => row.id === id);
    const row = rows[at];
    const field = row && this.field(row.finding.field);
    if (!row || !field) return;
    this.layer.keep();
    this.popover.show(
      {
        finding: row.finding,
        textAt: (name, start, end) => this.findings.checkedText(name, start, end),
        rects: () => this.underlines.rects(field, id),
        context:
          field.editable.element.ownerDocument === this.page
            ? field.editable.element
            : this.page.documentElement,
        index: at,
        count: rows.length,
        paired: this.welcome.paired,
        server: this.fromServer ? this.welcome.server : "",
        back: field.editable,
      },
      { focus },
    );
    this.choose(id);
  }

  private jump(id: string): void {
    const row = this.findings.get(id);
    const field = row && this.field(row.finding.field);
    if (!row || !field) return;
    field.editable.focus();
    field.editable.select(row.end, row.end);
    this.underlines.reveal(field, id);
    requestAnimationFrame(() => this.open(id, true));
  }

  private step(back: boolean): void {
    const rows = this.findings.inOrder(this.names());
    if (!rows.length) return;
    const here = rows.findIndex((row) => row.id === this.chosen);
    const at =
      here < 0
        ? back
          ? rows.length - 1
          : 0
        : (here + (back ? -1 : 1) + rows.length) % rows.length;
    this.jump(rows[at]!.id);
  }

  private report(): void {
    this.reporting ??= setTimeout(() => {
      this.reporting = undefined;
      const { marketplace, from } = this.marketplace();
      const report: Omit<TabReport, "tab" | "frame"> = {
        host: this.page.location.host,
        portal: this.portal.id,
        marketplace,
        marketplaceFrom: from,
        standing: this.standing,
        fields: this.watcher.fields.map(({ key, name, label, text }) => ({
          key,
          name,
          label,
          length: text.length,
        })),
        findings: this.findings.current(),
        notChecked: this.notChecked,
        at: Date.now(),
      };
      ask({ kind: "report", report }).catch(this.gone);
    }, REPORT);
  }
}
