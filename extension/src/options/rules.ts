// Which rules speak. The list comes from the server, in the language of the page.
import { RefusedError } from "../api/client";
import type { Refusal, RuleHead } from "../api/types";
import type { Key } from "../i18n";
import { refusalWords } from "../i18n/names";
import { ask } from "../messages";
import { byId, make } from "../shared/dom";
import type { Page } from "./page";
import { switchRule } from "./profile";
import { lock, sayDone } from "./status-line";

const GROUPS: Record<string, Key> = {
  marks: "rule-group-marks",
  terms: "rule-group-terms",
  registration: "rule-group-registration",
  fields: "rule-group-fields",
  patents: "rule-group-patents",
};

export function rules(page: Page): void {
  let read = ""; // server, mode and language of the list that is shown
  let heads: RuleHead[] = [];
  let refusal: Refusal | null = null;
  const load = async (wanted: string): Promise<void> => {
    let found: RuleHead[] = [];
    let why: Refusal | null = null;
    try {
      if (page.settings.mode === "server") found = await page.call<RuleHead[]>("GET", "/v1/rules");
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      why = error.refusal;
    }
    if (wanted !== read) return; // another list is on its way
    heads = found;
    refusal = why;
    draw();
  };
  const draw = (): void => {
    const unread = byId("rules-unread");
    unread.hidden = heads.length > 0 || (page.settings.mode === "server" && !refusal);
    unread.textContent = refusal
      ? page.t("rules-unread", refusalWords(page.t, refusal))
      : page.t("rules-no-server");
    const unknown = page.settings.rulesOff.filter((id) => !heads.some((head) => head.id === id));
    const groups = [...new Set(heads.map((head) => head.group))];
    // Without the list a rule that is off is known by its id alone; it can be switched on all the
    // same.
    const rest = unknown.length
      ? [make("ul", {}, ...unknown.map((id) => line(page, { id, title: id, docs: "" })))]
      : [];
    const focused = document.activeElement?.id;
    byId("rules-list").replaceChildren(
      ...groups.map((group) =>
        part(
          page,
          group,
          heads.filter((head) => head.group === group),
        ),
      ),
      ...rest,
    );
    if (focused?.startsWith("rule-")) document.getElementById(focused)?.focus();
    lock(page, byId("rules-list"), page.fixed.has("rulesOff"));
  };
  page.section(() => {
    const wanted = JSON.stringify([
      page.settings.server,
      page.settings.mode,
      page.shown.lang,
      page.token,
    ]);
    if (wanted !== read) {
      read = wanted;
      void load(wanted);
    }
    draw();
  });
}

function part(page: Page, group: string, heads: RuleHead[]): HTMLElement {
  const name = GROUPS[group];
  return make(
    "div",
    {},
    make("h3", { textContent: name ? page.t(name) : group }),
    make("ul", {}, ...heads.map((head) => line(page, head))),
  );
}

function line(page: Page, head: Pick<RuleHead, "id" | "title" | "docs">): HTMLElement {
  const { t } = page;
  const here = page.settings.rulesOff.includes(head.id);
  const there = page.profile?.rules?.[head.id] === "off";
  const local = here && !there && page.profile !== null;
  const box = make("input", {
    type: "checkbox",
    id: `rule-${head.id}`,
    checked: !here && !there,
    onchange: () => void turn(page, head.id, { on: box.checked }),
  });
  const about = make("button", {
    type: "button",
    className: "link",
    textContent: t("rule-page"),
    onclick: () => void ask({ kind: "openPage", page: "rule", path: head.docs }),
  });
  about.setAttribute("aria-label", t("about-rule", { title: head.title }));
  return make(
    "li",
    {},
    make(
      "label",
      {},
      box,
      make("span", { textContent: head.title }),
      local && make("span", { className: "tag", textContent: t("local-only") }),
    ),
    head.docs && about,
  );
}

async function turn(page: Page, id: string, { on }: { on: boolean }): Promise<void> {
  const others = page.settings.rulesOff.filter((other) => other !== id);
  const change = { rulesOff: on ? others : [...others, id] };
  const refusal = await page.change(switchRule(id, { on }), { taken: change, here: change });
  page.redraw(); // the box as it now is
  sayDone(page, "rules-said", refusal);
}
