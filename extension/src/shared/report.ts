// One picture of a tab from the reports of its frames. Pure.
import type { Finding, NotChecked, Severity } from "../api/types";
import { GRAVEST_FIRST, SEVERITIES } from "../lint-ui";
import { type CheckState, reportPrefix, type TabReport, type WatchedField } from "../messages";

/** A finding and the frame that can jump to it. `label`: how the portal calls its field, else
 *  empty. */
export interface Placed {
  finding: Finding;
  frame: number;
  label: string;
}

export interface Overview {
  checkState: CheckState;
  fields: WatchedField[];
  /** the gravest first, then as the fields stand on the page */
  placed: Placed[];
  counts: Record<Severity, number>;
  notChecked: NotChecked[];
  marketplace: string;
  marketplaceFrom: TabReport["marketplaceFrom"];
  /** hosts of the frames, that of the page first */
  hosts: string[];
}

// The state of the tab if its frames differ. What the seller must act upon comes before what passes
// by itself.
const GRAVEST = ["refused", "offline", "checking", "checked", "paused"] as const;

/** The keys of `stored` (the whole session storage) that are reports of the tab, in the order of
 *  the frames. */
export function reportsIn(stored: Record<string, unknown>, tab: number): TabReport[] {
  return Object.entries(stored)
    .filter(([key]) => key.startsWith(reportPrefix(tab)))
    .map(([, report]) => report as TabReport)
    .sort((a, b) => a.frame - b.frame);
}

/** `null`: no frame has reported. A frame without fields says nothing of the listing if another has
 *  some. */
export function merged(reports: readonly TabReport[]): Overview | null {
  const watching = reports.filter(
    (report) => report.fields.length > 0 || report.findings.length > 0,
  );
  const telling = watching.length > 0 ? watching : reports;
  const first = telling[0];
  if (!first) return null;
  const gravest =
    GRAVEST.flatMap((kind) => telling.filter((report) => report.checkState.kind === kind))[0] ??
    first;
  const named = telling.find((report) => report.marketplace) ?? first;
  const placed = withoutRepeats(telling.flatMap(placedIn));
  return {
    checkState: gravest.checkState,
    fields: telling.flatMap((report) => report.fields),
    placed,
    counts: counted(placed),
    notChecked: distinct(
      telling.flatMap((report) => report.notChecked),
      (row) => `${row.what}\n${row.why}`,
    ),
    marketplace: named.marketplace,
    marketplaceFrom: named.marketplaceFrom,
    hosts: distinct(reports.map((report) => report.host).filter(Boolean), (host) => host),
  };
}

function placedIn(report: TabReport): Placed[] {
  const order = new Map(report.fields.map((field, index) => [field.name, index]));
  const labels = new Map(report.fields.map((field) => [field.name, field.label]));
  const position = (finding: Finding): number =>
    finding.field === null ? -1 : (order.get(finding.field) ?? order.size);
  return [...report.findings]
    .sort((a, b) => position(a) - position(b) || (a.start ?? 0) - (b.start ?? 0))
    .map((finding) => ({
      finding,
      frame: report.frame,
      label: labels.get(finding.field ?? "") ?? "",
    }));
}

// Each frame that holds a part of a listing reports the findings of the listing as a whole.
function withoutRepeats(all: Placed[]): Placed[] {
  const seen = new Set<string>();
  const once = all.filter(({ finding }) => {
    if (finding.field !== null) return true;
    const fresh = !seen.has(finding.fingerprint);
    seen.add(finding.fingerprint);
    return fresh;
  });
  return once.sort(
    (a, b) => SEVERITIES.indexOf(b.finding.severity) - SEVERITIES.indexOf(a.finding.severity),
  );
}

function distinct<T>(rows: T[], name: (row: T) => string): T[] {
  return [...new Map(rows.map((row) => [name(row), row])).values()];
}

export function counted(placed: readonly Placed[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { finding } of placed) counts[finding.severity] += 1;
  return counts;
}

/** The severities that occur, the gravest first, each with its findings. */
export function bySeverity(placed: readonly Placed[]): { severity: Severity; placed: Placed[] }[] {
  return GRAVEST_FIRST.map((severity) => ({
    severity,
    placed: placed.filter(({ finding }) => finding.severity === severity),
  })).filter((group) => group.placed.length > 0);
}

/** The fields that have findings, as they stand on the page; the listing as a whole comes first. In
 *  a field, as they stand in the text. */
export function byField(
  overview: Overview,
): { field: string | null; frame: number; label: string; placed: Placed[] }[] {
  const groups = new Map<
    string,
    { field: string | null; frame: number; label: string; placed: Placed[] }
  >();
  for (const placed of overview.placed) {
    const key = placed.finding.field === null ? "" : `${placed.frame} ${placed.finding.field}`;
    const group = groups.get(key) ?? {
      field: placed.finding.field,
      frame: placed.frame,
      label: placed.label,
      placed: [],
    };
    groups.set(key, group);
    group.placed.push(placed);
  }
  const order = overview.fields.map((field) => field.name);
  const position = (field: string | null): number =>
    field === null ? -1 : order.indexOf(field) < 0 ? order.length : order.indexOf(field);
  for (const group of groups.values())
    group.placed.sort((a, b) => (a.finding.start ?? 0) - (b.finding.start ?? 0));
  return [...groups.values()].sort(
    (a, b) => a.frame - b.frame || position(a.field) - position(b.field),
  );
}
