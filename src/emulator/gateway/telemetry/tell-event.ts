import type { GatewayCall } from '../call.ts';
import type { GatewayEvent } from '../world.ts';

/** To the control API's list, and to the logs of the call. */
export function tellEvent(call: Pick<GatewayCall, 'world' | 'log'>, event: GatewayEvent): void {
  call.world.emit(event);
  call.log?.told(event);
}
