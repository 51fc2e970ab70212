// The lint page: fields, checks while one types, underlines, the panel.
import * as server from "./api.js";
import { EXAMPLES } from "./examples.js";
import { apply, fits, replaceAll } from "./fix.js";
import { choose, scroll, show } from "./highlight.js";
import * as panel from "./panel.js";
import { change, moved } from "./spans.js";
import { split } from "./split.js";

const PAUSE = 60; // ms after the last key
const root = document.getElementById("lint");
const t = JSON.parse(root.dataset.texts);
const byId = (id) => document.getElementById(id);
const fields = new Map(
  [...root.querySelectorAll("textarea")].map((field) => [field.dataset.field, field]),
);
const state = {
  findings: [],
  texts: new Map([...fields].map(([name, field]) => [name, field.value])),
  limits: new Map(),
  timer: 0,
  running: null,
  at: -1,
};
const encoder = new TextEncoder();

function listing() {
  const filled = Object.fromEntries(
    [...fields].filter(([, field]) => field.value).map(([name, field]) => [name, field.value]),
  );
  const own = byId("own")
    .value.split(/[,，]/)
    .map((name) => name.trim())
    .filter(Boolean);
  return {
    fields: filled,
    marketplace: byId("market").value,
    category: byId("category").value,
    brand: byId("brand").value,
    brands: own,
    messages: root.dataset.lang,
  };
}

function soon(wait = PAUSE) {
  clearTimeout(state.timer);
  state.timer = setTimeout(run, wait);
}

async function run() {
  if (state.running) state.running.abort();
  const mine = new AbortController();
  state.running = mine;
  const wanted = listing();
  if (!Object.keys(wanted.fields).length && !wanted.brand) {
    state.findings = [];
    draw(t.empty);
    return;
  }
  try {
    const answer = await server.check(wanted, mine.signal);
    if (mine.signal.aborted || JSON.stringify(wanted) !== JSON.stringify(listing())) return;
    state.findings = answer.findings;
    draw(summary(answer.findings), answer.not_checked);
  } catch (error) {
    if (error.name === "AbortError") return;
    if (error.status === 429) {
      say(t["slow-down"]);
      soon(1000 * Math.max(1, error.retry));
    } else if (error.status) say(error.message);
    else {
      say(t.offline);
      soon(3000);
    }
  }
}

function summary(findings) {
  if (!findings.length) return t.nothing;
  const count = (severity) => findings.filter((finding) => finding.severity === severity).length;
  return t.count
    .replace("{errors}", count("error"))
    .replace("{warnings}", count("warning"))
    .replace("{infos}", count("info"));
}

function say(text) {
  if (byId("state").textContent !== text) byId("state").textContent = text;
}

function underline(name) {
  show(
    fields.get(name),
    state.findings.filter((finding) => finding.field === name),
  );
}

function draw(text, notChecked = []) {
  for (const name of fields.keys()) underline(name);
  choose(null);
  const focused = document.activeElement?.closest("#list li");
  panel.draw(byId("list"), state.findings, t, { fix, show: point, dismiss });
  if (focused && !focused.isConnected) (byId("list").firstElementChild || byId("findings")).focus();
  byId("unchecked").hidden = !notChecked.length;
  byId("unchecked")
    .querySelector("ul")
    .replaceChildren(
      ...notChecked.map((row) =>
        Object.assign(document.createElement("li"), { textContent: `${row.what}: ${row.why}` }),
      ),
    );
  say(text);
}

function count(name) {
  const field = fields.get(name),
    out = byId(`count-${name}`),
    limit = state.limits.get(name);
  const length =
    limit && limit.unit === "bytes" ? encoder.encode(field.value).length : [...field.value].length;
  out.textContent = limit
    ? `${length} / ${limit.maximum} ${t[limit.unit]}`
    : field.value
      ? `${length} ${t.characters}`
      : "";
  out.classList.toggle("over", Boolean(limit && length > limit.maximum));
}

function typed(name) {
  const field = fields.get(name),
    edit = change(state.texts.get(name), field.value);
  state.texts.set(name, field.value);
  state.findings = [
    ...state.findings.filter((finding) => finding.field !== name),
    ...moved(
      state.findings.filter((finding) => finding.field === name),
      edit,
    ),
  ];
  underline(name);
  count(name);
  soon();
}

