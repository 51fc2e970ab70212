// Dismissing a finding. Each answer writes the setting that keeps it from coming again.
import { make } from "../dom";
import type { CardTexts, DismissalKind, Dismissing, Finding } from "../types";

export function dismissal(finding: Finding, t: CardTexts, dismissing: Dismissing): HTMLElement {
  const box = make(
    "details",
    { className: "aside" },
    make("summary", { textContent: t("dismiss") }),
  );
  if (!dismissing.paired) {
    box.append(make("p", { textContent: t("needs-pairing") }));
    if (dismissing.options) {
      const options = make("button", { type: "button", textContent: t("options") });
      options.addEventListener("click", () => dismissing.options?.());
      box.append(options);
    }
    return box;
  }
  const proof = make("input", {
    type: "text",
    placeholder: t("dismiss-proof"),
    ariaLabel: t("dismiss-proof"),
    hidden: true,
  });
  const kinds: DismissalKind[] = finding.mark
    ? ["mine", "authorised", "ordinary", "compatible"]
    : ["ordinary"];
  const buttons = kinds.map((kind) => {
    const button = make("button", { type: "button", textContent: t(`dismiss-${kind}`) });
    button.addEventListener("click", () => {
      // An authorisation without its document would help nobody when a complaint comes.
      if (kind === "authorised" && !proof.value.trim()) {
        proof.hidden = false;
        proof.focus();
        return;
      }
      for (const other of buttons) other.disabled = true;
      void dismissing.dismiss(finding, kind, proof.value.trim()).then((result) => {
        dismissing.say(result);
        if (!result.undo) for (const other of buttons) other.disabled = false;
      });
    });
    return button;
  });
  proof.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && proof.value.trim()) buttons[kinds.indexOf("authorised")]?.click();
  });
  box.append(make("div", { className: "buttons" }, ...buttons), proof);
  return box;
}
