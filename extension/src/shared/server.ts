// What there is to say of the server: how many marks, from where, as of when.
import { call } from "../api/client";
import type { Refusal, ServerState } from "../api/types";
import type { Words } from "../i18n";
import { ask, isRefused } from "../messages";
import { readToken, type Settings } from "../settings";

export interface Register {
  office: string;
  as_of: string;
}
export type ServerFacts = { state: ServerState; registers: Register[] };

/** By way of the worker, so that its view and the page's agree. */
export async function factsOf(settings: Settings, lang: string): Promise<ServerFacts | Refusal> {
  const state = await ask({ kind: "server" });
  if (isRefused(state)) return state.refused;
  try {
    const found = await call<{ registers: Register[] }>(
      settings.server,
      await readToken(),
      "GET",
      "/v1/registers",
      undefined,
      lang,
    );
    return { state, registers: found.registers };
  } catch {
    return { state, registers: [] };
  }
}

export const isFacts = (found: ServerFacts | Refusal): found is ServerFacts => "state" in found;

/** The newest date of each office, `US 2026-11-20`. */
export function registerDates(registers: readonly Register[]): string[] {
  const newest = new Map<string, string>();
  for (const { office, as_of } of registers)
    if (as_of >= (newest.get(office) ?? "")) newest.set(office, as_of);
  return [...newest].map(([office, date]) => `${office} ${date}`.trim()).sort();
}

/** How many marks and from where; with registers also the oldest date of their data. */
export function dataWords(t: Words, lang: string, { state, registers }: ServerFacts): string {
  const marks = state.snapshot.marks.toLocaleString(lang);
  if (!registers.length) return t("marks-curated", { marks });
  const oldest = registers
    .map((row) => row.as_of)
    .filter(Boolean)
    .sort()[0];
  return [
    t("marks-registers", { marks }),
    ...(oldest ? [t("data-of", { date: oldest })] : []),
  ].join(t("comma"));
}

export const hostOf = (server: string): string => new URL(server).host;
