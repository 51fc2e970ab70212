// The fields of a page: which key and which name in the listing each element has.
import type { Editable } from "../lint-ui";
import { labelsOf } from "../portals/labels/labels";
import type { Candidate, Role } from "../portals/portal";

export interface Field {
  /** (portal, attribute, index): the same after a re-render */
  key: string;
  /** the listing's name of it, such as `bullet_2` */
  name: string;
  role: Role;
  label: string;
  editable: Editable;
  /** as last read */
  text: string;
}

/** An element that has a role, and the field that it is once it was shown. */
export interface WatchedElement {
  candidate: Candidate;
  role: Role;
  editable: Editable;
  field: Field | null;
  seen: boolean;
}

const NUMBERED = new Set(["bullet", "text"]);

/** The fields of these elements, which come in the order of the page. An element keeps its field
 *  while its key stays. A new one takes the text of the field that had its key `before`, since a
 *  page that draws a field anew changes no text. */
export function fieldsOf(
  portal: string,
  elements: readonly WatchedElement[],
  before: readonly Field[],
): Field[] {
  const names = new Set<string>();
  const counts = new Map<string, number>();
  const texts = new Map(before.map(({ key, text }) => [key, text]));
  const fields: Field[] = [];
  for (const element of elements) {
    const { candidate, role, editable } = element;
    const index = role.index ?? counts.get(role.attribute) ?? 0;
    counts.set(role.attribute, index + 1);
    let key = `${portal}/${role.attribute}/${index}`;
    // The same attribute twice on one page.
    while (fields.some((field) => field.key === key)) key += "'";
    const name = freeName(role, index, names);
    names.add(name);
    const label = role.kind === "text" ? (labelsOf(candidate).accessibleNames[0] ?? "") : "";
    if (element.field?.key === key) Object.assign(element.field, { name, role, label });
    else element.field = { key, name, role, label, editable, text: texts.get(key) ?? "" };
    fields.push(element.field);
  }
  return fields;
}

function freeName({ kind, index: own }: Role, index: number, taken: ReadonlySet<string>): string {
  if (NUMBERED.has(kind)) {
    let number = own === undefined ? 1 : index + 1;
    while (taken.has(`${kind}_${number}`)) number++;
    return `${kind}_${number}`;
  }
  let name: string = kind;
  for (let number = 2; taken.has(name); number++) name = `${kind}_${number}`;
  return name;
}
