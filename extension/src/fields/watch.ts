// Keeps the list of watched fields current while the page changes: new nodes, swapped tabs, late
// shadow roots, values written without an event.

import { editable } from "../lint-ui";
import type { Portal } from "../portals/portal";
import { type Field, fieldsOf, type WatchedElement } from "./field";
import { documentOf, pageOrder, type Root, type RootOf, scan } from "./scan";

export type EditReason = "typed" | "pasted" | "left" | "silent" | "composed";

export interface WatcherHost {
  /** fields came, went or were renamed */
  fieldsChanged(): void;
  /** a field's text is another; `before` is what it was */
  textChanged(field: Field, before: string, reason: EditReason): void;
  /** the page may have moved its fields: after its changes, and twice a second */
  layoutChanged(): void;
  /** a document that people type in: the page's own or a frame's */
  documentFound(page: Document): void;
}

const TICK = 500; // ms; silent writes are seen no sooner
const SETTLE = 40; // ms after the page's changes
const LATE = 20; // ticks in which an element's root may still come
// A field may be opened for writing later.
const SWITCHES = ["contenteditable", "disabled", "readonly", "aria-disabled", "aria-readonly"];

interface Observed {
  observer: MutationObserver;
  hosts: Element[];
  frames: Element[];
}

export class Watcher {
  private readonly roots = new Map<Root, Observed>();
  private known = new WeakSet<Root>();
  private readonly watched = new Map<HTMLElement, WatchedElement>();
  private readonly listened = new WeakSet<Document>();
  private readonly late = new Map<Element, { left: number; hosts: Element[]; frames: Element[] }>();
  private readonly frames = new WeakSet<HTMLIFrameElement>();
  private readonly dirty = new Set<Node>();
  private readonly gone = new AbortController();
  private timer: ReturnType<typeof setInterval> | undefined;
  private settling: ReturnType<typeof setTimeout> | undefined;
  private composing: HTMLElement | null = null;
  private swept = true;
  fields: Field[] = [];

  constructor(
    private readonly portal: Portal,
    private readonly rootOf: RootOf,
    private readonly host: WatcherHost,
  ) {}

  start(page: Document): void {
    this.take(page, [], []);
    this.refresh();
    this.timer = setInterval(() => this.tick(), TICK);
  }

  stop(): void {
    clearInterval(this.timer);
    clearTimeout(this.settling);
    this.gone.abort();
    for (const { observer } of this.roots.values()) observer.disconnect();
    this.roots.clear();
    this.watched.clear();
    this.late.clear();
    this.fields = [];
  }

  /** Forget the page and search it again. */
  lookAgain(): void {
    const pages = [...this.roots.keys()].filter((root) => root.nodeType === 9);
    for (const { observer } of this.roots.values()) observer.disconnect();
    this.roots.clear();
    this.known = new WeakSet();
    this.late.clear();
    this.watched.clear();
    for (const page of pages)
      if ((page as Document).defaultView?.frameElement == null) this.take(page, [], []);
    this.refresh();
  }

  /** The field that the target is, or is in. */
  fieldOf(target: EventTarget | null): Field | null {
    for (let node = target as Node | null; node && node.nodeType === 1; node = node.parentNode) {
      const known = this.watched.get(node as HTMLElement);
      if (known) return known.field;
    }
    return null;
  }

  /** Read a field now and tell if its text is another. */
  read(field: Field, reason: EditReason): boolean {
    if (this.composing === field.editable.element) return false;
    const before = field.text;
    const text = field.editable.text();
    if (text === before) return false;
    field.text = text;
    this.host.textChanged(field, before, reason);
    return true;
  }

  private take(node: Node, hosts: Element[], frames: Element[]): void {
    const got = scan(node, hosts, frames, this.rootOf, this.known);
    if (node.nodeType === 9 && !this.roots.has(node as Document)) {
      this.known.add(node as Document);
      this.observe(node as Document, hosts, frames);
    }
    for (const { root, hosts, frames } of got.roots) this.observe(root, hosts, frames);
    for (const candidate of got.candidates) {
      if (this.watched.has(candidate.element)) continue;
      const role = this.portal.role(candidate);
      if (role)
        this.watched.set(candidate.element, {
          candidate,
          role,
          editable: editable(candidate.element),
          field: null,
          seen: false,
        });
    }
    for (const element of got.rootless)
      if (!this.late.has(element)) this.late.set(element, { left: LATE, hosts, frames });
    for (const frame of got.frames) this.frame(frame, frames);
  }

  private frame(frame: HTMLIFrameElement, frames: Element[]): void {
    if (this.frames.has(frame)) return;
    this.frames.add(frame);
    frame.addEventListener(
      "load",
      () => {
        const inner = documentOf(frame);
        if (inner) this.later(inner, [frame, ...frames]);
      },
      { signal: this.gone.signal },
    );
  }

  private later(page: Document, frames: Element[]): void {
    if (!this.roots.has(page)) this.take(page, [], frames);
    this.settle();
  }

