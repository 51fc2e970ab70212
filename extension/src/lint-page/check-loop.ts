// When the listing is checked: a pause after the last key, and a newer check ends an older one.
import type { Answer, Listing } from "../api/types";
import { check, RefusedError } from "./server";

const PAUSE = 60; // ms after the last key
const OFFLINE = 3000; // ms until a server that did not answer is asked again

export interface CheckHost {
  /** the listing as it is now, or null: nothing to check */
  listing(): Listing | null;
  /** nothing is left to check */
  empty(): void;
  answered(answer: Answer, listing: Listing): void;
  /** null: the server does not answer */
  refused(error: RefusedError | null): void;
}

export class CheckLoop {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: AbortController | null = null;

  constructor(private readonly host: CheckHost) {}

  soon(wait: number = PAUSE): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.run(), wait);
  }

  async run(): Promise<void> {
    this.running?.abort();
    this.running = new AbortController();
    const { signal } = this.running;
    const listing = this.host.listing();
    if (!listing) {
      this.host.empty();
      return;
    }
    let answer: Answer;
    try {
      answer = await check(listing, signal);
    } catch (error) {
      if (!signal.aborted) this.failed(error);
      return;
    }
    // What was typed meanwhile is checked on its own.
    if (signal.aborted || JSON.stringify(listing) !== JSON.stringify(this.host.listing())) return;
    this.host.answered(answer, listing);
  }

  private failed(error: unknown): void {
    const refused = error instanceof RefusedError ? error : null;
    this.host.refused(refused);
    if (!refused) this.soon(OFFLINE);
    else if (refused.status === 429) this.soon(1000 * Math.max(1, refused.retryAfter));
  }
}
