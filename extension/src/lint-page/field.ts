// One text field of the page. A copy of its text lies behind it, and the underlines are drawn on
// the copy: highlights in a control itself are new to browsers, those in plain text are not.
import type { Limit } from "../api/types";
import { write } from "../fields/write";
import {
  type Editable,
  editable,
  type MarkedSpan,
  type Surface,
  setText,
  surface,
} from "../lint-ui";
import { byId } from "../shared/dom";
import type { TrackedFinding } from "../shared/tracked-findings";
import { t } from "./texts";

const encoder = new TextEncoder();

const marked = ({ id, start, end, finding: { severity } }: TrackedFinding): MarkedSpan => ({
  id,
  start,
  end,
  severity,
});

export class PageField {
  readonly name: string;
  readonly editable: Editable;
  limit: Limit | null = null;
  /** as it was at the last edit */
  text: string;
  private readonly copy = document.createTextNode("");
  private readonly surface: Surface;
  private readonly counter: HTMLElement;

  constructor(readonly control: HTMLTextAreaElement) {
    this.name = control.dataset.field ?? "";
    this.text = control.value;
    this.editable = editable(control);
    this.counter = byId(`count-${this.name}`);
    const under = control.previousElementSibling as HTMLElement;
    under.append(this.copy);
    this.surface = surface(editable(under), document.body);
    const follow = (): void => {
      under.scrollTop = control.scrollTop;
    };
    control.addEventListener("scroll", follow, { passive: true });
    new ResizeObserver(() => {
      // A scrollbar takes its width from the text; the copy has none.
      const scrollbar = control.offsetWidth - control.clientWidth - 2 * control.clientLeft;
      under.style.right = `${scrollbar}px`;
      follow();
    }).observe(control);
  }

  underline(findings: readonly TrackedFinding[]): void {
    setText(this.copy, this.text);
    this.surface.show(findings.map(marked), this.text);
  }

  /** Set a finding off from the others, or none. */
  choose(id: string | null): void {
    this.surface.choose(id);
  }

  /** Write a whole text as a person would. False: the browser did not take it. */
  async replaceText(text: string): Promise<boolean> {
    const { value } = this.control;
    if (value === text) return true;
    const outcome = await write(this.editable, value, [{ start: 0, end: value.length, text }]);
    return outcome === "done";
  }

  count(): void {
    const { limit, text } = this;
    const length = limit?.unit === "bytes" ? encoder.encode(text).length : [...text].length;
    this.counter.textContent = limit
      ? `${length} / ${limit.maximum} ${t(limit.unit)}`
      : text && `${length} ${t("characters")}`;
    this.counter.classList.toggle("over", length > (limit?.maximum ?? Number.POSITIVE_INFINITY));
  }
}
