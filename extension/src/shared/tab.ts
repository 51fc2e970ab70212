// The tab that a page of the extension speaks of: its reports, and orders to its frames.
import type { Order, TabReport } from "../messages";
import { reportsIn } from "./report";

/** The tab that is on top, or the one that this page was opened for (`?tab=`) in a window of its own. */
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
    if (
      area === "session" &&
      Object.keys(changes).some((key) => key.startsWith(`report:${tab()}:`))
    )
      run();
  });
}

/** Was there a script that took the order? */
export async function send(tab: number, order: Order, frame?: number): Promise<boolean> {
  try {
    await chrome.tabs.sendMessage(tab, order, frame === undefined ? {} : { frameId: frame });
    return true;
  } catch {
    return false;
  }
}

/** Tell all tabs with a report that what the server knows of the seller has changed; changes of the settings they see by themselves. */
export async function tellAll(): Promise<void> {
  const keys = Object.keys(await chrome.storage.session.get(null));
  const tabs = new Set(
    keys
      .map((key) => /^report:(\d+):/.exec(key)?.[1])
      .filter((id): id is string => id !== undefined),
  );
  await Promise.all([...tabs].map((id) => send(Number(id), { kind: "changed" })));
}
