import type { BehindArm, PublishedFile } from './arm/plane.ts';
import { Directory } from './arm/directory.ts';
import { Store } from './arm/store.ts';
import type { OwnedClock } from './clock.ts';
import { parseDuration } from '../model/duration.ts';
import type { Estate } from './estate.ts';
import { reportBreakers, type ReportedBreaker } from './gateway/backends/breaker-report.ts';
import { newForwarding } from './gateway/backends/forwarding.ts';
import type { Forwarding, Reach } from './gateway/backends/forwarding.ts';
import { newGateway } from './gateway/front/gateway.ts';
import type { Gateway } from './gateway/front/gateway.ts';
import { gatewayOptions } from './gateway-options.ts';
import { newPolicyMemory } from './gateway/memory/policy-memory.ts';
import { debugCredentials } from './gateway/trace/debug-credentials.ts';
import { newTracing } from './gateway/trace/tracing.ts';
import type { GatewayWorld } from './gateway/world.ts';
import type { FaultBoard } from './faults.ts';
import { modelOptions } from './model-options.ts';
import { newKeptResponses } from './models/answers/responses/kept-responses.ts';
import { newModelAccounts } from './models/front/model-accounts.ts';
import { newQuotas } from './models/quota/quotas.ts';
import type { ModelsWorld } from './models/world.ts';
import { modelLatencies } from './model-latencies.ts';
import type { OpenCalls } from './open-calls.ts';
import { propagated } from './propagation.ts';
import { seededRandom, uuidFrom } from './random.ts';
import { serviceIdentity } from './service-identity.ts';
import type { TokenAuthority } from './sign-in/authority.ts';
import { newCallLogs } from './gateway/telemetry/call-logs.ts';
import { newLogStore } from './logs/log-store.ts';
import type { LogStore } from './logs/log-store.ts';
import { newTelemetry } from './telemetry.ts';
import type { Telemetry } from './telemetry.ts';

interface DataPlaneParts {
  readonly estate: Estate;
  readonly clock: OwnedClock;
  /** Told of every request that comes in, and of what it waits for. */
  readonly calls: OpenCalls;
  readonly seed: number;
  /** That model accounts meet. */
  readonly faults: FaultBoard;
  /** Undefined: a control plane with nothing behind it. */
  readonly behind: BehindArm | undefined;
  readonly authority: TokenAuthority;
  readonly origin: string;
  readonly reach: Reach;
  readonly publish: (file: PublishedFile) => string;
  readonly onBug: (error: unknown) => void;
  /** Told of every call; undefined: only those are traced that ask for it. */
  readonly onTrace: ((lines: readonly string[]) => void) | undefined;
}

/** The data plane of one life of a local Azure. */
export interface DataPlane {
  readonly gateway: Gateway;
  readonly forwarding: Forwarding;
  readonly telemetry: Telemetry;
  /** The rows of all workspaces. */
  readonly logs: LogStore;
  readonly store: Store;
  readonly welcome: BehindArm['welcome'];
  /** As they stand just now. */
  readonly breakers: () => readonly ReportedBreaker[];
}

/** Whose tokens the local authority signs: its own, and those of the directory as Azure calls it. */
function isOurs(issuer: string, origin: string, tenantId: string): boolean {
  const issuers = [`https://sts.windows.net/${tenantId}/`, `https://login.microsoftonline.com/${tenantId}/v2.0`];
  return issuers.includes(issuer) || issuer.startsWith(`${origin}/`);
}

function watched(forwarding: Forwarding, calls: OpenCalls): Forwarding {
  const { network } = forwarding;
  return { ...forwarding, network: { ...network, send: (request, manner, signal) => calls.asked(network.send(request, manner, signal)) } };
}

function counting(gateway: Gateway, calls: OpenCalls): Gateway {
  return { handle: (message, to, by) => calls.serve(message, to, () => gateway.handle(message, to, by)) };
}

/** Its own random numbers: what the gateway draws does not move what models answer. */
function modelsWorld({ estate, clock, seed, faults, store, authority }: Pick<DataPlaneParts, 'estate' | 'clock' | 'seed' | 'faults' | 'authority'> & { readonly store: Store }): ModelsWorld {
  const random = seededRandom(seed ^ 0x30de1);
  const options = modelOptions(estate);
  return {
    clock,
    random,
    newId: () => uuidFrom(random),
    store,
    options,
    rolePropagation: parseDuration(estate.rolePropagation) ?? 0,
    readToken: (token) => authority.read(token, clock.now()),
    latencyOf: modelLatencies(estate),
    quotas: newQuotas(options),
    responses: newKeptResponses(),
    faults,
  };
}

export function startDataPlane({ estate, clock, calls, seed, faults, behind, authority, origin, reach, publish, onBug, onTrace }: DataPlaneParts): DataPlane {
  const random = seededRandom(seed ^ 0x6a7e);
  const { store, directory, debug, welcome } = behind ?? { store: new Store(), directory: new Directory(estate), debug: debugCredentials(clock.now, random), welcome: () => undefined };
  const telemetry = newTelemetry(clock.now);
  const options = gatewayOptions(estate);
  const forwarding = watched(newForwarding(options, reach), calls);
  const known = propagated(store, clock, parseDuration(estate.options.configPropagation ?? 'PT0S') ?? 0);
  const logs = newLogStore({ now: clock.now, ingestion: parseDuration(estate.options.logIngestion ?? 'PT0S') ?? 0 });
  const logRandom = seededRandom(seed ^ 0x10c5);
  const world: GatewayWorld = {
    clock,
    random,
    newId: () => uuidFrom(random),
    store: known,
    options,
    identityToken: serviceIdentity({ store, directory, authority, now: clock.now }),
    signingKeys: (issuer) => (isOurs(issuer, origin, estate.tenantId) ? authority.keySet.keys : undefined),
    handlerFor: newModelAccounts(modelsWorld({ estate, clock, seed, faults, store, authority })),
    forwarding,
    memory: newPolicyMemory(),
    emit: telemetry.add,
    logs: newCallLogs({ store: known, grants: { store, world: clock }, directory, logs, now: clock.now, newId: () => uuidFrom(logRandom) }),
  };
  const breakers = (): readonly ReportedBreaker[] => reportBreakers({ store: world.store, breakers: forwarding.breakers, units: options.gatewayUnits ?? 1 }, clock.now());
  const tracing = newTracing({ print: onTrace, debug, publish: (name, text) => publish({ name, contentType: 'application/json', text }) });
  return { gateway: counting(newGateway({ world, tracing, onBug }), calls), forwarding, telemetry, logs, store, welcome, breakers };
}
