// The report's nodes from what is known. Nothing here calls the browser.
import type { Severity } from "../api/types";
import type { Key } from "../i18n";
import { fieldName, refusalWords } from "../i18n/names";
import { GRAVEST_FIRST } from "../lint-ui";
import { byId, keyed, make } from "../shared/dom";
import { drawCheckState, drawNotChecked } from "../shared/draw";
import type { Localized } from "../shared/localize";
import { byField, type Overview } from "../shared/report";
import { shownAs } from "../shared/shown-as";
import { type CardActions, card } from "./card";

export interface View extends Localized {
  overview: Overview | null;
  /** severities that the user has hidden */
  hidden: Set<Severity>;
  server: string;
}
export interface Actions extends CardActions {
  toggle(severity: Severity): void;
}

export function draw(view: View, actions: Actions): void {
  const { t, overview, hidden } = view;
  checkState(view);
  const refusal = overview?.checkState.kind === "refused" ? overview.checkState.refusal : null;
  byId("notice").hidden = !refusal;
  const why = refusal && refusalWords(t, refusal);
  byId("notice").replaceChildren(
    ...(why
      ? [make("strong", { textContent: why.title }), make("p", { textContent: why.todo })]
      : []),
  );
  filters(view, actions);
  const shown = overview
    ? {
        ...overview,
        placed: overview.placed.filter(({ finding }) => !hidden.has(finding.severity)),
      }
    : null;
  const groups = shown ? byField(shown) : [];
  const nodes = keyed(
    byId("fields"),
    groups,
    (group) => `${group.frame} ${group.field} ${group.label}`,
    (now) =>
      make(
        "section",
        { ariaLabel: fieldName(t, now().field, now().label) },
        make("h2", { textContent: fieldName(t, now().field, now().label) }),
        make("ul", { className: "cards" }),
      ),
  );
  for (const [index, group] of groups.entries())
    keyed(
      nodes[index]?.querySelector(".cards") as Element,
      group.placed,
      (placed) => shownAs(placed),
      (now) => card(now, t, actions),
    );
  empty(view, groups.length > 0);
  drawNotChecked(overview?.notChecked ?? []);
}

function checkState({ t, overview, server }: View): void {
  const watching =
    overview !== null &&
    (overview.fields.length > 0 ||
      overview.checkState.kind === "refused" ||
      overview.checkState.kind === "paused");
  drawCheckState(t, watching ? overview.checkState.kind : "off");
  const fields = overview?.fields.length ?? 0;
  const parts = watching
    ? [
        overview.marketplace,
        t(fields === 1 ? "watching-one" : fields ? "watching" : "watching-none", { n: fields }),
        server,
      ]
    : [];
  byId("about").textContent = parts.filter(Boolean).join(" · ");
}

function filters({ t, overview, hidden }: View, actions: Actions): void {
  const present = GRAVEST_FIRST.filter((severity) => (overview?.counts[severity] ?? 0) > 0);
  const nodes = keyed(
    byId("filters"),
    present,
    (severity) => severity,
    (now) =>
      make(
        "button",
        { type: "button", className: now(), onclick: () => actions.toggle(now()) },
        make("span", { textContent: t(`group-${now()}`) }),
        make("span", { className: "count" }),
      ),
  );
  for (const [index, severity] of present.entries()) {
    const node = nodes[index] as HTMLElement;
    node.setAttribute("aria-pressed", String(!hidden.has(severity)));
    const count = node.querySelector(".count");
    if (count) count.textContent = String(overview?.counts[severity] ?? 0);
  }
}

function empty({ t, overview }: View, some: boolean): void {
  const node = byId("empty");
  node.hidden =
    some || overview?.checkState.kind === "refused" || overview?.checkState.kind === "checking";
  const key: Key =
    !overview || overview.fields.length === 0
      ? "panel-empty"
      : overview.placed.length > 0
        ? "panel-filtered"
        : "findings-none";
  node.textContent = t(key);
}
