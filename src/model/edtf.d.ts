// The part of the untyped package `edtf` that dates use.
declare module 'edtf' {
  /** @throws Error where the text is not EDTF of the given level or below. */
  const edtf: (
    text: string,
    constraints?: { readonly level?: number },
  ) => {
    readonly type: 'Date' | 'Season' | 'Year' | 'Interval' | 'Set' | 'List' | 'Decade' | 'Century';
    /** UTC milliseconds, inclusive. */
    readonly min: number;
    readonly max: number;
  };
  export default edtf;
}
