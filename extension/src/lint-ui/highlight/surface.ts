// Draws spans over one field without touching the page: by the browser's own highlights where it
// has them, else as an overlay.
import type { Editable } from "../editable";
import type { Surface } from "../types";
import { nativeSurface } from "./native";
import { overlaySurface } from "./overlay";

/** `box`: the element of ours that an overlay is drawn in. */
export const surface = (field: Editable, box: HTMLElement): Surface =>
  nativeSurface(field) ?? overlaySurface(field, box);
