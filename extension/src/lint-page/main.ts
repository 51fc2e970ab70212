// The lint page: fields, checks while one types, underlines, the list of findings.
import type { Answer, Fix, Listing, Marketplace, NotChecked } from "../api/types";
import type { ActionResult } from "../lint-ui";
import { applyFix } from "../shared/apply-fix";
import { byId, keyed, make } from "../shared/dom";
import { shownAs } from "../shared/shown-as";
import { type TrackedFinding, TrackedFindings } from "../shared/tracked-findings";
import { card, type PageActions } from "./card";
import { CheckLoop } from "./check-loop";
import { EXAMPLES } from "./examples";
import { PageField } from "./field";
import * as server from "./server";
import { split } from "./split";
import { fieldName, LANGUAGE, t } from "./texts";

/** Inputs and the select above the text fields. */
const INPUTS = ["market", "category", "brand", "own"] as const;
const input = (id: (typeof INPUTS)[number]): HTMLInputElement => byId<HTMLInputElement>(id);

const root = byId("lint");
const list = byId("list");
const fields = new Map<string, PageField>();
for (const control of root.querySelectorAll("textarea")) {
  const field = new PageField(control);
  fields.set(field.name, field);
}
const findings = new TrackedFindings();
let marketplaces: Marketplace[] = [];

// Words below the heading: what the check came to, or what an action came to.
function say(text: string): void {
  const state = byId("state");
  if (state.textContent !== text) state.textContent = text;
}

const sayError = (error: unknown): void =>
  say(error instanceof server.RefusedError ? error.message : t("offline"));

function listing(): Listing | null {
  const filled = [...fields.values()].filter(({ control }) => control.value);
  const brand = input("brand").value;
  if (!filled.length && !brand) return null;
  const own = input("own").value.split(/[,，]/);
  return {
    fields: Object.fromEntries(filled.map(({ name, control }) => [name, control.value])),
    marketplace: input("market").value,
    category: input("category").value,
    brand,
    brands: own.map((name) => name.trim()).filter(Boolean),
    messages: LANGUAGE,
  };
}

const loop = new CheckLoop({
  listing,
  empty() {
    findings.set([], { fields: {} });
    draw(t("empty"), []);
  },
  answered(answer, checked) {
    findings.set(answer.findings, checked);
    draw(summary(answer), answer.not_checked);
  },
  refused(error) {
    if (error?.status === 429) say(t("slow-down"));
    else sayError(error);
  },
});

function summary({ findings: all }: Answer): string {
  if (!all.length) return t("nothing");
  const count = (severity: string): number =>
    all.filter((finding) => finding.severity === severity).length;
  return t("count", { errors: count("error"), warnings: count("warning"), infos: count("info") });
}

const actions: PageActions = {
  textAt: (field, start, end) => findings.checkedText(field, start, end),
  paired: server.mayWrite(),
  fix,
  show,
  async dismiss(finding, kind, proof) {
    const { rule, fingerprint } = finding;
    const name = finding.mark?.text ?? finding.text;
    try {
      const { id } = await server.dismiss({ kind, name, rule, fingerprint, reason: proof });
      await loop.run();
      const undo = (): Promise<void> => server.takeBack(id).then(() => loop.run());
      return { text: t("dismissed"), undo };
    } catch (error) {
      return { text: error instanceof server.RefusedError ? error.message : t("offline") };
    }
  },
  dismissed,
  rule: (id) => server.rule(id).catch(() => null),
};

function draw(text: string, notChecked: readonly NotChecked[]): void {
  for (const field of fields.values()) {
    field.underline(findings.inField(field.name));
    field.choose(null);
  }
  const focused = document.activeElement?.closest("#list li");
  const key = ({ finding }: TrackedFinding): string => shownAs({ finding }, actions.textAt);
  const [first] = keyed(list, findings.all, key, (now) => card(now, actions));
  if (focused && !focused.isConnected) (first ?? byId("findings")).focus();
  const unchecked = byId("unchecked");
  unchecked.hidden = !notChecked.length;
  unchecked
    .querySelector("ul")
    ?.replaceChildren(
      ...notChecked.map(({ what, why }) => make("li", { textContent: `${what}: ${why}` })),
    );
  say(text);
}

