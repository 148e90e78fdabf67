/** A body of which nothing came for too long. */
export class BodyStalled extends Error {
  override readonly name = 'BodyStalled';
}

/** Chunk by chunk. Fails with `BodyStalled` where the next does not come in time; to let go of the body is the caller's. */
export async function* steadyBody(body: AsyncIterable<Uint8Array>, longestMs: number): AsyncGenerator<Uint8Array> {
  const chunks = body[Symbol.asyncIterator]();
  for (;;) {
    const next = await Promise.race([chunks.next(), stalled(longestMs)]);
    if (next.done === true) return;
    yield next.value;
  }
}

function stalled(ms: number): Promise<never> {
  return new Promise((_, reject) => AbortSignal.timeout(ms).addEventListener('abort', () => reject(new BodyStalled('the body stalled'))));
}
