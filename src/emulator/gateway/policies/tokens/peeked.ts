import { Readable } from 'node:stream';
import type { PolicyFault } from '../../fault.ts';
import { Body } from '../../message/body.ts';

export interface Peeked {
  /** The same bytes as before. */
  readonly body: Body;
  /** Undefined where it is longer than the limit. */
  readonly bytes: Buffer | undefined;
}

/** A look at a whole body that is not too long; one that is goes on as it came. `broken` makes a fault where it breaks off. */
export function peeked(body: Body, limit: number, broken: (error: unknown) => PolicyFault): Peeked | Promise<Peeked> {
  const sent = body.send();
  if (Buffer.isBuffer(sent)) return { body: Body.of(sent), bytes: sent };
  return peekedStream(sent, limit).catch((error: unknown) => {
    throw broken(error);
  });
}

async function peekedStream(stream: Readable, limit: number): Promise<Peeked> {
  const chunks = (stream as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  const seen: Buffer[] = [];
  let length = 0;
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
    seen.push(next.value);
    length += next.value.length;
    if (length > limit) return { body: Body.from(Readable.from(rest(seen, chunks), { objectMode: false })), bytes: undefined };
  }
  const bytes = Buffer.concat(seen);
  return { body: Body.of(bytes), bytes };
}

async function* rest(seen: readonly Buffer[], chunks: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* seen;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  } finally {
    // Lets go of the source where nobody reads on.
    await chunks.return?.();
  }
}
