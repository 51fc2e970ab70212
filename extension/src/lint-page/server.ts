// Talking to the server that this page came from, and to no other.
import type { Answer, DismissalIn, Listing, Marketplace, Problem, Rule } from "../api/types";

const token = readToken();

/** From the address, which it leaves at once; kept for the tab. */
function readToken(): string {
  const given = new URLSearchParams(location.hash.slice(1)).get("token");
  if (given) {
    sessionStorage.setItem("token", given);
    history.replaceState(null, "", location.pathname + location.search);
  }
  return given || sessionStorage.getItem("token") || "";
}

export const mayWrite = (): boolean => token !== "";

export class RefusedError extends Error {
  constructor(
    readonly status: number,
    problem: Partial<Problem> | null,
    /** seconds; 0: not said */
    readonly retryAfter: number,
  ) {
    super(problem?.detail || problem?.title || String(status));
  }
}

/** Throws `RefusedError`, and what `fetch` throws where there is no answer. */
async function call<T>(
  method: string,
  path: string,
  body?: unknown,
  signal: AbortSignal | null = null,
): Promise<T> {
  const headers: Record<string, string> = {
    "Content-Type": "application/json",
    "Accept-Language": document.documentElement.lang,
  };
  if (method !== "GET" && path !== "/v1/check" && token) headers.Authorization = `Bearer ${token}`;
  const answer = await fetch(path, {
    method,
    headers,
    body: body === undefined ? null : JSON.stringify(body),
    signal,
    cache: "no-store",
  });
  const data = await answer.json().catch(() => null);
  if (!answer.ok)
    throw new RefusedError(answer.status, data, Number(answer.headers.get("Retry-After") || 0));
  return data as T;
}

export const check = (listing: Listing, signal: AbortSignal): Promise<Answer> =>
  call("POST", "/v1/check", listing, signal);
export const marketplaces = (): Promise<Marketplace[]> => call("GET", "/v1/marketplaces");
export const rule = (id: string): Promise<Rule> =>
  call("GET", `/v1/rules/${encodeURIComponent(id)}`);
export const dismiss = (dismissal: DismissalIn): Promise<{ id: string }> =>
  call("POST", "/v1/dismissals", dismissal);
export const takeBack = (id: string): Promise<unknown> => call("DELETE", "/v1/dismissals", { id });
export const pairingCode = (): Promise<{ code: string }> => call("POST", "/v1/pair/code");
