// How a finding names a mark and whose it is, as `brandlint/rules/naming.py` does.
import type { Mark } from "./pack";

type Named = Pick<Mark, "text" | "owner" | "house">;

const key = (name: string): string =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/['’\p{M}]/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
const joined = (name: string): string => key(name).replaceAll(" ", "");
const says = (name: string, part: string): boolean => ` ${key(name)} `.includes(` ${key(part)} `);

/** The house with its proprietor, "Ducati (Volkswagen)"; one of them where it names the other. */
export function proprietor({ owner, house }: Named): string {
  if (says(owner, house)) return owner;
  if (says(house, owner)) return house;
  return owner.includes("(") ? `${house}, ${owner}` : `${house} (${owner})`;
}

/** The proprietor for a sentence that names the mark; empty where its name says it already. */
export function whose(mark: Named): string {
  if (joined(mark.house) !== joined(mark.text)) return proprietor(mark);
  return joined(mark.owner) === joined(mark.text) ? "" : mark.owner;
}

/** The mark, behind the alias by which it was met: “FlowState” (Stanley Quencher). */
export function named({ text }: Named, met: string): string {
  const [one, other] = [` ${key(met)}`, ` ${key(text)}`];
  const isForm = one.includes(other) || other.includes(one) || joined(met).includes(joined(text));
  return isForm ? text : `“${met}” (${text})`;
}
