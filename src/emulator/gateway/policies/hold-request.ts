import { clientGone } from '../backends/connection-faults.ts';
import type { GatewayCall } from '../call.ts';
import { PolicyFault } from '../fault.ts';
import { BodyTooLong } from '../message/body.ts';
import { bufferLimitOf } from '../message/buffer-limit.ts';

/** Waits until the request's body is in memory, as it came. Faults: 413 where it is longer than the tier allows, or that the client broke off. */
export async function holdRequest(call: GatewayCall, source: string): Promise<void> {
  try {
    await call.request.body.hold(bufferLimitOf(call));
  } catch (error) {
    if (!(error instanceof BodyTooLong)) throw clientGone(source);
    throw new PolicyFault({ source, reason: 'RequestBodyTooLarge', message: `In the request, ${error.message}.`, status: 413, shown: 'Request Entity Too Large' });
  }
}
