import { pipeline, Transform } from 'node:stream';
import { Body } from '../message/body.ts';

export interface Tap {
  readonly see: (chunk: Buffer) => void;
  /** Once: at the end, or when it breaks off. */
  readonly over: () => void;
}

/** The same body, seen as it passes by; nothing of it waits. */
export function tapped(body: Body, { see, over }: Tap): Body {
  const sent = body.send();
  if (Buffer.isBuffer(sent)) {
    see(sent);
    over();
    return Body.of(sent);
  }
  const passing = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      see(chunk);
      done(null, chunk);
    },
  });
  // Both ends are told by the pipeline; it calls back at the end, and when either of them has gone.
  pipeline(sent, passing, over);
  return Body.from(passing);
}
