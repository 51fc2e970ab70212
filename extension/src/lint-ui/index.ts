// Drawing over text fields, and the card beside a finding: the one door of this folder. It knows
// nothing of the extension API and imports nothing from outside but the types of a finding, so that
// a web page can use it as well. `lint-ui.css` is the style of what it draws; the colours are
// custom properties that the host sets. `highlight/highlight.css` belongs in each document with
// fields, since highlights take their style from there.
export { listCard } from "./card/list-card";
export { make } from "./dom";
export { type Editable, editable, isControl } from "./editable";
export { frameOffset } from "./highlight/geometry";
export { setText } from "./highlight/mirror";
export { clearHighlights } from "./highlight/native";
export { surface } from "./highlight/surface";
export { Popover } from "./popover/popover";
export { GRAVEST_FIRST, SEVERITIES } from "./severity";
export { remapSpan, type TextChange, textChange } from "./spans";
export type {
  ActionResult,
  CardHost,
  DismissalKind,
  MarkedSpan,
  PopoverActions,
  Span,
  Surface,
  TextAt,
} from "./types";
