// Draws spans over one field without touching the page: by the browser's own highlights where it has them, else as an overlay.
// Nothing in this folder knows of the extension API or of findings.
import type { Editable } from "../editable";
import { nativeSurface } from "./native";
import { overlaySurface } from "./overlay";

export type Level = "error" | "warning" | "info" | "hint";

export interface Span {
  id: string;
  start: number;
  end: number;
  level: Level;
}

export interface Surface {
  /** these spans and no others; `text` is the field's text now */
  show(spans: readonly Span[], text: string): void;
  /** set one off from the others, or none */
  choose(id: string | null): void;
  /** where a span is, in the top page's viewport; empty where it is scrolled out of the field */
  rects(id: string): DOMRect[];
  /** scroll the field, and the page, until the span is seen */
  reveal(id: string): void;
  /** the page may have moved the field */
  place(): void;
  stop(): void;
}

/** `box`: the element of ours that an overlay is drawn in. */
export const surface = (field: Editable, box: HTMLElement): Surface =>
  nativeSurface(field) ?? overlaySurface(field, box);
