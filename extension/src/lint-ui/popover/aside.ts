// Putting a finding aside: each answer writes the setting that keeps it from coming again.
import type { Words } from "../../i18n";
import { make } from "../dom";
import type { Actions, Kind, Said, Shown } from "./popover";

export function aside(
  shown: Shown,
  t: Words,
  actions: Actions,
  say: (said: Said) => void,
): HTMLElement {
  const box = make(
    "details",
    { className: "aside" },
    make("summary", { textContent: t("dismiss") }),
  );
  if (!shown.paired) {
    const options = make("button", { type: "button", textContent: t("options") });
    options.addEventListener("click", () => actions.options());
    box.append(make("p", { textContent: t("needs-pairing") }), options);
    return box;
  }
  const proof = make("input", {
    type: "text",
    placeholder: t("dismiss-proof"),
    ariaLabel: t("dismiss-proof"),
    hidden: true,
  });
  const kinds: Kind[] = shown.finding.mark
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
      void actions.dismiss(shown.finding, kind, proof.value.trim()).then((said) => {
        say(said);
        if (!said.undo) for (const other of buttons) other.disabled = false;
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
