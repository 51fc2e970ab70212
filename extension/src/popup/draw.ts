// The popup's nodes from what is known. Nothing here calls the browser.
import type { Key } from "../i18n";
import { fieldName, refusalWords } from "../i18n/names";
import type { Settings } from "../settings";
import { byId, keyed, make } from "../shared/dom";
import { drawCheckState, drawNotChecked } from "../shared/draw";
import type { Localized } from "../shared/localize";
import { fillMarkets } from "../shared/markets";
import { bySeverity, type Overview, type Placed } from "../shared/report";
import { shownAs } from "../shared/shown-as";
import type { Site } from "../shared/site";
import { type Action, noticeOf } from "./notice";

export interface View extends Localized {
  settings: Settings;
  overview: Overview | null;
  site: Site;
  /** host that a pause is about; empty if none is known */
  host: string;
  /** what there is to say of the server */
  server: string;
}
export interface PopupActions {
  jump(placed: Placed): void;
  do(action: Action): void;
}

const ACTIONS: Record<Action, Key> = {
  look: "look-again",
  reload: "reload",
  allow: "allow-site",
  options: "options",
  resume: "resume",
};

const isPaused = ({ settings, host, overview }: View): boolean =>
  settings.paused.includes(host) || overview?.checkState.kind === "paused";

export function draw(view: View, actions: PopupActions): void {
  const { overview } = view;
  const paused = isPaused(view);
  checkState(view, paused);
  notice(view, paused, actions);
  groups(view, paused, actions);
  watched(view, paused);
  market(view);
  drawNotChecked(overview?.notChecked ?? []);
  byId("server").textContent = view.server;
  // Where nothing can be watched, or the notice has the one button that counts, these two say
  // nothing.
  const idle =
    paused ||
    (view.site.kind === "portal" ? !view.site.on : !overview && view.site.kind !== "allowed");
  byId("look").hidden = idle;
  byId("pause").hidden = idle || !view.host;
}

function checkState({ t, overview }: View, paused: boolean): void {
  const kind = paused
    ? "paused"
    : overview?.fields.length
      ? overview.checkState.kind
      : overview?.checkState.kind === "refused"
        ? "refused"
        : "off";
  drawCheckState(t, kind);
}

function notice(view: View, paused: boolean, actions: PopupActions): void {
  const { t } = view;
  const found = noticeOf(view.overview, view.site, paused, view.host);
  const box = byId("notice");
  box.hidden = !found;
  if (!found) return;
  const words = JSON.stringify(found);
  if (box.dataset.shown === words) return; // keeps the focus on its button
  box.dataset.shown = words;
  box.className = `notice ${found.tone}`;
  const refused = found.refusal && refusalWords(t, found.refusal);
  const title = refused?.title ?? (found.title && t(found.title, found.values));
  const text = refused?.todo ?? (found.text && t(found.text, found.values));
  const { action } = found;
  box.replaceChildren(
    ...(title ? [make("strong", { textContent: title })] : []),
    ...(text ? [make("p", { textContent: text })] : []),
    ...(action
      ? [
          make(
            "div",
            { className: "buttons" },
            make("button", {
              type: "button",
              className: "primary",
              textContent: t(ACTIONS[action], found.values),
              onclick: () => actions.do(action),
            }),
          ),
        ]
      : []),
  );
}

function groups({ t, overview }: View, paused: boolean, actions: PopupActions): void {
  const found = paused ? [] : bySeverity(overview?.placed ?? []);
  byId("nothing").hidden =
    paused ||
    found.length > 0 ||
    overview?.checkState.kind !== "checked" ||
    overview.fields.length === 0;
  const grave = found.some(({ severity }) => severity === "error" || severity === "warning");
  const nodes = keyed(
    byId("groups"),
    found,
    ({ severity }) => severity,
    (now) => {
      const { severity } = now();
      // Notes wait folded up behind what needs a change.
      const open = !grave || severity === "error" || severity === "warning";
      const head = make(
        "summary",
        {},
        make("span", { textContent: t(`group-${severity}`) }),
        make("span", { className: `tag ${severity}` }),
      );
      return make("details", { className: severity, open }, head, make("ul"));
    },
  );
  byId("counts").replaceChildren(
    ...found.map(({ severity, placed }) => {
      const name = t("count-named", { name: t(`group-${severity}`), n: placed.length });
      return make(
        "span",
        { className: `tag ${severity}`, title: name },
        make("span", { textContent: String(placed.length), ariaHidden: "true" }),
        make("span", { className: "quiet", textContent: name }),
      );
    }),
  );
  for (const [index, group] of found.entries()) {
    const node = nodes[index] as HTMLElement;
    const count = node.querySelector("summary .tag");
    if (count) count.textContent = String(group.placed.length);
    keyed(
      node.querySelector("ul") as Element,
      group.placed,
      (placed) => shownAs(placed),
      (now) => item(now, t, actions),
    );
  }
}

function item(now: () => Placed, t: View["t"], actions: PopupActions): HTMLElement {
  const { finding, label } = now();
  const inside = [
    make(
      "span",
      { className: "top" },
      make("q", { textContent: finding.text || t("whole-listing") }),
      finding.text
        ? make("span", { className: "where", textContent: fieldName(t, finding.field, label) })
        : null,
    ),
    make("span", { className: "what", textContent: finding.message }),
  ];
  if (finding.field === null)
    return make("li", {}, make("div", { className: "finding" }, ...inside));
  return make(
    "li",
    {},
    make(
      "button",
      {
        type: "button",
        className: "finding",
        title: t("show"),
        onclick: () => actions.jump(now()),
      },
      ...inside,
    ),
  );
}

function watched({ t, overview }: View, paused: boolean): void {
  const fields = paused ? [] : (overview?.fields ?? []);
  byId("sight").hidden = paused;
  byId("watched").hidden = fields.length === 0;
  byId("watched-none").hidden = fields.length > 0;
  const summary = byId("watched").querySelector("summary");
  if (summary)
    summary.textContent = t(fields.length === 1 ? "watching-one" : "watching", {
      n: fields.length,
    });
  byId("watched")
    .querySelector("ul")
    ?.replaceChildren(
      ...fields.map((field) => make("li", { textContent: fieldName(t, field.name, field.label) })),
    );
}

function market({ t, overview, settings, host }: View): void {
  byId("market").hidden = !overview;
  if (!overview) return;
  const byHand = overview.hosts.map((one) => settings.marketplaceOf[one]).find(Boolean) ?? "";
  const seen = byHand ? "" : overview.marketplace;
  fillMarkets(
    byId<HTMLSelectElement>("marketplace"),
    t,
    byHand,
    seen ? `${seen} (${t("marketplace-auto")})` : t("marketplace-auto"),
  );
  const from = byHand
    ? "hand"
    : overview.marketplaceFrom === "hand"
      ? "none"
      : overview.marketplaceFrom;
  byId("market-from").textContent = t(`marketplace-from-${from}`, { host });
}
