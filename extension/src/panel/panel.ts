// The side panel (sidebar in Firefox): the whole listing's report of the tab that is on top, kept
// up as it is typed.
import type { Severity } from "../api/types";
import { ask } from "../messages";
import { readSettings } from "../settings";
import { localize, ready } from "../shared/localize";
import { merged, type Placed } from "../shared/report";
import { hostOf } from "../shared/server";
import { activeTab, jumpTo, onReports, reportsOf } from "../shared/tab";
import { draw, type View } from "./draw";

async function start(): Promise<void> {
  const settings = await ready(readSettings());
  const words = localize(settings.language);
  const { t } = words;
  document.title = t("panel-title");
  const view: View = {
    ...words,
    overview: null,
    hidden: new Set<Severity>(),
    server:
      settings.mode === "server"
        ? t("server-is", { host: hostOf(settings.server) })
        : t("no-server-asked"),
  };
  let tab: number | undefined;

  const shown = async (): Promise<void> => {
    const asked = tab;
    const reports = asked === undefined ? [] : await reportsOf(asked);
    if (asked !== tab) return; // another tab came on top meanwhile
    view.overview = merged(reports);
    draw(view, actions);
  };
  const actions = {
    jump: (placed: Placed): void => {
      if (tab !== undefined && placed.finding.field !== null) void jumpTo(tab, placed);
    },
    rulePage: (path: string): void => void ask({ kind: "openPage", page: "rule", path }),
    toggle: (severity: Severity): void => {
      if (!view.hidden.delete(severity)) view.hidden.add(severity);
      draw(view, actions);
    },
  };
  const follow = async (): Promise<void> => {
    tab = (await activeTab())?.id;
    await shown();
  };
  chrome.tabs.onActivated.addListener(() => void follow());
  onReports(
    () => tab,
    () => void shown(),
  );
  chrome.storage.onChanged.addListener((changes, area) => {
    if (area === "local" && "settings" in changes) void anew();
  });
  const anew = async (): Promise<void> => {
    const { language, server, mode } = await readSettings();
    if (language !== settings.language || server !== settings.server || mode !== settings.mode)
      location.reload();
  };
  await follow();
}

void start();
