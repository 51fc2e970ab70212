// The source of the findings: the server, or the short list while no server answers.
import type { Finding, Listing, NotChecked, Refusal } from "../api/types";
import { ask, type CheckState, type Hello } from "../messages";
import { ShortList } from "../short-list/short-list";
import { CheckLoop } from "./check-loop";

// No server is there: the short list stands in for it.
const UNREACHED = new Set(["unreachable", "timeout", "not-brandlint", "no-permission"]);
const SHORT_LIST_WAIT = 300; // ms without an answer before the short list is drawn

/** Whose findings are drawn, and how the check stands. While a check runs, or when it is refused,
 *  the earlier findings stay. */
export interface SourceState {
  findings: "server" | "short-list";
  check: CheckState;
}

export type SourceEvent =
  | { kind: "asking" | "answered" | "short-list" | "empty" }
  | { kind: "refused"; refusal: Refusal };

export const STARTED: SourceState = { findings: "server", check: { kind: "checking" } };

export function stateAfter(state: SourceState, event: SourceEvent): SourceState {
  switch (event.kind) {
    case "asking":
      // Without a server each change asks again. The state stays the short list until an answer
      // comes.
      return state.check.kind === "offline" ? state : { ...state, check: { kind: "checking" } };
    case "answered":
      return { findings: "server", check: { kind: "checked" } };
    case "short-list":
      return { findings: "short-list", check: { kind: "offline" } };
    case "empty":
      return { ...state, check: { kind: "checked" } };
    case "refused":
      return { ...state, check: event };
  }
}

export interface FindingSourceHost {
  /** the listing as it is now; null: there is nothing to check */
  listing(): Listing | null;
  /** draw these findings of the listing and report them */
  show(findings: Finding[], checked: Listing): void;
  /** the state is another, the findings are the same */
  stateChanged(): void;
  /** the worker does not answer: perhaps this script's extension is gone */
  orphaned(): void;
}

export class FindingSource {
  state = STARTED;
  notChecked: NotChecked[] = [];
  private readonly loop: CheckLoop;
  private shortList: ShortList | null = null;
  private waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly hello: Hello,
    private readonly language: "en" | "zh",
    private readonly host: FindingSourceHost,
  ) {
    this.loop = new CheckLoop({
      listing: () => host.listing(),
      asking: () => this.asking(),
      answered: ({ findings, notChecked }, { listing }) =>
        this.show({ kind: "answered" }, findings, listing, notChecked),
      refused: (refusal) => this.refused(refusal),
      empty: () => this.show({ kind: "empty" }),
      orphaned: () => host.orphaned(),
    });
  }

  /** Check the listing `wait` ms from now. */
  check(wait: number): void {
    if (this.withoutServer) void this.useShortList();
    else this.loop.soon(wait);
  }

  /** Check again what may not have changed. */
  checkAgain(): void {
    if (this.withoutServer) void this.useShortList();
    else this.loop.restart();
  }

  /** The short list follows a text at once. */
  textChanged(): void {
    if (this.state.findings === "short-list" || this.withoutServer) this.showShortList();
  }

  stop(): void {
    clearTimeout(this.waiting);
    this.loop.stop();
  }

  private get withoutServer(): boolean {
    return this.hello.settings.mode === "short-list";
  }

  private asking(): void {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => {
      if (this.state.check.kind !== "checked") void this.useShortList();
    }, SHORT_LIST_WAIT);
    this.enter({ kind: "asking" });
  }

  private refused(refusal: Refusal): void {
    clearTimeout(this.waiting);
    if (UNREACHED.has(refusal.code)) void this.useShortList();
    else this.enter({ kind: "refused", refusal });
  }

  private async useShortList(): Promise<void> {
    if (!this.shortList) {
      const pack = await ask({ kind: "pack" }).catch(() => null);
      // Orphaned, or the server was quicker.
      if (!pack || this.state.check.kind === "checked") return;
      this.shortList = new ShortList(pack);
    }
    this.showShortList();
  }

  private showShortList(): void {
    const listing = this.host.listing();
    if (!this.shortList || !listing) {
      this.show({ kind: "short-list" });
      return;
    }
    const { settings, profile } = this.hello;
    const brands = {
      ownBrands: [...settings.ownBrands, ...profile.own],
      authorisedBrands: [...settings.authorisedBrands, ...profile.authorised],
      rulesOff: settings.rulesOff,
    };
    const findings = this.shortList.find(listing, brands, this.language);
    this.show({ kind: "short-list" }, findings, listing);
  }

  private enter(event: SourceEvent): void {
    const before = this.state;
    this.state = stateAfter(before, event);
    if (this.state !== before) this.host.stateChanged();
  }

  private show(
    event: SourceEvent,
    findings: Finding[] = [],
    checked: Listing = { fields: {} },
    notChecked: NotChecked[] = [],
  ): void {
    clearTimeout(this.waiting);
    this.state = stateAfter(this.state, event);
    this.notChecked = notChecked;
    const { rulesOff } = this.hello.settings;
    this.host.show(
      findings.filter((finding) => !rulesOff.includes(finding.rule)),
      checked,
    );
  }
}
