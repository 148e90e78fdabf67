import type { Readable, Writable } from 'node:stream';

/** Whoever sends the body broke off: nothing that the backend did. */
export class BodyBrokeOff extends Error {
  constructor() {
    super('The body of the request broke off.');
  }
}

/**
 * Writes a body and ends the message. A source that breaks off breaks the message off, so that nobody takes half a body for a whole
 * one. A message that ends early, answered before its body was through, leaves the source to be read to its end: it is the client's
 * connection, and the answer has to go back there.
 */
export function sendBody(body: Buffer | Readable, message: Writable): void {
  if (Buffer.isBuffer(body)) {
    if (body.length > 0) message.end(body);
    else message.end();
    return;
  }
  let done = false;
  body.once('end', () => {
    done = true;
  });
  const broken = (): void => {
    if (!done) message.destroy(new BodyBrokeOff());
  };
  body.once('error', broken);
  body.once('close', broken);
  message.once('close', () => {
    if (done) return;
    done = true;
    body.unpipe(message);
    body.resume();
  });
  if (body.destroyed && !body.readableEnded) broken();
  else body.pipe(message);
}