function fix(finding, chosen) {
  const field = fields.get(finding.field);
  const now = state.findings.find(
    (row) =>
      row.fingerprint === finding.fingerprint &&
      row.start === finding.start &&
      row.field === finding.field,
  );
  if (!field || !now || !fits(field, now, chosen.edits)) {
    say(t.changed);
    soon(0);
    return;
  }
  apply(field, chosen.edits);
  say(t.fixed);
}

function point(finding) {
  const field = fields.get(finding.field);
  if (!field) return;
  field.focus();
  field.setSelectionRange(finding.start, finding.end);
  choose(field, finding);
}

async function dismiss(finding, kind, reason) {
  const name = finding.mark ? finding.mark.text : finding.text;
  try {
    const { id } = await server.dismiss({
      kind,
      name,
      rule: finding.rule,
      fingerprint: finding.fingerprint,
      reason: reason || "",
    });
    await run();
    const undo = Object.assign(document.createElement("button"), {
      type: "button",
      id: "undo",
      textContent: t.undo,
      onclick: async () => {
        await server.takeBack(id);
        undo.remove();
        await run();
      },
    });
    byId("state").replaceChildren(`${t.dismissed} `, undo);
    undo.focus();
  } catch (error) {
    say(error.status ? error.message : t.offline);
  }
}

function fill(parts) {
  for (const id of ["market", "category", "brand", "own"])
    if (id in parts) byId(id).value = parts[id];
  for (const [name, field] of fields) replaceAll(field, parts[name] || "");
  fields.get("title").focus();
  scrollTo({ top: 0 });
  limits();
  soon(0);
}

function limits() {
  const market = state.markets?.find((row) => row.id === byId("market").value);
  state.limits = new Map();
  for (const row of market ? market.limits : []) {
    for (const name of fields.keys())
      if (
        (name === row.field || (row.field === "bullet" && name.startsWith("bullet"))) &&
        row.maximum
      )
        state.limits.set(name, row);
  }
  for (const name of fields.keys()) count(name);
}

for (const [name, field] of fields) {
  field.addEventListener("input", () => typed(name));
  field.addEventListener("scroll", () => scroll(field), { passive: true });
  new ResizeObserver(() => scroll(field)).observe(field);
  field.addEventListener("paste", (event) => {
    const text = event.clipboardData.getData("text/plain");
    if (name !== "title" || field.value || !/\n\s*\S/.test(text)) return;
    event.preventDefault();
    fill({ ...split(text) });
    say(t.split);
  });
}
for (const id of ["market", "category", "brand", "own"])
  byId(id).addEventListener("input", () => {
    if (id === "market") limits();
    soon();
  });
for (const button of root.querySelectorAll("[data-example]"))
  button.addEventListener("click", () =>
    fill({ category: "", ...EXAMPLES[button.dataset.example] }),
  );
byId("clear").addEventListener("click", () => fill({ category: "", brand: "", own: "" }));
byId("copy").addEventListener("click", async () => {
  const text = [...fields]
    .filter(([, field]) => field.value)
    .map(([name, field]) => `${t[`field-${name}`]}: ${field.value}`)
    .join("\n");
  await navigator.clipboard.writeText(text);
  say(t.copied);
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "F8") return;
  const items = [...byId("list").children];
  if (!items.length) return;
  event.preventDefault();
  const here = items.indexOf(document.activeElement?.closest("#list li"));
  items[(here + (event.shiftKey ? -1 : 1) + items.length) % items.length].focus();
});
byId("connect").hidden = !server.mayWrite();
byId("pair").addEventListener("click", async () => {
  try {
    const { code } = await server.pairingCode();
    byId("code").textContent = t["connect-code"].replace("{code}", code);
  } catch (error) {
    say(error.status ? error.message : t.offline);
  }
});
server
  .marketplaces()
  .then((rows) => {
    state.markets = rows;
    limits();
  })
  .catch(() => say(t.offline));
for (const name of fields.keys()) if (fields.get(name).value) typed(name);
