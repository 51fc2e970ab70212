// A copy of a control's text, laid out as the control lays it out, so that spans can be measured.

import { textChange } from "../spans";
import type { Span } from "../types";
import { spanInView } from "./viewport";

const COPIED = [
  "direction",
  "font-family",
  "font-size",
  "font-style",
  "font-variant",
  "font-weight",
  "font-stretch",
  "font-size-adjust",
  "font-kerning",
  "font-feature-settings",
  "font-variation-settings",
  "font-optical-sizing",
  "letter-spacing",
  "line-height",
  "overflow-wrap",
  "tab-size",
  "text-align",
  "text-indent",
  "text-rendering",
  "text-transform",
  "word-break",
  "word-spacing",
  "writing-mode",
  "hyphens",
  "line-break",
  "-webkit-text-security",
];

type Control = HTMLInputElement | HTMLTextAreaElement;

export interface Mirror {
  /** lay out again where text or style changed */
  update(text: string): void;
  /** boxes of a span, relative to the control's border box without its transforms */
  boxes(start: number, end: number): DOMRect[];
  /** the span of the text between two heights in the control's border box */
  inView(top: number, bottom: number): Span;
  remove(): void;
}

/** Write a copy of a control's text: only the part that changed, so that the browser lays out no
 *  more than it must and live ranges in the rest stay. */
export function setText(copy: Text, text: string): void {
  // A last line feed has no height of its own.
  const wanted = text.endsWith("\n") ? `${text} ` : text;
  if (copy.data === wanted) return;
  const { start, end, grown } = textChange(copy.data, wanted);
  copy.replaceData(start, end - start, wanted.slice(start, end + grown));
}

export function mirror(control: Control, parent: HTMLElement): Mirror {
  const page = parent.ownerDocument;
  const view = control.ownerDocument.defaultView!;
  const many = control.localName === "textarea";
  const box = page.createElement("div");
  box.className = "mirror";
  const node = page.createTextNode("");
  box.append(node);
  parent.append(box);
  let offset = { x: 0, y: 0 };
  let last = "";

  function style(): void {
    const from = view.getComputedStyle(control);
    const rows = COPIED.map((name) => [name, from.getPropertyValue(name)] as const);
    const number = (name: string): number => parseFloat(from.getPropertyValue(name)) || 0;
    const left = number("padding-left");
    const right = number("padding-right");
    const wrap = many && (control as HTMLTextAreaElement).wrap !== "off";
    const borders = number("border-left-width") + number("border-right-width");
    // Firefox counts an input's padding at its sides as border (`clientLeft`, `clientWidth`); a
    // textarea may have a scrollbar there. Without one, the width is taken from the style, as that
    // is not rounded.
    const bar = many && control.offsetWidth - control.clientWidth - borders > 1;
    const whole = number("width") - (from.boxSizing === "border-box" ? borders + left + right : 0);
    const width = Math.max(0, bar ? control.clientWidth - left - right : whole);
    const edge = bar ? control.clientLeft : number("border-left-width");
    const own = [
      ["width", `${width}px`],
      ["white-space", wrap ? "pre-wrap" : "pre"],
    ] as const;
    const wanted = [...rows, ...own].map(([name, value]) => `${name}:${value}`).join(";");
    if (wanted !== last) {
      box.style.cssText = wanted;
      last = wanted;
    }
    offset = { x: edge + left, y: control.clientTop + number("padding-top") };
    if (!many) {
      // A single line stands in the middle of its box.
      const room = control.clientHeight - number("padding-top") - number("padding-bottom");
      offset.y += (room - box.getBoundingClientRect().height) / 2;
    }
  }

  function boxes(start: number, end: number): DOMRect[] {
    if (end > node.data.length) return [];
    const range = page.createRange();
    range.setStart(node, start);
    range.setEnd(node, end);
    const origin = box.getBoundingClientRect();
    const x = offset.x - origin.left - control.scrollLeft;
    const y = offset.y - origin.top - control.scrollTop;
    return [...range.getClientRects()].map(
      (rect) => new DOMRect(rect.left + x, rect.top + y, rect.width, rect.height),
    );
  }

  return {
    update(text) {
      setText(node, text);
      style();
    },
    boxes,
    inView(top, bottom) {
      const whole = { start: 0, end: node.data.length };
      if (!many || !view.getComputedStyle(control).writingMode.startsWith("horizontal"))
        return whole;
      return spanInView(whole.end, (offset) => boxes(offset, offset + 1)[0], top, bottom);
    },
    remove: () => box.remove(),
  };
}
