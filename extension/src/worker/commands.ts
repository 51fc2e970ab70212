// Keyboard commands of the browser, handed to the page.
import type { Order } from "../messages";

const ORDERS: Record<string, Order> = {
  "next-finding": { kind: "next", back: false },
  "previous-finding": { kind: "next", back: true },
  "look-again": { kind: "look-again" },
};

export async function commanded(command: string, tab: number | undefined): Promise<void> {
  const order = ORDERS[command];
  if (!order || tab === undefined) return;
  try {
    await chrome.tabs.sendMessage(tab, order);
  } catch {
    // no content script in that tab
  }
}
