// Keyboard commands of the browser, handed to the page.
import type { Command } from "../messages";

const COMMANDS: Record<string, Command> = {
  "next-finding": { kind: "next", back: false },
  "previous-finding": { kind: "next", back: true },
  "look-again": { kind: "look-again" },
};

export async function sendCommand(name: string, tab: number | undefined): Promise<void> {
  const command = COMMANDS[name];
  if (!command || tab === undefined) return;
  try {
    await chrome.tabs.sendMessage(tab, command);
  } catch {
    // no content script in that tab
  }
}
