// The server's HTTP API. Used by the worker and the extension's own pages, never by a content
// script: a page's network rules bind that.
import type { Problem, Refusal } from "./types";

const PATIENCE = 8000; // ms

export class RefusedError extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.title);
  }
}

// In the browser's language; what the server itself refuses comes from its own catalogue.
const OWN = {
  unreachable: {
    en: [
      "The brandlint server does not answer",
      "Start it (brandlint serve) or correct its address in the options.",
    ],
    zh: ["brandlint 服务器无响应", "请启动服务器（brandlint serve），或在选项中更正其地址。"],
  },
  timeout: {
    en: ["The brandlint server takes too long", "It is tried again at the next change."],
    zh: ["brandlint 服务器响应过慢", "下次修改时会重试。"],
  },
  "not-brandlint": {
    en: ["Something else answers at the server's address", "Correct the address in the options."],
    zh: ["该地址上运行的不是 brandlint", "请在选项中更正服务器地址。"],
  },
} as const;

function own(code: keyof typeof OWN, language: string): RefusedError {
  const [title, todo] = OWN[code][language.startsWith("zh") ? "zh" : "en"];
  return new RefusedError({ code, title, todo });
}

/** One call. Throws `RefusedError`. */
export async function call<T>(
  server: string,
  token: string,
  method: string,
  path: string,
  body?: unknown,
  language = "en",
): Promise<T> {
  const headers: Record<string, string> = {
    Accept: "application/json",
    "Accept-Language": language,
  };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (token) headers.Authorization = `Bearer ${token}`;
  let answer: Response;
  let data: unknown;
  try {
    answer = await fetch(server + path, {
      method,
      headers,
      cache: "no-store",
      credentials: "omit",
      redirect: "error",
      signal: AbortSignal.timeout(PATIENCE),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    data = await answer.json().catch(() => null);
  } catch (error) {
    throw own((error as Error).name === "TimeoutError" ? "timeout" : "unreachable", language);
  }
  if (typeof data !== "object" || data === null) throw own("not-brandlint", language);
  // A server whose store is down says so as a state, not as a problem.
  if (!answer.ok && !(answer.status === 503 && "snapshot" in data)) {
    const problem = data as Partial<Problem>;
    if (!problem.code) throw own("not-brandlint", language);
    const wait = Number(answer.headers.get("Retry-After"));
    throw new RefusedError({
      code: problem.code,
      title: problem.title ?? problem.code,
      todo: problem.todo ?? problem.detail ?? "",
      ...(wait > 0 ? { retryAfter: wait } : {}),
    });
  }
  return data as T;
}
