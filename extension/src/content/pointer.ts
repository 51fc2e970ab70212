// Hover and click on underlined spans. Hovering opens after a moment, and leaves time to reach the
// card.
import { frameOffset } from "../lint-ui";

const OPEN = 180; // ms
const CLOSE = 350;

export interface PointerHost {
  /** the span at a point of the window that the target is in; x, y in the top page's viewport */
  findingAt(target: EventTarget | null, x: number, y: number): string | null;
  open(id: string): void;
  /** the finding whose card is open */
  opened(): string | null;
  /** is it the card? */
  isCard(target: EventTarget | null): boolean;
  close(): void;
}

export class Pointer {
  private readonly gone = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private wanted: string | null | undefined; // undefined: nothing was decided since
  private due: { event: PointerEvent; path: EventTarget[] } | null = null;
  private byClick = false;

  constructor(private readonly host: PointerHost) {}

  get signal(): AbortSignal {
    return this.gone.signal;
  }

  stop(): void {
    clearTimeout(this.timer);
    this.gone.abort();
  }

  listen(view: Window): void {
    const options = { capture: true, passive: true, signal: this.gone.signal };
    view.addEventListener(
      "pointermove",
      (event) => {
        const waiting = this.due !== null;
        this.due = { event, path: event.composedPath() }; // afterwards, the path is empty
        if (!waiting) {
          view.requestAnimationFrame(() => {
            const now = this.due;
            this.due = null;
            if (now) this.over(now.event, now.path);
          });
        }
      },
      options,
    );
    view.addEventListener(
      "click",
      (event) => {
        const path = event.composedPath();
        if (this.insideCard(path)) return;
        const id = this.hit(event, path);
        if (id) {
          clearTimeout(this.timer);
          this.byClick = true;
          this.host.open(id);
        } else if (this.host.opened()) this.host.close();
      },
      options,
    );
  }

  private insideCard(path: EventTarget[]): boolean {
    return path.some((part) => this.host.isCard(part));
  }

  private hit(event: MouseEvent, path: EventTarget[]): string | null {
    const by = event.view ? frameOffset(event.view.document.documentElement) : { x: 0, y: 0 };
    return this.host.findingAt(path[0] ?? null, event.clientX + by.x, event.clientY + by.y);
  }

  private over(event: PointerEvent, path: EventTarget[]): void {
    if (event.buttons) return;
    if (this.insideCard(path)) {
      this.wait(null, 0);
      return;
    }
    const id = this.hit(event, path);
    if (id === this.wanted) return;
    const opened = this.host.opened();
    if (id && id !== opened)
      this.wait(
        () => {
          this.byClick = false;
          this.host.open(id);
        },
        OPEN,
        id,
      );
    else if (!id && opened && !this.byClick) this.wait(() => this.host.close(), CLOSE, null);
    else this.wait(null, 0, id);
  }

  private wait(act: (() => void) | null, ms: number, wanted?: string | null): void {
    clearTimeout(this.timer);
    this.wanted = wanted;
    if (act)
      this.timer = setTimeout(() => {
        this.wanted = undefined;
        act();
      }, ms);
  }
}
