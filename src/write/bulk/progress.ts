// How far a bulk import is.

export interface BulkProgress {
  readonly phase: 'READING' | 'CHECKING' | 'WRITING' | 'DERIVING';
  readonly done: number;
  /** Absent while it isn't known. */
  readonly total?: number;
  readonly unit: 'rows' | 'batches' | 'claims';
}
