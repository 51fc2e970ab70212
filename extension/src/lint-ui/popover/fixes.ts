// The fixes of a finding: one click applies, the preview shows what is replaced by what.
import { make } from "../dom";
import type { CardActions, CardContent, CardTexts, Fix } from "../types";

type FixContent = Pick<CardContent, "finding" | "textAt">;
type FixActions = Pick<CardActions, "fix">;

export function fixes(content: FixContent, t: CardTexts, actions: FixActions): HTMLElement {
  const box = make("div", { className: "fixes" });
  for (const fix of content.finding.fixes) {
    if (!fix.edits.length) box.append(make("p", { className: "advice", textContent: fix.title }));
    else box.append(applicable(content, fix, t, actions));
  }
  return box;
}

function applicable(content: FixContent, fix: Fix, t: CardTexts, actions: FixActions): HTMLElement {
  const apply = make("button", { type: "button", className: "primary", textContent: fix.title });
  apply.addEventListener("click", () => {
    apply.disabled = true;
    void actions.fix(content.finding, fix).finally(() => {
      apply.disabled = false;
    });
  });
  const preview = make("p", { className: "preview", ariaLabel: t("preview") });
  for (const edit of fix.edits) {
    const old = content.textAt(edit.field, edit.start, edit.end);
    preview.append(
      make("del", { textContent: old }),
      edit.text && old ? " → " : "",
      make("ins", { textContent: edit.text }),
      " ",
    );
  }
  return make("div", { className: "fix" }, apply, preview);
}
