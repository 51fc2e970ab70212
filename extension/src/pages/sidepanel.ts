// The side panel of Chromium, the sidebar of Firefox; older browsers have neither.
interface Sidebar {
  open(): Promise<void>;
}
const sidebar = (): Sidebar | undefined => (chrome as unknown as { sidebarAction?: Sidebar }).sidebarAction;
const panel = (): typeof chrome.sidePanel | undefined => (chrome as { sidePanel?: typeof chrome.sidePanel }).sidePanel;

export const sidePanelExists = (): boolean => Boolean(panel()?.open ?? sidebar()?.open);

/** Only in answer to a press of a button, before anything is awaited. */
export async function openSidePanel(windowId: number | undefined): Promise<void> {
  const chromium = panel();
  if (chromium?.open && windowId !== undefined) await chromium.open({ windowId });
  else await sidebar()?.open();
}
