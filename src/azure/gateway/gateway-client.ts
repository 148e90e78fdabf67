import type { Agent } from 'node:https';
import type { GatewayClient } from '../../model/gateway-call.ts';
import { agentTo, exchange, reasonOf, type GatewayReach } from './gateway-reach.ts';
import { readAnswer } from './read-answer.ts';

/**
 * Calls a gateway as a client does: each lane has connections of its own, which stay open.
 * @param url of the gateway that is called
 */
export function gatewayClient(url: string, reach: GatewayReach): GatewayClient {
  const agents = new Map<number, Agent>();
  const agentOf = (lane: number): Agent => {
    const agent = agents.get(lane) ?? agentTo(new URL(url), reach, true);
    agents.set(lane, agent);
    return agent;
  };
  // Before the first call: what is wrong with the proxy ends the run, and not each call.
  agentOf(0);
  return {
    call: (request, lane, signal) =>
      exchange(request, { agent: agentOf(lane), signal, reach, read: (response) => readAnswer(response, reach.now), told: ({ status }) => status }).catch((error: unknown) => ({
        kind: 'lost',
        reason: reasonOf(error),
      })),
    close() {
      for (const agent of agents.values()) agent.destroy();
      agents.clear();
    },
  };
}
