// The popup: what brandlint sees in this tab, what it found, and what to do where it sees nothing.
import { PORTALS } from "../portals";
import { readSettings, writeSettings } from "../settings";
import { byId } from "../shared/dom";
import { localize, ready } from "../shared/localize";
import { merged, type Placed } from "../shared/report";
import { dataWords, factsOf, hostOf, isFacts } from "../shared/server";
import { openSidePanel } from "../shared/sidepanel";
import { patternOf, siteOf } from "../shared/site";
import { activeTab, jumpTo, onReports, reportsOf, send } from "../shared/tab";
import { draw, type View } from "./draw";
import type { Action } from "./notice";

async function start(): Promise<void> {
  const [tab, settings] = await ready(Promise.all([activeTab(), readSettings()]));
  const id = tab?.id;
  const words = localize(settings.language);
  const { t, lang } = words;
  const view: View = {
    ...words,
    settings,
    overview: null,
    site: siteOf(tab?.url, PORTALS, settings),
    host: "",
    server: settings.mode === "short-list" ? t("no-server-asked") : "",
  };
  const say = (text: string): void => {
    byId("said").textContent = text;
  };

  const shown = async (): Promise<void> => {
    view.settings = await readSettings();
    view.site = siteOf(tab?.url, PORTALS, view.settings);
    view.overview = id === undefined ? null : merged(await reportsOf(id));
    view.host = view.overview?.hosts[0] ?? hostIn(tab?.url);
    draw(view, { jump, do: action });
  };
  const jump = (placed: Placed): void => {
    if (id === undefined || placed.finding.field === null) return;
    void jumpTo(id, placed).then((taken) => (taken ? window.close() : say(t("no-answer"))));
  };
  const look = async (): Promise<void> => {
    if (id !== undefined)
      say(t((await send(id, { kind: "look-again" })) ? "looked-again" : "no-answer"));
  };
  const pausing = (): { hosts: string[]; others: string[] } => {
    const hosts = new Set([view.host, ...(view.overview?.hosts ?? [])]);
    const others = view.settings.paused.filter((host) => !hosts.has(host));
    return { hosts: [...hosts], others };
  };
  const pause = async (): Promise<void> => {
    const { hosts, others } = pausing();
    await writeSettings({ paused: [...others, ...hosts] });
  };
  const resume = (): Promise<void> => writeSettings({ paused: pausing().others });
  const allow = async (): Promise<void> => {
    const { site } = view;
    if (site.kind !== "unlisted") return;
    // Asked before anything is awaited: the browser wants the press itself. Noted before the
    // answer: the popup may not live to see it.
    const asked = chrome.permissions
      .request({ origins: [patternOf(site.origin)] })
      .catch(() => false);
    const before = view.settings.sites;
    await writeSettings({ sites: [...before, site.origin] });
    if (await asked) say(t("site-allowed"));
    else {
      await writeSettings({ sites: before });
      say(t("allow-refused"));
    }
  };
  const action = (kind: Action): void => {
    if (kind === "look") void look();
    else if (kind === "allow") void allow();
    else if (kind === "resume") void resume();
    else if (kind === "options") void chrome.runtime.openOptionsPage().then(() => window.close());
    else if (kind === "reload" && id !== undefined)
      void chrome.tabs.reload(id).then(() => window.close());
  };

  byId("look").onclick = () => void look();
  byId("pause").onclick = () => void pause();
  byId("options").onclick = () => action("options");
  byId("report").onclick = () => void openSidePanel(tab).then(() => window.close());
  byId<HTMLSelectElement>("marketplace").onchange = (event) => {
    const { value } = event.target as HTMLSelectElement;
    // A listing may be spread over frames of several hosts.
    const hosts = view.overview?.hosts ?? [];
    const others = Object.entries(view.settings.marketplaceOf).filter(
      ([host]) => !hosts.includes(host),
    );
    void writeSettings({
      marketplaceOf: Object.fromEntries(
        value ? [...others, ...hosts.map((host) => [host, value])] : others,
      ),
    });
  };
  onReports(
    () => id,
    () => void shown(),
  );
  chrome.storage.onChanged.addListener((_changes, area) => {
    if (area === "local") void shown();
  });
  await shown();
  if (settings.mode === "short-list") return;
  view.server = t("server-is", { host: hostOf(settings.server) });
  const facts = await factsOf(settings, lang).catch(() => null);
  if (facts && isFacts(facts)) view.server += ` · ${dataWords(t, lang, facts)}`;
  else if (facts) view.server += ` · ${facts.title}`;
  draw(view, { jump, do: action });
}

function hostIn(address: string | undefined): string {
  return /^https?:/.test(address ?? "") ? new URL(address as string).host : "";
}

void start();
