// Derived data, kept beside what it derives from. What it is, model/derive.ts says.
import type { Vocabulary } from '../model/predicates.ts';
import type { Write } from '../neo4j/run.ts';
import type { RecordChange } from './apply.ts';

export async function refreshDerived(
  _tx: Write,
  _vocabulary: Vocabulary,
  _changes: readonly RecordChange[],
): Promise<void> {}
