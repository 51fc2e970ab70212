// Talking to the server that this page came from, and to no other.
const token = readToken();

function readToken() {
  const found = new URLSearchParams(location.hash.slice(1)).get("token");
  if (found) {
    sessionStorage.setItem("token", found);
    history.replaceState(null, "", location.pathname + location.search);
  }
  return found || sessionStorage.getItem("token") || "";
}

export const mayWrite = () => token !== "";

export class Refused extends Error {
  constructor(status, problem, retry) {
    super((problem && (problem.detail || problem.title)) || String(status));
    this.status = status;
    this.retry = retry;
  }
}

async function call(method, path, body, signal) {
  const headers = {
    "Content-Type": "application/json",
    "Accept-Language": document.documentElement.lang,
  };
  if (method !== "GET" && path !== "/v1/check" && token) headers.Authorization = `Bearer ${token}`;
  const answer = await fetch(path, {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
    signal,
    cache: "no-store",
  });
  const data = await answer.json().catch(() => null);
  if (!answer.ok)
    throw new Refused(answer.status, data, Number(answer.headers.get("Retry-After") || 0));
  return data;
}

export const check = (listing, signal) => call("POST", "/v1/check", listing, signal);
export const marketplaces = () => call("GET", "/v1/marketplaces");
export const dismiss = (said) => call("POST", "/v1/dismissals", said);
export const pairingCode = () => call("POST", "/v1/pair/code");
export const takeBack = (id) => call("DELETE", "/v1/dismissals", { id });
