// What every field may know of its request.
import type { ReadContext } from '../read/answer.ts';
import type { Watch } from './watch.ts';

export interface Context extends ReadContext {
  /** What changes in the graph; absent where nobody waits for it. */
  readonly watch?: Watch;
  /** Throws where the request may not write; absent: none may. */
  readonly authorize?: () => void;
}
