// The content script on further sites that the user allowed; the listed portals have it by the
// manifest.

import { readSettings } from "../settings";
import { patternOf } from "../shared/site";

const ID = "allowed-sites";

export async function registerSites(): Promise<void> {
  const { sites } = await readSettings();
  const wanted: string[] = [];
  for (const pattern of new Set(sites.map(patternOf)))
    if (await chrome.permissions.contains({ origins: [pattern] })) wanted.push(pattern);
  const there = await chrome.scripting.getRegisteredContentScripts({ ids: [ID] });
  if (!wanted.length) {
    if (there.length) await chrome.scripting.unregisterContentScripts({ ids: [ID] });
    return;
  }
  const script = {
    id: ID,
    matches: wanted,
    allFrames: true,
    matchOriginAsFallback: true,
    runAt: "document_idle" as const,
    js: ["content.js"],
    css: ["highlight.css"],
  };
  if (there.length) await chrome.scripting.updateContentScripts([script]);
  else await chrome.scripting.registerContentScripts([script]);
}
