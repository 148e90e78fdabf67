import type { GatewayCall } from '../../call.ts';
import { tapped } from '../tapped.ts';

/** Tells how many bytes the bodies of request and answer had, when the answer has been sent. */
export function whenTransferred(call: GatewayCall, act: (bytes: number) => void): void {
  const sent = Number(call.request.headers.get('Content-Length') ?? call.request.body.bytes?.length ?? 0);
  call.onAnswer.push((response) => {
    let bytes = Number.isFinite(sent) ? sent : 0;
    response.body = tapped(response.body, {
      see: (chunk) => {
        bytes += chunk.length;
      },
      over: () => act(bytes),
    });
  });
}
