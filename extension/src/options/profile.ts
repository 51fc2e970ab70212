// Changes of the seller's settings on the server. Pure: each takes the profile as it is at that
// moment and leaves alone what it is not about.
import type { Profile } from "../api/types";

export type Change = (profile: Profile) => Profile;
type Brand = Profile["brands"][number];
type Authorised = Profile["authorised"][number];

/** Names are the same if they differ in case, width or spacing only. */
export const folded = (name: string): string =>
  name.normalize("NFKC").trim().replace(/\s+/g, " ").toLocaleLowerCase("en");
const same = (a: string, b: string): boolean => folded(a) === folded(b);

/** The profile without repeats. The server adds dismissals to what it keeps, so a profile that was
 *  read and written back holds them twice. */
export function tidy(profile: Profile): Profile {
  const bare = (brand: Brand): boolean => !brand.unregistered && brand.registrations.length === 0;
  const brands = once(profile.brands).filter((brand, index, all) => {
    const namesakes = all.filter((other) => same(other.name, brand.name));
    return (
      !bare(brand) ||
      (namesakes.every(bare) && all.findIndex((other) => same(other.name, brand.name)) === index)
    );
  });
  return { ...profile, brands, authorised: once(profile.authorised), ignore: once(profile.ignore) };
}

function once<T>(rows: readonly T[]): T[] {
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
}

export const addBrand =
  (name: string): Change =>
  (profile) =>
    profile.brands.some((brand) => same(brand.name, name))
      ? profile
      : {
          ...profile,
          brands: [...profile.brands, { name, unregistered: false, registrations: [] }],
        };

export const removeBrand =
  (name: string): Change =>
  (profile) => ({ ...profile, brands: profile.brands.filter((brand) => !same(brand.name, name)) });

export const addAuthorised =
  (name: string, proof: string): Change =>
  (profile) =>
    profile.authorised.some((row) => same(row.name, name) && row.proof === proof)
      ? profile
      : {
          ...profile,
          authorised: [
            ...profile.authorised,
            { name, proof, marketplaces: [], until: null, sha256: "" },
          ],
        };

export const removeAuthorised =
  (name: string, proof: string): Change =>
  (profile) => ({
    ...profile,
    authorised: profile.authorised.filter((row) => !(same(row.name, name) && row.proof === proof)),
  });

export const sellIn =
  (marketplace: string, { listed }: { listed: boolean }): Change =>
  (profile) => {
    const others = profile.marketplaces.filter((name) => name !== marketplace);
    return { ...profile, marketplaces: listed ? [...others, marketplace] : others };
  };

export const switchRule =
  (id: string, { on }: { on: boolean }): Change =>
  (profile) => {
    const { [id]: _, ...others } = profile.rules ?? {};
    return { ...profile, rules: on ? others : { ...others, [id]: "off" } };
  };

export interface BrandRow {
  name: string;
  registrations: number;
  /** the server does not know it */
  local: boolean;
}
export interface AuthorisedRow {
  name: string;
  proof: string;
  until: string;
  local: boolean;
}

/** The server's rows, then what only this browser knows. No profile: all is local. */
export function brandRows(profile: Profile | null, local: readonly string[]): BrandRow[] {
  const known = new Set(
    (profile?.brands ?? [])
      .flatMap((brand) => [brand.name, ...brand.registrations.map((row) => row.mark)])
      .map(folded),
  );
  const rows = (profile?.brands ?? []).map((brand) => ({
    name: brand.name,
    registrations: brand.registrations.length,
    local: false,
  }));
  return [
    ...rows,
    ...local
      .filter((name) => !known.has(folded(name)))
      .map((name) => ({ name, registrations: 0, local: true })),
  ];
}

export function authorisedRows(profile: Profile | null, local: readonly string[]): AuthorisedRow[] {
  const known = new Set((profile?.authorised ?? []).map((row) => folded(row.name)));
  const rows = (profile?.authorised ?? []).map((row: Authorised) => ({
    name: row.name,
    proof: row.proof,
    until: row.until ?? "",
    local: false,
  }));
  return [
    ...rows,
    ...local
      .filter((name) => !known.has(folded(name)))
      .map((name) => ({ name, proof: "", until: "", local: true })),
  ];
}