async function fix({ finding }: TrackedFinding, chosen: Fix | undefined): Promise<void> {
  if (!chosen) return;
  fields.get(finding.field ?? "")?.control.focus();
  const { outcome } = await applyFix(findings, finding, chosen, (name) => fields.get(name));
  say(t(outcome === "done" ? "fixed" : outcome === "failed" ? "fix-failed" : "changed"));
  if (outcome === "changed") loop.soon(0);
}

function show({ id, finding }: TrackedFinding): void {
  const field = fields.get(finding.field ?? "");
  const tracked = findings.get(id);
  if (!field) return;
  field.control.focus();
  if (!tracked) return;
  field.editable.select(tracked.start, tracked.end);
  for (const each of fields.values()) each.choose(each === field ? id : null);
}

function dismissed({ text, undo }: ActionResult): void {
  if (!undo) {
    say(text);
    return;
  }
  const button = make("button", { type: "button", id: "undo", textContent: t("undo") });
  button.addEventListener("click", () => {
    undo().then(() => button.remove(), sayError);
  });
  byId("state").replaceChildren(`${text} `, button);
  button.focus();
}

function typed(field: PageField): void {
  const { value } = field.control;
  findings.textChanged(field.name, field.text, value);
  field.text = value;
  field.underline(findings.inField(field.name));
  field.count();
  loop.soon();
}

/** Write a whole listing into the page; what it leaves out is emptied or, above the fields, kept. */
async function fill(parts: Readonly<Record<string, string>>): Promise<void> {
  for (const id of INPUTS) {
    const value = parts[id];
    if (value !== undefined) input(id).value = value;
  }
  let taken = true;
  for (const field of fields.values())
    taken = (await field.replaceText(parts[field.name] ?? "")) && taken;
  fields.get("title")?.control.focus();
  scrollTo({ top: 0 });
  showLimits();
  loop.soon(0);
  if (!taken) say(t("fix-failed"));
}

function showLimits(): void {
  const market = marketplaces.find(({ id }) => id === input("market").value);
  for (const field of fields.values()) {
    const limits = market?.limits.filter(
      (limit) =>
        limit.maximum &&
        (limit.field === field.name ||
          (limit.field === "bullet" && field.name.startsWith("bullet"))),
    );
    field.limit = limits?.at(-1) ?? null;
    field.count();
  }
}

function pasted(field: PageField, event: ClipboardEvent): void {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (field.name !== "title" || field.control.value || !/\n\s*\S/.test(text)) return;
  event.preventDefault();
  void fill(split(text)).then(() => say(t("split")));
}

async function copyListing(): Promise<void> {
  const filled = [...fields.values()].filter(({ text }) => text);
  const lines = filled.map(({ name, text }) => `${fieldName(name)}: ${text}`);
  await navigator.clipboard.writeText(lines.join("\n"));
  say(t("copied"));
}

async function pair(): Promise<void> {
  try {
    const { code } = await server.pairingCode();
    byId("code").textContent = t("connect-code", { code });
  } catch (error) {
    sayError(error);
  }
}

/** F8: the next finding of the list; with Shift the one before. */
function step(event: KeyboardEvent): void {
  const items = [...list.children] as HTMLElement[];
  if (event.key !== "F8" || !items.length) return;
  event.preventDefault();
  const current = items.findIndex((item) => item.contains(document.activeElement));
  items.at((current + (event.shiftKey ? -1 : 1)) % items.length)?.focus();
}

for (const field of fields.values()) {
  field.control.addEventListener("input", () => typed(field));
  field.control.addEventListener("paste", (event) => pasted(field, event));
}
for (const id of INPUTS)
  input(id).addEventListener("input", () => {
    if (id === "market") showLimits();
    loop.soon();
  });
for (const button of root.querySelectorAll<HTMLElement>("[data-example]"))
  button.addEventListener(
    "click",
    () => void fill({ category: "", ...EXAMPLES[button.dataset.example ?? ""] }),
  );
byId("clear").addEventListener("click", () => void fill({ category: "", brand: "", own: "" }));
byId("copy").addEventListener("click", () => void copyListing());
byId("pair").addEventListener("click", () => void pair());
byId("connect").hidden = !server.mayWrite();
document.addEventListener("keydown", step);
server.marketplaces().then((all) => {
  marketplaces = all;
  showLimits();
}, sayError);
for (const field of fields.values()) if (field.text) typed(field); // a browser may bring them back
