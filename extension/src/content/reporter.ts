// Tells the worker what this frame watches and found, for popup, panel and badge.
import type { Watcher } from "../fields/watch";
import { ask, type TabReport } from "../messages";
import type { Portal } from "../portals/portal";
import type { TrackedFindings } from "../shared/tracked-findings";
import type { FindingSource } from "./finding-source";
import type { PageListing } from "./listing";

const PAUSE = 100; // ms in which changes make one report

export interface ReporterHost {
  page: Document;
  portal: Portal;
  watcher: Watcher;
  listing: PageListing;
  source: FindingSource;
  findings: TrackedFindings;
  /** the worker does not answer: perhaps this script's extension is gone */
  orphaned(): void;
}

export class Reporter {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: ReporterHost) {}

  /** Report in a moment, once for all changes until then. */
  soon(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      ask({ kind: "report", report: this.report() }).catch(() => this.host.orphaned());
    }, PAUSE);
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private report(): Omit<TabReport, "tab" | "frame"> {
    const { page, portal, watcher, listing, source, findings } = this.host;
    const { id, from } = listing.marketplace();
    return {
      host: page.location.host,
      portal: portal.id,
      marketplace: id,
      marketplaceFrom: from,
      checkState: source.state.check,
      fields: watcher.fields.map(({ key, name, label, text }) => {
        return { key, name, label, length: text.length };
      }),
      findings: findings.current(),
      notChecked: source.notChecked,
      at: Date.now(),
    };
  }
}
