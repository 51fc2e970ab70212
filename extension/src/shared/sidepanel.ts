// The side panel of Chromium, the sidebar of Firefox; older browsers have neither and get a window.
interface Sidebar {
  open(): Promise<void>;
}
const sidebar = (): Sidebar | undefined =>
  (chrome as unknown as { sidebarAction?: Sidebar }).sidebarAction;
const panel = (): typeof chrome.sidePanel | undefined =>
  (chrome as { sidePanel?: typeof chrome.sidePanel }).sidePanel;

/** Only in answer to a press of a button, before anything is awaited. */
export async function openSidePanel(tab: chrome.tabs.Tab | undefined): Promise<void> {
  const chromium = panel();
  const firefox = sidebar();
  if (chromium?.open && tab !== undefined) await chromium.open({ windowId: tab.windowId });
  else if (firefox) await firefox.open();
  else
    await chrome.windows.create({
      type: "popup",
      width: 460,
      height: 760,
      url: `panel.html?tab=${tab?.id ?? ""}`,
    });
}
