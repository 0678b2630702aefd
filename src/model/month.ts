// The month that a date lies in, where it says one.

const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])(?!\d)/;

/**
 * "2024-02" of '2024-02-12', '2024-02~' and '2024-02-12/2024-02-14'; the date as written where it says no month, or several.
 * By what is written: a time of day near midnight stays in the month of its own zone.
 */
export const monthOf = (edtf: string): string => {
  const [first, ...others] = edtf.split('/').map((end) => MONTH.exec(end)?.[0]);
  return first !== undefined && others.every((month) => month === first) ? first : edtf;
};
