// Export and import of the settings.
import { byId, make } from "../shared/dom";
import type { Page } from "./page";
import { say } from "./status-line";
import { exported, readImport } from "./transfer";

export function files(page: Page): void {
  const file = byId<HTMLInputElement>("file");
  byId("export").onclick = () => {
    const url = URL.createObjectURL(
      new Blob([exported(page.settings)], { type: "application/json" }),
    );
    make("a", { href: url, download: "brandlint-options.json" }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  };
  byId("import").onclick = () => file.click();
  file.onchange = async () => {
    const [chosen] = file.files ?? [];
    if (chosen) await take(page, await chosen.text());
    file.value = ""; // so that the same file can be chosen again
  };
}

async function take(page: Page, text: string): Promise<void> {
  const { t } = page;
  const names = (keys: string[]): string => keys.join(t("comma"));
  const found = readImport(text, page.settings, page.fixed);
  if (found.kind === "no-json") return say("transfer-said", t("import-no-json"), "bad");
  if (found.kind === "wrong")
    return say("transfer-said", t("import-wrong", { names: names(found.names) }), "bad");
  const { change, fixed } = found;
  const keys = Object.keys(change);
  if (change.server) await page.setToken(""); // a token belongs to one server
  await page.set(change);
  if (change.server || change.mode) await page.readProfile();
  const said = [
    keys.length ? page.t("import-done", { names: names(keys) }) : page.t("import-nothing"),
    ...(fixed.length ? [page.t("import-managed", { names: names(fixed) })] : []),
    ...(change.server || change.sites ? [page.t("import-permissions")] : []),
  ];
  say("transfer-said", said.join(" "), "good");
}
