import { type Readable, Transform } from 'node:stream';

/** Documented for `buffer-response="true"`: chunks are gathered up to this size, or to the end. */
const size = 8 * 1024;

/** The same bytes in chunks of 8 KB. A source that breaks off breaks this off; letting go of this lets go of the source. */
export function gathered(source: Readable): Readable {
  let waiting: Buffer[] = [];
  let length = 0;
  const gathering = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      waiting.push(chunk);
      length += chunk.length;
      if (length >= size) {
        const all = Buffer.concat(waiting);
        const whole = length - (length % size);
        for (let at = 0; at < whole; at += size) this.push(all.subarray(at, at + size));
        waiting = whole < length ? [all.subarray(whole)] : [];
        length -= whole;
      }
      done();
    },
    flush(done) {
      if (length > 0) this.push(Buffer.concat(waiting));
      done();
    },
    destroy(error, done) {
      source.destroy();
      done(error);
    },
  });
  source.once('error', (error) => gathering.destroy(error));
  source.once('close', () => {
    if (!source.readableEnded) gathering.destroy(new Error('The body of the response broke off.'));
  });
  // Whoever reads has his own ear for errors; where nobody reads, nobody has to hear.
  gathering.on('error', () => undefined);
  return source.pipe(gathering);
}
