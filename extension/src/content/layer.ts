// The one node that is added to a page: a host on `<html>`, beside the page's own content, with
// everything of ours in its shadow root.
import lintUiStyle from "../lint-ui/lint-ui.css";
import layerStyle from "./layer.css";

export interface Offer {
  text: string;
  act: () => void;
}

export interface Layer {
  /** what overlays draw in */
  box: HTMLElement;
  root: ShadowRoot;
  /** put it back where the page has thrown it out */
  keep(): void;
  /** a line that stays until it is closed; one that offers something to do goes by itself */
  notice(text: string, close: string, offer?: Offer): void;
  remove(): void;
}

const TAG = "brandlint-layer";
const SHOWN = 8000; // ms

export function layer(page: Document, language: string): Layer {
  page.querySelector(`html > ${TAG}`)?.remove(); // of an earlier script
  const host = page.createElement(TAG);
  host.lang = language; // else Chinese takes the glyphs of the page's language
  const root = host.attachShadow({ mode: "open" });
  const sheet = page.createElement("style");
  sheet.textContent = layerStyle + lintUiStyle;
  const box = page.createElement("div");
  box.className = "overlay";
  box.setAttribute("aria-hidden", "true");
  root.append(sheet, box);

  const keep = (): void => {
    if (host.parentNode !== page.documentElement) page.documentElement.append(host);
    // In the top layer no stacking order of the page can cover it.
    if ("popover" in host && !host.matches(":popover-open")) {
      host.setAttribute("popover", "manual");
      host.showPopover();
    }
    // What a page's own zoom of its root does to the host is taken back.
    const zoom = String(1 / ((page.documentElement.currentCSSZoom as number | undefined) || 1));
    if (zoom !== host.style.zoom) host.style.zoom = zoom;
  };
  keep();
  return {
    box,
    root,
    keep,
    notice(text, close, offer) {
      root.querySelector(".notice")?.remove();
      const line = page.createElement("div");
      line.className = "notice";
      line.setAttribute("role", "status");
      const button = page.createElement("button");
      button.type = "button";
      button.textContent = "×";
      button.setAttribute("aria-label", close);
      button.addEventListener("click", () => line.remove());
      line.append(text);
      if (offer) {
        const act = page.createElement("button");
        act.type = "button";
        act.textContent = offer.text;
        act.addEventListener("click", () => {
          line.remove();
          offer.act();
        });
        line.append(act);
        setTimeout(() => line.remove(), SHOWN);
      }
      line.append(button);
      root.append(line);
    },
    remove: () => host.remove(),
  };
}
