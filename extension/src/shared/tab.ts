// The tab that a page of the extension speaks of: its reports, and orders to its frames.
import { type Command, reportPrefix, type TabReport, tabOfReport } from "../messages";
import { type Placed, reportsIn } from "./report";

/** The tab that is on top, or the one that this page was opened for (`?tab=`) in a window of its
 *  own. */
export async function activeTab(): Promise<chrome.tabs.Tab | undefined> {
  const own = Number(new URLSearchParams(location.search).get("tab"));
  if (own) return chrome.tabs.get(own).catch(() => undefined);
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  return tab;
}

export const reportsOf = async (tab: number): Promise<TabReport[]> =>
  reportsIn(await chrome.storage.session.get(null), tab);

/** `run` at every new report of the tab that `tab` names at that moment. */
export function onReports(tab: () => number | undefined, run: () => void): void {
  chrome.storage.onChanged.addListener((changes, area) => {
    const id = tab();
    if (area !== "session" || id === undefined) return;
    if (Object.keys(changes).some((key) => key.startsWith(reportPrefix(id)))) run();
  });
}

/** Was there a script that took the command? */
export async function send(tab: number, command: Command, frame?: number): Promise<boolean> {
  try {
    await chrome.tabs.sendMessage(tab, command, frame === undefined ? {} : { frameId: frame });
    return true;
  } catch {
    return false;
  }
}

/** Show a finding in its field. False: no script took the command. */
export function jumpTo(tab: number, { finding, frame }: Placed): Promise<boolean> {
  const { fingerprint, field, start } = finding;
  if (field === null) return Promise.resolve(false);
  return send(tab, { kind: "jump", fingerprint, field, start: start ?? 0 }, frame);
}

/** Tell all tabs with a report that what the server knows of the seller has changed; changes of the
 *  settings they see by themselves. */
export async function tellAll(): Promise<void> {
  const keys = Object.keys(await chrome.storage.session.get(null));
  const tabs = new Set(keys.map(tabOfReport).filter((id) => id !== undefined));
  await Promise.all([...tabs].map((id) => send(id, { kind: "changed" })));
}
