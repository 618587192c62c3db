/** The owners of a report as a tree, in the order of the call tree. Figures stay each owner's own. */
import type { OwnerReport, Span } from "../../engine/protocol.ts";
import { contains } from "./sourceText.ts";

export interface OwnerRow {
  readonly owner: OwnerReport;
  /** 0 for the entry. */
  readonly depth: number;
  readonly childCount: number;
}

/**
 * Owners in preorder, children in the report's order. An owner whose parent is unknown counts as a root, and so
 * does the first one of a ring, so that every owner is listed once.
 */
export function ownerRows(owners: readonly OwnerReport[]): OwnerRow[] {
  const known = new Set(owners.map(({ key }) => key));
  const children = new Map<string | undefined, OwnerReport[]>();
  for (const owner of owners) {
    const parent = owner.parent !== undefined && known.has(owner.parent) ? owner.parent : undefined;
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [owner]);
    else siblings.push(owner);
  }
  const rows: OwnerRow[] = [];
  const listed = new Set<string>();
  const visit = (owner: OwnerReport, depth: number): void => {
    if (listed.has(owner.key)) return;
    listed.add(owner.key);
    const below = children.get(owner.key) ?? [];
    rows.push({ owner, depth, childCount: below.length });
    for (const child of below) visit(child, depth + 1);
  };
  for (const root of children.get(undefined) ?? []) visit(root, 0);
  for (const owner of owners) visit(owner, 0);
  return rows;
}

/** What an owner is called in running text: its name, with its parent's where the name alone is a loop's. */
export function ownerTitle(owner: OwnerReport, owners: readonly OwnerReport[]): string {
  const parent = owners.find(({ key }) => key === owner.parent);
  return owner.kind === "loop" && parent !== undefined ? `${parent.name} › ${owner.name}` : owner.name;
}

/** The innermost owner whose text holds the span; undefined outside of all. */
export function ownerAt(span: Span, owners: readonly OwnerReport[]): OwnerReport | undefined {
  const around = owners.filter((owner) => contains(owner.span, span));
  return around.reduce<OwnerReport | undefined>(
    (inner, owner) => (inner === undefined || contains(inner.span, owner.span) ? owner : inner),
    undefined,
  );
}
