// When a listing is sent: a pause after the last key, at once where it is complete, one request at a time, nothing twice, stale answers dropped.
import type { Listing } from "../api/types";
import { ask, type Checked, isRefused, type Refusal, type Refused } from "../messages";

export const PAUSE = 250; // ms after the last key
const PATIENCE = 12_000; // ms, longer than the worker's own
const AGAIN = [3000, 10_000, 30_000, 60_000]; // ms, while the server does not answer

export interface Outcome {
  /** the listing as sent, in one string */
  hash: string;
  listing: Listing;
}

export interface Asker {
  /** the listing as it is now, or null: nothing to check */
  listing(): Listing | null;
  answered(checked: Checked, sent: Outcome): void;
  refused(refusal: Refusal): void;
  /** a request goes out */
  asking(): void;
  /** nothing is left to check */
  empty(): void;
  /** the worker did not answer: perhaps this script's extension is gone */
  orphaned(): void;
}

const SILENCE: Refused = { refused: { code: "timeout", title: "", todo: "" } };
const silence = (): Promise<Refused> => new Promise((done) => setTimeout(done, PATIENCE, SILENCE));

export class Checker {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private busy = false;
  private missed = false;
  private kept: { checked: Checked; sent: Outcome } | null = null;
  private failures = 0;
  private stopped = false;

  constructor(private readonly asker: Asker) {}

  soon(wait: number = PAUSE): void {
    if (this.stopped) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = undefined;
      void this.run();
    }, wait);
  }

  /** Ask again even if the listing is the same: settings or profile are others. */
  anew(): void {
    this.kept = null;
    this.failures = 0;
    this.soon(0);
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private async run(): Promise<void> {
    if (this.busy) {
      this.missed = true;
      return;
    }
    const listing = this.asker.listing();
    if (!listing) {
      this.kept = null;
      this.asker.empty();
      return;
    }
    const hash = JSON.stringify(listing);
    if (hash === this.kept?.sent.hash) {
      // Changed and changed back, as by undo: marks that the change took are given back.
      this.asker.answered(this.kept.checked, this.kept.sent);
      return;
    }
    const sent = { hash, listing };
    this.busy = true;
    this.asker.asking();
    try {
      const answer = await Promise.race([ask({ kind: "check", listing }), silence()]);
      if (this.stopped) return;
      if (isRefused(answer)) {
        this.failures++;
        this.asker.refused(answer.refused);
        const wait = answer.refused.retryAfter
          ? answer.refused.retryAfter * 1000
          : AGAIN[Math.min(this.failures, AGAIN.length) - 1];
        if (!this.missed) this.soon(wait);
      } else {
        this.failures = 0;
        const now = this.asker.listing();
        // What was typed meanwhile has moved the findings; the next answer is on its way.
        if (now && JSON.stringify(now) === hash) {
          this.kept = { checked: answer, sent };
          this.asker.answered(answer, sent);
        } else this.missed = true;
      }
    } catch {
      // The worker was stopped in the middle, and starts again when it is asked; or the extension is gone, and this checker with it.
      this.asker.orphaned();
      this.missed = true;
    } finally {
      this.busy = false;
      if (this.missed) {
        this.missed = false;
        if (this.timer === undefined) this.soon(PAUSE); // a key may have set it already; then that one counts
      }
    }
  }
}
