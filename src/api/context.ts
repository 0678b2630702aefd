// What every field may know of its request.
import type { ReadContext } from '../read/answer.ts';

export interface Context extends ReadContext {}
