// The fixes of a finding: one click applies, the preview shows what is replaced by what.
import type { Fix } from "../../api/types";
import type { Words } from "../../i18n";
import { make } from "../dom";
import type { Actions, Shown } from "./popover";

export function fixes(shown: Shown, t: Words, actions: Actions): HTMLElement {
  const box = make("div", { className: "fixes" });
  for (const fix of shown.finding.fixes) {
    if (!fix.edits.length) box.append(make("p", { className: "advice", textContent: fix.title }));
    else box.append(one(shown, fix, t, actions));
  }
  return box;
}

function one(shown: Shown, fix: Fix, t: Words, actions: Actions): HTMLElement {
  const apply = make("button", { type: "button", className: "primary", textContent: fix.title });
  apply.addEventListener("click", () => {
    apply.disabled = true;
    void actions.fix(shown.finding, fix);
  });
  const preview = make("p", { className: "preview", ariaLabel: t("preview") });
  for (const edit of fix.edits) {
    const old = shown.now(edit.field, edit.start, edit.end);
    preview.append(
      make("del", { textContent: old }),
      edit.text && old ? " → " : "",
      make("ins", { textContent: edit.text }),
      " ",
    );
  }
  return make("div", { className: "fix" }, apply, preview);
}
