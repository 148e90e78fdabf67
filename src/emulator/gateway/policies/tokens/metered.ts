import { after } from '../../after.ts';
import { connectionFailure } from '../../backends/connection-faults.ts';
import type { GatewayCall } from '../../call.ts';
import type { PolicyFault } from '../../fault.ts';
import { bufferLimitOf } from '../../message/buffer-limit.ts';
import type { GatewayResponse } from '../../message/message.ts';
import { tapped } from '../tapped.ts';
import { peeked } from './peeked.ts';
import { isJson, jsonOf } from './json-body.ts';
import { streamUsage } from './stream-usage.ts';
import { usageIn } from './usage.ts';
import type { UsageParts } from './usage.ts';

/** What is known of an answer's tokens. */
export interface Metered {
  /** Undefined where the answer does not tell. Of a stream the prompt may be missing. */
  readonly usage: UsageParts | undefined;
  /** It came as a stream, so the rest of the call is over when this is known. */
  readonly isStream: boolean;
}

const source = 'forward-request';

type Act = (metered: Metered) => void;

const acting = new WeakMap<GatewayCall, Act[]>();

/** Calls `act` once: before outbound where the backend's answer is a whole, at its end where it is a stream. Not where no backend answered. */
export function whenMetered(call: GatewayCall, act: Act): void {
  const known = acting.get(call);
  if (known) {
    known.push(act);
    return;
  }
  const acts = [act];
  acting.set(call, acts);
  call.whenAnswered.push((response) => meter(call, response, (metered) => acts.forEach((one) => one(metered))));
}

function broken(error: unknown): PolicyFault {
  return connectionFailure(source, `The backend's answer broke off: ${error instanceof Error ? error.message : String(error)}`);
}

function meter(call: GatewayCall, response: GatewayResponse, tell: Act): void | Promise<void> {
  const type = response.headers.get('Content-Type');
  if (/^\s*text\/event-stream\b/i.test(type ?? '')) {
    const stream = streamUsage();
    response.body = tapped(response.body, { see: stream.see, over: () => tell({ usage: stream.usage(), isStream: true }) });
    return undefined;
  }
  if (!isJson(type)) return tell({ usage: undefined, isStream: false });
  return after(peeked(response.body, bufferLimitOf(call), broken), ({ body, bytes }) => {
    response.body = body;
    return tell({ usage: bytes && usageIn(jsonOf(call, response, source)), isStream: false });
  });
}
