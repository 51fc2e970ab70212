// Dismissing a finding. Each answer writes the setting that keeps it from coming again.
import { make } from "../dom";
import type { ActionResult, CardActions, CardContent, CardTexts, DismissalKind } from "../types";

export function dismissal(
  content: Pick<CardContent, "finding" | "paired">,
  t: CardTexts,
  actions: Pick<CardActions, "dismiss"> & Partial<Pick<CardActions, "options">>,
  say: (result: ActionResult) => void,
): HTMLElement {
  const box = make(
    "details",
    { className: "aside" },
    make("summary", { textContent: t("dismiss") }),
  );
  if (!content.paired) {
    box.append(make("p", { textContent: t("needs-pairing") }));
    if (actions.options) {
      const options = make("button", { type: "button", textContent: t("options") });
      options.addEventListener("click", () => actions.options?.());
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
  const kinds: DismissalKind[] = content.finding.mark
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
      void actions.dismiss(content.finding, kind, proof.value.trim()).then((result) => {
        say(result);
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
