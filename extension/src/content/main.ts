// The content script. It decides whether this page is watched, and by which adapter. A page that is
// not watched gets nothing attached.
import type { RootOf } from "../fields/scan";
import { cardTexts } from "../i18n/card";
import { resolved } from "../i18n/language";
import { ask, type Command, type Hello } from "../messages";
import { GENERIC, portalOf } from "../portals";
import type { Portal } from "../portals/portal";
import { type Layer, layer } from "./layer";
import { Session } from "./session";

const TICK = 500; // ms: single-page apps change the address without a load

const HTML = "http://www.w3.org/1999/xhtml";
type Opens = Element & { openOrClosedShadowRoot?: ShadowRoot | null };
// Firefox gives it on the element, Chromium by an API; closed roots are those of the page, never
// the browser's own.
const rootOf: RootOf = (element) => {
  if (element.namespaceURI !== HTML) return null;
  if (
    !element.localName.includes("-") &&
    element.shadowRoot === null &&
    !SHADOWED.has(element.localName)
  )
    return null;
  if ("openOrClosedShadowRoot" in element) return (element as Opens).openOrClosedShadowRoot ?? null;
  const { dom } = chrome as { dom?: typeof chrome.dom };
  return dom ? (dom.openOrClosedShadowRoot(element as HTMLElement) ?? null) : element.shadowRoot;
};
const SHADOWED = new Set([
  "article",
  "aside",
  "blockquote",
  "body",
  "div",
  "footer",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "header",
  "main",
  "nav",
  "p",
  "section",
  "span",
]);

let hello: Hello | null = null;
let drawn: Layer | null = null;
let session: Session | null = null;
let address = "";
let timer: ReturnType<typeof setInterval> | undefined;

/** Is an outer page of the same origin watching this frame already? */
function watchedFromOutside(): boolean {
  try {
    for (let view: Window = window; view.parent !== view; ) {
      view = view.parent;
      if (adapter(new URL(view.location.href))) return true;
    }
  } catch {
    // of another origin
  }
  return false;
}

function adapter(url: URL): Portal | null {
  if (!hello) return null;
  const { portalsOff, sites, paused } = hello.settings;
  if (paused.includes(url.host)) return null;
  const listed = portalOf(url);
  if (listed) return portalsOff.includes(listed.id) ? null : listed;
  return sites.includes(url.origin) ? GENERIC : null;
}

function leave(): void {
  if (session) {
    session.stop();
    void ask({ kind: "leave" }).catch(() => undefined);
  }
  session = null;
  drawn?.remove();
  drawn = null;
}

function enter(): void {
  leave();
  address = location.href;
  const portal = watchedFromOutside() ? null : adapter(new URL(address));
  if (!portal || !hello) return;
  drawn = layer(document, resolved(hello.settings.language) === "zh" ? "zh-Hans" : "en");
  session = new Session(document, portal, hello, drawn, rootOf, orphaned);
  session.start();
}

// If the extension was updated or removed, this script can only say so. A worker that was merely
// stopped starts again.
function orphaned(): void {
  if (!session || chrome.runtime?.id) return;
  const t = cardTexts(hello!.settings.language);
  session.stop();
  session = null;
  clearInterval(timer);
  if (drawn) {
    drawn.keep();
    drawn.box.replaceChildren();
    drawn.notice(t("orphaned"), t("close"));
  }
}

async function greet(): Promise<void> {
  try {
    hello = await ask({ kind: "hello" });
    enter();
  } catch {
    orphaned();
  }
}

function tick(): void {
  if (document.visibilityState === "hidden") return;
  if (!chrome.runtime?.id) orphaned();
  else if (location.href !== address) enter();
}

chrome.runtime.onMessage.addListener((command: Command) => {
  if (command.kind === "changed") void greet();
  else session?.run(command);
});
chrome.storage.onChanged.addListener((changes, area) => {
  if ((area === "local" && ("settings" in changes || "token" in changes)) || area === "managed")
    void greet();
});
// A page that is left may come back from the browser's memory as it was.
addEventListener("pagehide", leave);
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) void greet();
});
timer = setInterval(tick, TICK);
void greet();
