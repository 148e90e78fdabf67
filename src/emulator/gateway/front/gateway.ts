import type { IncomingMessage, ServerResponse } from 'node:http';
import { serviceType } from '../../arm/service/service-content.ts';
import type { ServiceContent } from '../../arm/service/service-content.ts';
import type { Entry } from '../../arm/store.ts';
import { after, inTurn } from '../after.ts';
import type { GatewayCall } from '../call.ts';
import { PolicyFault } from '../fault.ts';
import { matchCall } from '../match/match-call.ts';
import { matchedService } from '../match/matched.ts';
import type { MatchedCall } from '../match/match-call.ts';
import { serviceTables } from '../match/service-tables.ts';
import type { GatewayRequest, GatewayResponse } from '../message/message.ts';
import { internalError } from '../pipeline/default-answer.ts';
import { policyCache } from '../pipeline/policy-cache.ts';
import { runCall, runOnError, runPreflight } from '../pipeline/run-call.ts';
import type { OnBug } from '../pipeline/run-call.ts';
import { emptyResponse } from '../policies/message-of.ts';
import type { CallTracing, Tracing } from '../trace/tracing.ts';
import type { GatewayWorld } from '../world.ts';
import { openCall } from './open-call.ts';
import { plainAnswer, probeAnswer, probePath } from './plain-answer.ts';
import { readRequest } from './read-request.ts';
import { sendAnswer } from './send-answer.ts';

export interface Gateway {
  handle(message: IncomingMessage, to: ServerResponse, by: Entrance): void;
}

/** The port that a request came in by. */
export interface Entrance {
  /** Whose it is. */
  readonly service: string;
  readonly port: number;
  /** Told of every request with a body. */
  readonly sending: (message: IncomingMessage) => void;
}

interface GatewayParts {
  readonly world: GatewayWorld;
  readonly tracing: Tracing;
  readonly onBug: OnBug;
}

type Send = (response: GatewayResponse, requestId?: string) => void;

const notThereYet: readonly string[] = ['Created', 'Activating', 'Deleting'];

/** The data plane of all services of a local Azure: what was written to ARM decides, and nothing else. */
export function newGateway({ world, tracing, onBug }: GatewayParts): Gateway {
  const { store, clock } = world;
  const tablesOf = serviceTables(store);
  const policyOf = policyCache(store);

  const serviceCalled = (name: string): Entry<ServiceContent> | undefined => store.ofType<ServiceContent>(serviceType).find((entry) => entry.name.toLowerCase() === name.toLowerCase());

  const run = (call: GatewayCall, { owners, fault, isPreflight }: MatchedCall): void | Promise<void> => {
    const policy = policyOf(owners);
    if (isPreflight && policy.preflight) return runPreflight(call, policy, fault, onBug);
    return fault ? runOnError(call, policy, fault, onBug) : runCall(call, policy, onBug);
  };

  const serve = (message: IncomingMessage, to: ServerResponse, request: GatewayRequest, service: Entry<ServiceContent>, send: Send): void | Promise<void> => {
    const found = matchCall(service, tablesOf(service.id), request);
    if (!found) {
      tracing.refused(request.method, request.url.path, 404, `no API of ${service.name} has this path`);
      const refused = plainAnswer(404, 'Resource not found');
      world.logs?.begin({ requestId: undefined, service: matchedService(service), matched: undefined, request, message, to })?.unmatched(refused);
      return send(refused);
    }
    if (found.kind !== undefined) return send(plainAnswer(501, `The local gateway does not serve APIs of the type ${found.kind}.`));
    const traced = tracing.begin(request, found.matched, found.allowsTracing);
    const call = openCall({ world, message, to, request, matched: found.matched, tracing: traced });
    const opening = call.log?.opened(call);
    const waiting = opening instanceof Promise ? opening.then(() => run(call, found), (error: unknown) => runOnError(call, policyOf(found.owners), error, onBug)) : run(call, found);
    return waiting instanceof Promise ? waiting.then(() => finish(call, traced, send)) : finish(call, traced, send);
  };

  return {
    handle: (message, to, { service: own, port, sending }) => {
      const method = message.method ?? 'GET';
      const send: Send = (response, requestId) => sendAnswer(to, response, { method, now: clock.now(), requestId });
      const broken = (error: unknown): void => {
        onBug(error);
        send(internalError(world.newId()));
      };
      try {
        const request = readRequest(message, port);
        if ('status' in request) {
          to.setHeader('Connection', 'close');
          send(plainAnswer(request.status));
          return;
        }
        if (request.body.bytes === undefined) sending(message);
        const service = serviceCalled(/^([^.]+)\.azure-api\.net$/i.exec(request.url.host)?.[1] ?? own);
        if (!service) {
          tracing.refused(request.method, request.url.path, 404, `no service is called ${request.url.host}`);
          send(plainAnswer(404, 'Resource not found'));
        }
        else if (notThereYet.includes(service.content.provisioningState)) send(plainAnswer(503));
        else if (request.url.path === probePath && service.content.sku.name !== 'Consumption') send(probeAnswer());
        else serve(message, to, request, service, send)?.catch(broken);
      } catch (error) {
        broken(error);
      }
    },
  };
}

function finish(call: GatewayCall, traced: CallTracing, send: Send): void | Promise<void> {
  const response = (call.response ??= emptyResponse());
  const end = (): void => {
    traced.end(call, response);
    send(response, call.requestId);
  };
  // Held for a log, the answer can break off before any of it was sent.
  const brokenOff = (error: unknown): void => {
    if (!(error instanceof PolicyFault)) throw error;
    call.log?.failed(error);
    send(internalError(call.requestId), call.requestId);
  };
  return after(inTurn(call.onAnswer, (act) => act(response)), () => {
    const held = call.log?.answering(response, call);
    return held instanceof Promise ? held.then(end, brokenOff) : end();
  });
}
