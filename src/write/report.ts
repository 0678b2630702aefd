// What an import or its undoing did, for people.
import type { RecordChange } from './apply.ts';
import type { ImportCounts } from './imports.ts';

/** One record that changed, with what it is called: a name, a headline, or the claim as it reads. */
export interface ReportedChange extends RecordChange {
  readonly label: string;
}

export interface ChangeReport {
  readonly counts: ImportCounts;
  /** Sorted by id, which sorts them by kind. */
  readonly changes: readonly ReportedChange[];
}

export function changeReport(changes: readonly RecordChange[], labels: ReadonlyMap<string, string>): ChangeReport {
  const count = (kind: RecordChange['change']) => changes.filter(({ change }) => change === kind).length;
  return {
    counts: {
      created: count('CREATED'),
      changed: count('CHANGED'),
      superseded: count('SUPERSEDED'),
      restored: count('RESTORED'),
      deleted: count('DELETED'),
    },
    changes: changes.map((change) => ({ ...change, label: labels.get(change.id) ?? change.id })),
  };
}
