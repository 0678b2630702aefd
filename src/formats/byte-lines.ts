// Lines of a byte stream, each bounded: one without end is passed over, not held.

export interface ByteLine {
  /** 1-based. */
  readonly line: number;
  /** Without its LF or CRLF; `undefined` where it is longer than allowed, given as soon as it is. */
  readonly bytes: Buffer | undefined;
}

const LF = 0x0a;
const CR = 0x0d;

/** @param most Bytes of the longest line. What follows it within one too long is skipped; reading goes on after it. */
export async function* byteLines(chunks: AsyncIterable<Buffer>, most: number): AsyncGenerator<ByteLine> {
  let line = 1;
  let parts: Buffer[] = [];
  let held = 0;
  /** @returns Whether the line has just become too long. */
  const add = (part: Buffer): boolean => {
    const fitted = held <= most;
    held += part.length;
    if (held <= most) parts.push(part);
    else parts = [];
    return fitted && held > most;
  };
  const end = (): ByteLine | undefined => {
    const whole = held > most ? undefined : { line, bytes: joined(parts) };
    parts = [];
    held = 0;
    line += 1;
    return whole;
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let at = chunk.indexOf(LF); at !== -1; at = chunk.indexOf(LF, start)) {
      if (add(chunk.subarray(start, at))) yield { line, bytes: undefined };
      const whole = end();
      if (whole !== undefined) yield whole;
      start = at + 1;
    }
    if (start < chunk.length && add(chunk.subarray(start))) yield { line, bytes: undefined };
  }
  const last = held > 0 ? end() : undefined;
  if (last !== undefined) yield last;
}

function joined(parts: readonly Buffer[]): Buffer {
  const [first] = parts;
  const bytes = parts.length === 1 && first !== undefined ? first : Buffer.concat(parts);
  return bytes.at(-1) === CR ? bytes.subarray(0, -1) : bytes;
}
