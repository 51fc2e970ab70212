// What a person types or pastes as the server's address. Pure.

export interface Address {
  /** origin of the server */
  server: string;
  /** the token, where the address that `brandlint serve` prints was pasted whole */
  token: string;
}

/** `null`: no address of a server. The scheme may be left out: then it is http on this machine and
 *  https elsewhere. */
export function readAddress(typed: string): Address | null {
  const text = typed.trim();
  if (!text || /\s/.test(text)) return null;
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(text)?.[0];
  try {
    const url = new URL(
      scheme ? text : `${isNear(text.split(/[:/]/)[0] ?? "") ? "http" : "https"}://${text}`,
    );
    if (
      !/^https?:$/.test(url.protocol) ||
      url.username ||
      url.password ||
      url.pathname !== "/" ||
      url.search
    )
      return null;
    return { server: url.origin, token: new URLSearchParams(url.hash.slice(1)).get("token") ?? "" };
  } catch {
    return null;
  }
}

/** Does the text stay on this machine? */
export const isNear = (host: string): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(host);

export function isOpenToOthers(server: string): boolean {
  const url = new URL(server);
  return url.protocol === "http:" && !isNear(url.hostname);
}

/** The eight digits of a pairing code, or `null`. */
export function readCode(typed: string): string | null {
  const digits = typed.normalize("NFKC").replace(/[\s-]/g, "");
  return /^\d{8}$/.test(digits) ? digits : null;
}
