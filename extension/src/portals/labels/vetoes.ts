// What is no field of a listing whatever its label says: other kinds of input, copies for forms,
// searches, the inner parts of editors.
import type { Candidate } from "../portal";

const PERSONAL =
  /\b(?:one-time-code|username|current-password|new-password|e?mail|tel|street-address|address-\w+|postal-code|cc-\w+|given-name|family-name|url)\b/;
const OTHER_INPUT = new Set(["search", "numeric", "decimal", "tel", "email", "url"]);
const OTHER_ROLE = new Set(["searchbox", "spinbutton", "slider"]);
const CODE_LENGTH = 4; // boxes for codes take a sign each, or a year
const ASIDE = "search,nav,[role=search],[role=navigation],[role=banner]";
const IN_CONTENT = "main,article,section,form,dialog,[role=main],[role=dialog]";
// Where editors catch keys, the clipboard, an address, or hold code.
const EDITOR_PARTS =
  ".monaco-editor,.ace_editor,.CodeMirror,.cm-editor,.ql-clipboard,.ql-tooltip,.ck-body-wrapper,.tox-tinymce-aux";

/** May text of a listing be typed here? Asks attributes only, no layout: a box that is not shown is
 *  the caller's matter, as it may be later. */
export function takesText({ element, hosts }: Candidate): boolean {
  return (
    kindOfText(element) && writable(element) && !copy(element) && ![element, ...hosts].some(aside)
  );
}

const lower = (element: Element, name: string): string =>
  (element.getAttribute(name) ?? "").toLowerCase();

function kindOfText(element: Element): boolean {
  if (element.localName === "input") {
    const type = lower(element, "type");
    if (type && type !== "text") return false;
    const most = Number(element.getAttribute("maxlength") || -1);
    if (most >= 0 && most <= CODE_LENGTH) return false;
  }
  return (
    !OTHER_INPUT.has(lower(element, "inputmode")) &&
    !OTHER_ROLE.has(lower(element, "role")) &&
    lower(element, "enterkeyhint") !== "search" &&
    !PERSONAL.test(lower(element, "autocomplete"))
  );
}

function writable(element: Element): boolean {
  return (
    !element.hasAttribute("readonly") &&
    !element.hasAttribute("disabled") &&
    lower(element, "aria-readonly") !== "true" &&
    lower(element, "aria-disabled") !== "true" &&
    !element.closest("fieldset[disabled]")
  );
}

// Components keep copies of their value in the light DOM, for the form or for the browser's own
// filling.
function copy(element: Element): boolean {
  if (lower(element, "aria-hidden") === "true") return true;
  if (element.hasAttribute("hidden") && element.getAttribute("tabindex") === "-1") return true;
  const parent = element.parentElement;
  return (
    !!parent?.localName.includes("-") &&
    !!parent.shadowRoot?.querySelector("input,textarea,[contenteditable]")
  );
}

function aside(element: Element): boolean {
  if (element.closest(ASIDE) || element.closest(EDITOR_PARTS)) return true;
  // A `header` of an article or a form may well hold its title; the page's own holds a search.
  const header = element.closest("header");
  return !!header && !header.closest(IN_CONTENT);
}
