// The fixes of a finding: one click applies, the preview shows what is replaced by what.
import type { Fix } from "../api/types";
import type { Words } from "../i18n";
import { make } from "./make";
import type { Actions, Said, Shown } from "./popover";

export function fixes(shown: Shown, t: Words, actions: Actions, say: (said: Said) => void): HTMLElement {
  const box = make("div", { className: "fixes" });
  for (const fix of shown.finding.fixes) {
    if (!fix.edits.length) box.append(make("p", { className: "advice", textContent: fix.title }));
    else box.append(one(shown, fix, t, actions, say));
  }
  return box;
}

function one(shown: Shown, fix: Fix, t: Words, actions: Actions, say: (said: Said) => void): HTMLElement {
  const apply = make("button", { type: "button", className: "primary", textContent: fix.title });
  const copy = make("button", { type: "button", className: "link copy", textContent: t("copy"), hidden: true });
  const text = fix.edits.map((edit) => edit.text).join("\n");
  copy.addEventListener("click", () => void actions.copy(text).then((done) => { if (done) say({ text: t("copied") }); }));
  apply.addEventListener("click", () => {
    apply.disabled = true;
    void actions.fix(shown.finding, fix).then((said) => {
      say(said);
      // Refused, or not kept by the page: the words can still be taken by hand.
      if (!said.undo && text) copy.hidden = false;
    });
  });
  const preview = make("p", { className: "preview", ariaLabel: t("preview") });
  for (const edit of fix.edits) {
    const old = shown.now(edit.field, edit.start, edit.end);
    preview.append(make("del", { textContent: old }), edit.text && old ? " → " : "", make("ins", { textContent: edit.text }), " ");
  }
  return make("div", { className: "fix" }, apply, preview, copy);
}
