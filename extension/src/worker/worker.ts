// The worker: all network, the badge, what popup and panel read. It may stop at any time, so
// nothing is kept in its memory.
import { call, RefusedError } from "../api/client";
import type { Answer, Rule, ServerState } from "../api/types";
import { resolved } from "../i18n/language";
import type { Question, Questions, Refused } from "../messages";
import { readSettings, readToken } from "../settings";
import { profileBrands, refreshProfile } from "../shared/profile-brands";
import { patternOf } from "../shared/site";
import type { Pack } from "../short-list/pack";
import packed from "../short-list/pack.json";
import { sendCommand } from "./commands";
import { forget, keep } from "./reports";
import { registerSites } from "./sites";

type Sender = chrome.runtime.MessageSender;
type Answers = {
  [K in keyof Questions]: (
    question: Questions[K]["ask"],
    sender: Sender,
  ) => Promise<Questions[K]["answer"]>;
};

async function server<T>(method: string, path: string, body?: unknown): Promise<T | Refused> {
  const [settings, token] = await Promise.all([readSettings(), readToken()]);
  try {
    return await call<T>(settings.server, token, method, path, body, resolved(settings.language));
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    const { refusal } = error;
    if (
      refusal.code !== "unreachable" ||
      (await chrome.permissions.contains({ origins: [patternOf(settings.server)] }))
    )
      return { refused: refusal };
    return { refused: { ...refusal, code: "no-permission" } };
  }
}

const ANSWERS: Answers = {
  async hello(_, { tab, frameId = 0 }) {
    const { server, ...settings } = await readSettings();
    if (tab?.id !== undefined) await forget(tab.id, frameId || undefined);
    void refreshProfile();
    return {
      settings,
      server: new URL(server).host,
      paired: (await readToken()) !== "",
      profile: await profileBrands(),
      tab: tab?.id ?? -1,
      frame: frameId,
    };
  },
  async check({ listing }) {
    const answer = await server<Answer>("POST", "/v1/check", listing);
    if ("refused" in answer) return answer;
    return { findings: answer.findings, notChecked: answer.not_checked, tookMs: answer.took_ms };
  },
  pack: async () => packed as unknown as Pack,
  async rule({ id }) {
    const key = `rule:${resolved((await readSettings()).language)}:${id}`;
    const { [key]: known } = await chrome.storage.session.get(key);
    if (known) return known as Rule;
    const found = await server<Rule>("GET", `/v1/rules/${encodeURIComponent(id)}`);
    if (!("refused" in found)) await chrome.storage.session.set({ [key]: found });
    return found;
  },
  async dismiss({ dismissal }) {
    const done = await server<{ id: string }>("POST", "/v1/dismissals", dismissal);
    await refreshProfile({ force: true });
    return done;
  },
  async takeBack({ id }) {
    const done = await server<{ id: string }>("DELETE", "/v1/dismissals", { id });
    await refreshProfile({ force: true });
    return done;
  },
  async report({ report }, { tab, frameId = 0 }) {
    if (tab?.id !== undefined) await keep({ ...report, tab: tab.id, frame: frameId });
    return null;
  },
  async leave(_, { tab, frameId = 0 }) {
    if (tab?.id !== undefined) await forget(tab.id, frameId);
    return null;
  },
  server: () => server<ServerState>("GET", "/readyz"),
  async openPage({ page, path = "" }) {
    if (page === "options") await chrome.runtime.openOptionsPage();
    else if (/^\/[^/]/.test(path)) {
      const settings = await readSettings();
      await chrome.tabs.create({
        url: `${settings.server}${path}${resolved(settings.language) === "zh" ? "?lang=zh" : ""}`,
      });
    }
    return null;
  },
};

chrome.runtime.onMessage.addListener((question: Question, sender, answer) => {
  if (sender.id !== chrome.runtime.id || !(question.kind in ANSWERS)) return false;
  const handler = ANSWERS[question.kind] as (
    question: Question,
    sender: Sender,
  ) => Promise<unknown>;
  void handler(question, sender).then(answer, (error: unknown) =>
    answer({ refused: { code: "internal", title: String(error), todo: "" } }),
  );
  return true;
});
chrome.tabs.onRemoved.addListener((tab) => void forget(tab));
chrome.commands.onCommand.addListener((command, tab) => void sendCommand(command, tab?.id));
chrome.storage.onChanged.addListener((changes, area) => {
  if (area !== "session" && "settings" in changes) void registerSites();
});
chrome.runtime.onInstalled.addListener(({ reason }) => {
  void registerSites();
  if (reason === "install") void chrome.runtime.openOptionsPage();
});
chrome.runtime.onStartup.addListener(() => void registerSites());
