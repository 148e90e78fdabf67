import { after } from '../after.ts';
import type { Body } from '../message/body.ts';
import { tapped } from '../policies/tapped.ts';
import { peeked } from '../policies/tokens/peeked.ts';
import type { PolicyFault } from '../fault.ts';
import type { Wanted } from './log-plan.ts';
import type { MessageRecord } from './call-record.ts';

/**
 * Waits for the whole body, as logging one does (which is why streams come all at once then: documentation of server-sent events),
 * and keeps its beginning. A body that is longer than what may be held goes on as it comes.
 */
export function keepStart(message: { body: Body }, to: MessageRecord, { bytes }: Wanted, limit: number, broken: (error: unknown) => PolicyFault): void | Promise<void> {
  if (bytes === 0) return undefined;
  return after(peeked(message.body, limit, broken), ({ body, bytes: whole }) => {
    if (whole) {
      message.body = body;
      to.body = copied(whole, bytes);
      return;
    }
    let seen = Buffer.alloc(0);
    message.body = tapped(body, {
      see: (chunk) => {
        if (seen.length < bytes) seen = Buffer.concat([seen, chunk.subarray(0, bytes - seen.length)]);
      },
      over: () => {
        to.body = seen;
      },
    });
  });
}

/** Its own few bytes: a part of a large body would keep all of it in memory. */
export function copied(body: Buffer, bytes: number): Buffer {
  return Buffer.from(body.subarray(0, bytes));
}
