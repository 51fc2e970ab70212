// What popup and panel draw alike.
import type { NotChecked } from "../api/types";
import type { Key, Words } from "../i18n";
import type { CheckState } from "../messages";
import { byId, make } from "./dom";

const TEXTS: Record<CheckState["kind"] | "off", Key> = {
  checking: "check-state-checking",
  checked: "check-state-checked",
  offline: "offline-short-list",
  refused: "check-state-refused",
  paused: "check-state-paused",
  off: "check-state-off",
};

/** The state of the check; `off`: nothing is watched. A screen reader reads a status out whenever
 *  it is written, so the same one is not written again. */
export function drawCheckState(t: Words, kind: CheckState["kind"] | "off"): void {
  const node = byId("check-state");
  const text = t(TEXTS[kind]);
  if (node.textContent === text && node.className === kind) return;
  node.className = kind;
  node.replaceChildren(make("span", { className: "dot" }), text);
}

export function drawNotChecked(all: readonly NotChecked[]): void {
  const box = byId("unchecked");
  box.hidden = all.length === 0;
  box
    .querySelector("dl")
    ?.replaceChildren(
      ...all.flatMap(({ what, why }) => [
        make("dt", { textContent: what }),
        make("dd", { textContent: why }),
      ]),
    );
}
