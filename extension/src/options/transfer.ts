// Settings as a file and back. Pure: what is wrong in a file changes nothing.
import { DEFAULTS, type Settings, wrongSettings } from "../settings";

export const exported = (settings: Settings): string => `${JSON.stringify(settings, null, 2)}\n`;

export type Import =
  | { kind: "no-json" }
  | { kind: "wrong"; names: string[] }
  /** `fixed`: in the file, and left as the company has it */
  | { kind: "good"; change: Partial<Settings>; fixed: string[] };

/** All of a file or nothing. What it does not name stays. */
export function readImport(text: string, now: Settings, fixedKeys: ReadonlySet<string>): Import {
  let found: unknown;
  try {
    found = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return { kind: "no-json" };
  }
  if (typeof found !== "object" || found === null || Array.isArray(found))
    return { kind: "no-json" };
  const values = found as Record<string, unknown>;
  const names = wrongSettings(values);
  if (names.length) return { kind: "wrong", names };
  const differing = Object.keys(values).filter(
    (key) => JSON.stringify(values[key]) !== JSON.stringify(now[key as keyof Settings]),
  );
  const change = Object.fromEntries(
    differing.filter((key) => !fixedKeys.has(key)).map((key) => [key, values[key]]),
  );
  return {
    kind: "good",
    change: change as Partial<Settings>,
    fixed: differing.filter((key) => fixedKeys.has(key)),
  };
}

/** The settings that a company has fixed: those of its values that are settings at all. */
export function fixedIn(managed: Record<string, unknown>): Set<keyof Settings> {
  const wrong = new Set(wrongSettings(managed));
  return new Set(
    (Object.keys(managed) as (keyof Settings)[]).filter(
      (key) => key in DEFAULTS && !wrong.has(key),
    ),
  );
}
