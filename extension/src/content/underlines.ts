// The underlines over the fields: one surface a field, made when it first has a finding.
import type { Field } from "../fields/field";
import { type Surface, surface } from "../lint-ui";
import type { TrackedFindings } from "../shared/tracked-findings";
import { isChecked } from "./listing";

export class Underlines {
  private readonly surfaces = new Map<Field, Surface>();

  constructor(
    private readonly findings: TrackedFindings,
    private readonly box: HTMLElement,
  ) {}

  /** Remove the underlines of all other fields. */
  only(fields: readonly Field[]): void {
    for (const [field, drawn] of this.surfaces) {
      if (fields.includes(field)) continue;
      drawn.stop();
      this.surfaces.delete(field);
    }
  }

  draw(field: Field): void {
    const tracked = this.findings.inField(field.name).filter(({ end }) => end <= field.text.length);
    let drawn = this.surfaces.get(field);
    if (!drawn) {
      if (!tracked.length || !isChecked(field)) return;
      drawn = surface(field.editable, this.box);
      this.surfaces.set(field, drawn);
    }
    drawn.show(
      tracked.map(({ id, start, end, finding }) => ({
        id,
        start,
        end,
        severity: finding.severity,
      })),
      field.text,
    );
  }

  /** The finding of a field at a point of the top page's viewport. */
  findingAt(field: Field | null, x: number, y: number): string | null {
    const drawn = field && this.surfaces.get(field);
    if (!drawn) return null;
    const under = (box: DOMRect): boolean =>
      x >= box.left && x <= box.right && y >= box.top && y <= box.bottom + 2;
    return (
      this.findings.inField(field.name).find(({ id }) => drawn.rects(id).some(under))?.id ?? null
    );
  }

  choose(id: string | null): void {
    const name = this.findings.get(id)?.finding.field;
    for (const [field, drawn] of this.surfaces) drawn.choose(field.name === name ? id : null);
  }

  rects(field: Field, id: string): DOMRect[] {
    return this.surfaces.get(field)?.rects(id) ?? [];
  }

  reveal(field: Field, id: string): void {
    this.surfaces.get(field)?.reveal(id);
  }

  reposition(): void {
    for (const drawn of this.surfaces.values()) drawn.reposition();
  }

  stop(): void {
    this.only([]);
  }
}
