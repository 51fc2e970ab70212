// What the content scripts report, kept in session storage for popup and panel, and counted on the
// badge.
import type { Severity } from "../api/types";
import { reportKey, reportPrefix, type TabReport } from "../messages";

const COUNTED: readonly Severity[] = ["error", "warning"];
const COLOURS: Record<string, string> = { error: "#b3261e", warning: "#8a5200", none: "#5a6673" };

async function reportsOf(tab: number): Promise<[string, TabReport][]> {
  const all = Object.entries(await chrome.storage.session.get());
  return all.filter(([key]) => key.startsWith(reportPrefix(tab))) as [string, TabReport][];
}

export async function keep(report: TabReport): Promise<void> {
  await chrome.storage.session.set({ [reportKey(report.tab, report.frame)]: report });
  await badge(report.tab);
}

/** Forget a tab, or one of its frames. */
export async function forget(tab: number, frame?: number): Promise<void> {
  const keys =
    frame === undefined ? (await reportsOf(tab)).map(([key]) => key) : [reportKey(tab, frame)];
  if (!keys.length) return;
  await chrome.storage.session.remove(keys);
  await badge(tab);
}

async function badge(tab: number): Promise<void> {
  const reports = (await reportsOf(tab)).map(([, report]) => report);
  const findings = reports.flatMap((report) => report.findings);
  const count = findings.filter((finding) => COUNTED.includes(finding.severity)).length;
  const worst =
    COUNTED.find((severity) => findings.some((finding) => finding.severity === severity)) ?? "none";
  const blind = reports.some((report) => report.checkState.kind === "refused");
  const text = count ? String(count) : blind ? "!" : "";
  try {
    await chrome.action.setBadgeText({ tabId: tab, text });
    await chrome.action.setBadgeBackgroundColor({ tabId: tab, color: COLOURS[worst]! });
  } catch {
    // the tab was closed meanwhile
  }
}
