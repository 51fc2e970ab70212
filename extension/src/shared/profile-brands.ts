// The brands of the server's profile, kept for the short list.
import { call } from "../api/client";
import type { Profile } from "../api/types";
import { readSettings, readToken } from "../settings";

const AGE = 60_000; // ms

export interface ProfileBrands {
  own: string[];
  authorised: string[];
}

export async function profileBrands(): Promise<ProfileBrands> {
  const { profileBrands: found } = await chrome.storage.local.get("profileBrands");
  return (found as ProfileBrands | undefined) ?? { own: [], authorised: [] };
}

/** Read the brands again, unless that was done within the last minute. A server that does not
 *  answer changes nothing. */
export async function refreshProfile({ force = false } = {}): Promise<void> {
  const settings = await readSettings();
  const { profileAt = 0 } = await chrome.storage.session.get("profileAt");
  if (settings.mode === "short-list" || (!force && Date.now() - Number(profileAt) < AGE)) return;
  await chrome.storage.session.set({ profileAt: Date.now() });
  try {
    const profile = await call<Profile>(settings.server, await readToken(), "GET", "/v1/profile");
    const found: ProfileBrands = {
      own: profile.brands.map((brand) => brand.name),
      authorised: profile.authorised.map((brand) => brand.name),
    };
    await chrome.storage.local.set({ profileBrands: found });
  } catch {
    // as it was
  }
}
