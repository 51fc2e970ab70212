// One way to read and to write what a person can type into: inputs, textareas and editing hosts.
// Offsets are UTF-16 code units.
import { rangeIn, readRich } from "./rich-text";

export interface Editable {
  readonly element: HTMLElement;
  readonly rich: boolean;
  text(): string;
  /** a live range, in a rich editor only */
  range(start: number, end: number): Range | null;
  /** does it stand in a page that is shown? */
  attached(): boolean;
  focus(): void;
  select(start: number, end: number): boolean;
}

type Control = HTMLInputElement | HTMLTextAreaElement;
export const isControl = (element: Element): element is Control =>
  element.localName === "input" || element.localName === "textarea";

// A removed frame's document lives on, without a window.
const attached = (element: Element): boolean =>
  element.isConnected && element.ownerDocument.defaultView !== null;

function control(element: Control): Editable {
  return {
    element,
    rich: false,
    text: () => element.value,
    range: () => null,
    attached: () => attached(element),
    focus: () => element.focus({ preventScroll: true }),
    select(start, end) {
      try {
        element.setSelectionRange(start, end);
        return true;
      } catch {
        return false; // an input type without a selection, such as email
      }
    },
  };
}

function rich(element: HTMLElement): Editable {
  return {
    element,
    rich: true,
    text: () => readRich(element).text,
    range: (start, end) => rangeIn(readRich(element), start, end),
    attached: () => attached(element),
    focus: () => element.focus({ preventScroll: true }),
    select(start, end) {
      const range = rangeIn(readRich(element), start, end);
      if (!range) return false;
      // In Chromium the selection inside a shadow root is the root's own.
      const root = element.getRootNode() as ShadowRoot & { getSelection?: () => Selection | null };
      const selection =
        (root.nodeType === 11 && root.getSelection?.()) || element.ownerDocument.getSelection();
      if (!selection) return false;
      selection.setBaseAndExtent(
        range.startContainer,
        range.startOffset,
        range.endContainer,
        range.endOffset,
      );
      return true;
    },
  };
}

export const editable = (element: HTMLElement): Editable =>
  isControl(element) ? control(element) : rich(element);
