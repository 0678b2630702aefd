// Records leave out what is absent: a key with `undefined` would compare unlike a stored record without it.

/** The type with its undefined-able keys optional, and `undefined` gone from their values. */
type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The record without the keys whose value is `undefined`, in the order of the given keys. */
export const present = <T extends object>(record: T): Present<T> =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Present<T>;
