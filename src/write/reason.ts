// Who does something to the ledger and why: never left out, never endless.
import { InputError } from '../errors.ts';

const MAX_CHARACTERS = 2_000;

/** @throws InputError `REASON_MISSING`, `REASON_TOO_LONG` naming the argument. */
export function checkedReason(where: 'by' | 'why', text: string): string {
  const given = text.trim();
  const wanted = where === 'by' ? 'the name of whoever does it' : 'the reason in words';
  if (given === '') throw new InputError('REASON_MISSING', `${where}: is empty; give ${wanted}`);
  if (given.length <= MAX_CHARACTERS) return given;
  throw new InputError(
    'REASON_TOO_LONG',
    `${where}: has ${given.length} characters; give ${wanted} in at most ${MAX_CHARACTERS}`,
  );
}
