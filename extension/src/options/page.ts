// What the sections of the options share: the settings, the server's profile, and the ways to
// change either.
import { call, RefusedError } from "../api/client";
import type { Profile, Refusal } from "../api/types";
import {
  managed,
  readSettings,
  readToken,
  type Settings,
  writeSettings,
  writeToken,
} from "../settings";
import { type Localized, localize } from "../shared/localize";
import { refreshProfile } from "../shared/profile-brands";
import { tellAll } from "../shared/tab";
import { type Change, tidy } from "./profile";
import { fixedIn } from "./transfer";

export class Page {
  settings!: Settings;
  fixed: ReadonlySet<keyof Settings> = new Set();
  token = "";
  /** the server's, `null` where it cannot be read or none is asked */
  profile: Profile | null = null;
  /** why it cannot be read */
  refusal: Refusal | null = null;
  shown!: Localized;
  private readonly draws: (() => void)[] = [];

  static async open(): Promise<Page> {
    const page = new Page();
    await page.readLocal();
    // Changed elsewhere: by the popup, by another window of these options.
    chrome.storage.onChanged.addListener((changes, area) => {
      if (area === "local" && ("settings" in changes || "token" in changes))
        void page.readLocal().then(() => page.redraw());
    });
    return page;
  }

  get t(): Localized["t"] {
    return this.shown.t;
  }

  /** `draw` runs now and after every change. */
  section(draw: () => void): void {
    this.draws.push(draw);
    draw();
  }

  redraw(): void {
    for (const draw of this.draws) draw();
  }

  private async readLocal(): Promise<void> {
    this.fixed = fixedIn(await managed());
    this.settings = await readSettings();
    this.token = await readToken();
    this.shown = localize(this.settings.language);
    document.title = this.t("options-title");
  }

  async set(change: Partial<Settings>): Promise<void> {
    await writeSettings(change);
    await this.readLocal();
    this.redraw();
  }

  async setToken(token: string): Promise<void> {
    await writeToken(token);
    await this.readLocal();
    this.redraw();
  }

  /** Throws `RefusedError`. */
  call<T>(method: string, path: string, body?: unknown): Promise<T> {
    return call<T>(this.settings.server, this.token, method, path, body, this.shown.lang);
  }

  async readProfile(): Promise<void> {
    this.profile = null;
    this.refusal = null;
    if (this.settings.mode === "server") {
      try {
        this.profile = tidy(await this.call<Profile>("GET", "/v1/profile"));
      } catch (error) {
        if (!(error instanceof RefusedError)) throw error;
        this.refusal = error.refusal;
      }
    }
    this.redraw();
  }

  get mayWriteProfile(): boolean {
    return this.settings.mode === "server" && this.profile !== null && this.token !== "";
  }

  /** Change the server's profile. It is read again first, so that what others have written since
   *  stays. `taken` are the settings to change once the server has it, `here` those to change
   *  instead where it cannot be written. Returns null, or why the server did not take it; then no
   *  setting changed either. */
  async change(
    change: Change,
    { taken, here }: { taken: Partial<Settings>; here: Partial<Settings> },
  ): Promise<Refusal | null> {
    if (!this.mayWriteProfile) {
      await this.set(here);
      return null;
    }
    try {
      const fresh = tidy(await this.call<Profile>("GET", "/v1/profile"));
      const wanted = change(fresh);
      const differs = JSON.stringify(wanted) !== JSON.stringify(fresh);
      this.profile = tidy(differs ? await this.call<Profile>("PUT", "/v1/profile", wanted) : fresh);
      await this.set(taken);
      await refreshProfile({ force: true }); // for the short list
      await tellAll();
      return null;
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      return error.refusal;
    }
  }
}
