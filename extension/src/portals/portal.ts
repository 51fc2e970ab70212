// What an adapter knows of a portal. Adapters read the page and never change it. What they do not
// recognise is left to the generic adapter.

/** An element where text can be typed, and what is around it. */
export interface Candidate {
  /** the input, textarea or editing host itself */
  element: HTMLElement;
  /** hosts of the shadow roots around it, innermost first */
  hosts: Element[];
  /** the frames around it (`iframe` elements), innermost first */
  frames: Element[];
}

/** What a field is to the listing. */
export interface Role {
  /** `bullet` and `text` may occur more than once and are numbered */
  kind:
    | "title"
    | "bullet"
    | "description"
    | "search_terms"
    | "brand"
    | "category"
    | "item_highlights"
    | "compatible_devices"
    | "text";
  /** the portal's own number of it from 0, where it has one; else the order on the page counts */
  index?: number;
  /** the attribute's name in the portal, part of the field's key */
  attribute: string;
}

export interface Portal {
  id: string;
  /** proper name, the same in all languages */
  name: string;
  /** match patterns of the manifest */
  matches: string[];
  /** is this address one where listings are edited? */
  edits(url: URL): boolean;
  /** The field's role, or null: it is not watched. The role says what the field is, not whether it
   *  is visible: a hidden field may be shown later. A field that is read-only or disabled has no
   *  role until that ends. */
  role(candidate: Candidate): Role | null;
  /** the server's name of the marketplace (`amazon.de`), or empty */
  marketplace(url: URL, document: Document): string;
  /** a category that the page shows outside fields, if any */
  category?(document: Document): string;
}
