// The fixes of a finding. Where the host can write, one click applies a fix and the preview shows
// what is replaced by what; elsewhere they are advice.
import { make } from "../dom";
import type { CardTexts, Finding, Fix, Fixing } from "../types";

export function fixes(finding: Finding, t: CardTexts, fixing?: Fixing): HTMLElement {
  return make(
    "div",
    { className: "fixes" },
    // Advice looks like no button, so it is told what it is.
    !fixing && finding.fixes.length > 0 && make("h3", { textContent: t("instead") }),
    ...finding.fixes.map((fix) =>
      fixing && fix.edits.length ? applicable(finding, fix, t, fixing) : advice(fix),
    ),
  );
}

// What is taken out cannot be shown, as the host has no text. What is written is, unless the title
// says it already.
function advice({ title, edits }: Fix): HTMLElement {
  const text = edits
    .map((edit) => edit.text)
    .filter((part) => part.trim())
    .join(" … ");
  const written = text && !title.includes(text);
  return make(
    "p",
    { className: "advice" },
    title,
    written && " ",
    written && make("ins", { textContent: text }),
  );
}

function applicable(finding: Finding, fix: Fix, t: CardTexts, fixing: Fixing): HTMLElement {
  const apply = make("button", { type: "button", className: "primary", textContent: fix.title });
  apply.addEventListener("click", () => {
    apply.disabled = true;
    void fixing.fix(finding, fix).finally(() => {
      apply.disabled = false;
    });
  });
  const preview = make("p", { className: "preview", ariaLabel: t("preview") });
  for (const edit of fix.edits) {
    const old = fixing.textAt(edit.field, edit.start, edit.end);
    preview.append(
      make("del", { textContent: old }),
      edit.text && old ? " → " : "",
      make("ins", { textContent: edit.text }),
      " ",
    );
  }
  return make("div", { className: "fix" }, apply, preview);
}
