// When a listing is sent: a pause after the last key, at once where it is complete, one request at
// a time, nothing twice. Stale answers are dropped.
import type { Listing, Refusal } from "../api/types";
import { ask, type Checked, isRefused, type Refused } from "../messages";

export const PAUSE = 250; // ms after the last key
const ANSWER_TIME = 12_000; // ms, longer than the worker's own
const RETRY_AFTER = [3000, 10_000, 30_000, 60_000]; // ms, while the server does not answer

export interface SentListing {
  /** the listing as sent, in one string */
  hash: string;
  listing: Listing;
}

export interface CheckHost {
  /** the listing as it is now, or null: nothing to check */
  listing(): Listing | null;
  answered(checked: Checked, sent: SentListing): void;
  refused(refusal: Refusal): void;
  /** a request goes out */
  asking(): void;
  /** nothing is left to check */
  empty(): void;
  /** the worker did not answer: perhaps this script's extension is gone */
  orphaned(): void;
}

const NO_ANSWER: Refused = { refused: { code: "timeout", title: "", todo: "" } };
const noAnswer = (): Promise<Refused> =>
  new Promise((done) => setTimeout(done, ANSWER_TIME, NO_ANSWER));

export class CheckLoop {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private busy = false;
  private again = false;
  private last: { checked: Checked; sent: SentListing } | null = null;
  private failures = 0;
  private stopped = false;

  constructor(private readonly host: CheckHost) {}

  soon(wait: number = PAUSE): void {
    if (this.stopped) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = undefined;
      void this.run();
    }, wait);
  }

  /** Ask again even if the listing is the same, since settings or profile changed. */
  restart(): void {
    this.last = null;
    this.failures = 0;
    this.soon(0);
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private async run(): Promise<void> {
    if (this.busy) {
      this.again = true;
      return;
    }
    const listing = this.host.listing();
    if (!listing) {
      this.last = null;
      this.host.empty();
      return;
    }
    const hash = JSON.stringify(listing);
    if (hash === this.last?.sent.hash) {
      // The text was changed and changed back, as by undo: the findings that this took come back.
      this.host.answered(this.last.checked, this.last.sent);
      return;
    }
    const sent = { hash, listing };
    this.busy = true;
    this.host.asking();
    try {
      const answer = await Promise.race([ask({ kind: "check", listing }), noAnswer()]);
      if (this.stopped) return;
      if (isRefused(answer)) {
        this.failures++;
        this.host.refused(answer.refused);
        const wait = answer.refused.retryAfter
          ? answer.refused.retryAfter * 1000
          : RETRY_AFTER[Math.min(this.failures, RETRY_AFTER.length) - 1];
        if (!this.again) this.soon(wait);
      } else {
        this.failures = 0;
        const now = this.host.listing();
        // An answer to an earlier text is dropped; the next one is on its way.
        if (now && JSON.stringify(now) === hash) {
          this.last = { checked: answer, sent };
          this.host.answered(answer, sent);
        } else this.again = true;
      }
    } catch {
      // The worker was stopped in the middle, and starts again when it is asked. Or the extension
      // is gone, and this script with it.
      this.host.orphaned();
      this.again = true;
    } finally {
      this.busy = false;
      if (this.again) {
        this.again = false;
        // A key may have set it already; then that one counts.
        if (this.timer === undefined) this.soon(PAUSE);
      }
    }
  }
}
