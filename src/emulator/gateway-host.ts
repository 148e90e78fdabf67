import type { ArmPlane } from './arm/plane.ts';
import type { Leaf } from './certificate.ts';
import type { DataPlane } from './data-plane.ts';
import { usualLimits } from './gateway/front/limits.ts';
import { newListeners } from './gateway/front/listeners.ts';
import type { ListeningAddress } from './listening-address.ts';
import { closeUnused, keepingPorts } from './gateway-ports.ts';
import type { StartOptions } from './start.ts';

/** The gateways of all services with their ports, which outlive a reset. */
export interface GatewayHost {
  urlOf(service: string): string | undefined;
  /** Serves these services from this data plane. Fails with a UserError where a port is taken. */
  enter(data: DataPlane, services: readonly string[]): Promise<void>;
  /** Calls are not answered any more; those under way end. */
  leave(): void;
  /** A control plane that keeps the ports in step with the services that there are. */
  around(plane: Promise<ArmPlane>, data: Promise<DataPlane>): ArmPlane;
  stop(): Promise<void>;
}

/** Opens no port yet. */
export function newGatewayHost(leaf: Leaf, { listen, inUrls }: ListeningAddress, { gatewayPort = 0, gatewayLimits = usualLimits }: Pick<StartOptions, 'gatewayPort' | 'gatewayLimits'>): GatewayHost {
  let present: DataPlane | undefined;
  const listeners = newListeners({
    leaf,
    address: listen,
    firstPort: gatewayPort,
    limits: gatewayLimits,
    handle: (message, response, by) => {
      if (present) present.gateway.handle(message, response, by);
      else response.destroy();
    },
  });
  return {
    urlOf: (service) => {
      const port = listeners.portOf(service);
      return port === undefined ? undefined : `https://${inUrls}:${port}`;
    },
    enter: async (data, services) => {
      for (const service of services) await listeners.open(service, true);
      if (data.store.changes > 0) await closeUnused(listeners, data.store);
      present = data;
    },
    leave: () => {
      present?.forwarding.close();
      present = undefined;
    },
    around: (plane, data) => ({ handle: async (request) => keepingPorts(listeners, (await data).store, request, async () => (await plane).handle(request)) }),
    stop: async () => {
      present?.forwarding.close();
      present = undefined;
      await Promise.all(listeners.services().map((service) => listeners.close(service)));
    },
  };
}
