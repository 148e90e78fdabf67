import type { Estate } from './estate.ts';
import type { GatewayOptions } from './gateway/options.ts';

/** What of the estate's options is the gateway's. */
export function gatewayOptions({ options }: Estate): GatewayOptions {
  const { bufferedPayloadLimit, exhaustedPool, breakerMemory, gatewayUnits } = options;
  return { bufferedPayloadLimit, exhaustedPool, breakerMemory, gatewayUnits };
}