  private observe(root: Root, hosts: Element[], frames: Element[]): void {
    const view = (root.nodeType === 9 ? (root as Document) : root.ownerDocument!).defaultView;
    if (!view) return;
    const observer = new (view as Window & typeof globalThis).MutationObserver((records) => {
      for (const record of records) {
        if (record.removedNodes.length) this.swept = false;
        for (const node of record.addedNodes) if (node.nodeType === 1) this.dirty.add(node);
        if (record.type === "attributes" && record.target.nodeType === 1)
          this.dirty.add(record.target);
      }
      this.settle();
    });
    observer.observe(root, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: SWITCHES,
    });
    this.roots.set(root, { observer, hosts, frames });
    if (root.nodeType !== 9 || this.listened.has(root as Document)) return;
    this.listened.add(root as Document);
    this.listen(view as Window);
    this.host.documentFound(root as Document);
  }

  private listen(view: Window): void {
    const signal = this.gone.signal;
    const on = (name: string, act: (event: Event) => void): void =>
      view.addEventListener(name, act, { capture: true, passive: true, signal });
    const field = (event: Event): Field | null => this.fieldOf(event.composedPath()[0] ?? null);
    on("compositionstart", (event) => {
      this.composing = field(event)?.editable.element ?? null;
    });
    on("compositionend", (event) => {
      this.composing = null;
      const ended = field(event);
      if (ended) queueMicrotask(() => this.read(ended, "composed"));
    });
    on("input", (event) => {
      const target = event.composedPath()[0];
      const typed = this.fieldOf(target ?? null);
      if (typed)
        this.read(
          typed,
          (event as InputEvent).inputType === "insertFromPaste" ? "pasted" : "typed",
        );
      else if (target && (target as Node).nodeType === 1) this.unseen(target as Element);
    });
    on("focusin", (event) => {
      const target = event.composedPath()[0] as Node | undefined;
      if (target?.nodeType === 1 && !this.fieldOf(target)) this.unseen(target as Element);
    });
    on("focusout", (event) => {
      const left = field(event);
      // The page tidies on blur too, maybe after this listener.
      if (left)
        setTimeout(() => {
          if (!this.read(left, "left")) this.host.textChanged(left, left.text, "left");
        }, 0);
    });
  }

  // A person types into it, but the scan has not found it: its root came later.
  private unseen(element: Element): void {
    const root = element.getRootNode() as Root;
    if (!this.roots.has(root)) {
      const outer = root.nodeType === 11 ? (root as ShadowRoot).host : null;
      if (outer) this.dirty.add(outer);
      this.settle();
    }
  }

  private settle(): void {
    this.settling ??= setTimeout(() => {
      this.settling = undefined;
      this.work();
    }, SETTLE);
  }

  private work(): void {
    for (const node of this.dirty) {
      const observed = this.roots.get(node.getRootNode() as Root);
      if (observed && node.isConnected) this.take(node, observed.hosts, observed.frames);
    }
    this.dirty.clear();
    this.refresh();
    this.host.layoutChanged();
  }

  // Finds late roots, fields that went, and values written without an event. A hidden tab waits.
  private tick(): void {
    if (document.visibilityState === "hidden") return;
    let came = false;
    for (const [element, late] of this.late) {
      if (!element.isConnected || late.left-- <= 0) this.late.delete(element);
      else if (this.rootOf(element)) {
        this.late.delete(element);
        this.take(element, late.hosts, late.frames);
        came = true;
      }
    }
    for (const entry of this.watched.values())
      came ||= !entry.seen && shown(entry.editable.element);
    if (came || !this.swept || this.fields.some((field) => !field.editable.attached()))
      this.refresh();
    for (const field of this.fields) if (shown(field.editable.element)) this.read(field, "silent");
    this.host.layoutChanged();
  }

  private refresh(): void {
    this.swept = true;
    for (const [element, { editable }] of this.watched)
      if (!editable.attached()) this.watched.delete(element);
    for (const [root, { observer }] of this.roots) {
      if (
        root.nodeType === 9 ? (root as Document).defaultView : (root as ShadowRoot).host.isConnected
      )
        continue;
      observer.disconnect();
      this.roots.delete(root);
    }
    // What was never shown is a copy for the form, a trap for robots, or on a tab that nobody
    // opened yet.
    for (const entry of this.watched.values()) entry.seen ||= shown(entry.editable.element);
    const elements = [...this.watched.values()]
      .filter((entry) => entry.seen)
      .sort((left, right) => pageOrder(left.editable.element, right.editable.element));
    const next = fieldsOf(this.portal.id, elements, this.fields);
    const same =
      next.length === this.fields.length &&
      next.every((field, index) => field === this.fields[index]);
    this.fields = next;
    if (!same) this.host.fieldsChanged();
    for (const field of next) this.read(field, "silent");
  }
}

const LEAST = 4; // px: smaller boxes are for the browser's own form filling

/** Does the field have a box that a person can see? */
function shown(element: HTMLElement): boolean {
  const { width, height } = element.getBoundingClientRect();
  return width > LEAST && height > LEAST;
}
