import type { Azure } from '../model/azure.ts';
import type { Browser } from '../model/browser.ts';
import type { Cloud } from '../model/live.ts';
import type { LocalControlClient } from '../model/local-control.ts';
import type { Arm } from './arm.ts';
import { browserOf } from './browser.ts';
import { callerOf } from './caller.ts';
import { clientsOf } from './clients.ts';
import { clouds } from './clouds.ts';
import { credentialOf } from './credential.ts';
import type { Credential } from './credential.ts';
import { driverOf } from './driver.ts';
import type { GatewayReach } from './gateway/gateway-reach.ts';
import { gatewayTime } from './gateway/gateway-time.ts';
import { readLive, readMoreLive } from './live/read.ts';
import { controlClient } from './local/control.ts';
import { ownHostOnly } from './own-host.ts';
import type { Pace } from './pace.ts';
import { missingPermissions } from './permissions.ts';
import { proverOf } from './readiness/prove.ts';
import { requestLog } from './request-log.ts';
import { retryPolicy } from './retry.ts';
import { subscriptionKey } from './subscription-key.ts';
import { chosenSubscription } from './subscriptions.ts';
import { tokenSources } from './token-sources.ts';

export interface ConnectOptions {
  /** Undefined: the only one that the credential sees, else a UserError that lists them. */
  readonly subscriptionId: string | undefined;
  readonly cloud: Cloud['name'];
  /** The local Azure, or undefined for the cloud's own endpoint. */
  readonly local: { readonly endpoint: string; readonly ca: string; readonly token: string; readonly control?: string | undefined } | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** `apim-llm/0.1.0` */
  readonly userAgent: string;
  /** One line per request, redacted; undefined unless --debug. */
  readonly debug: ((line: string) => void) | undefined;
  /** A wait worth telling (throttled, conflict, long-running operation), for the progress line. */
  readonly onWait?: ((reason: string, ms: number) => void) | undefined;
  /** Told every key that is read for the run, so that it is never shown. */
  readonly onSecret?: ((secret: string) => void) | undefined;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly random: () => number;
  readonly now: () => number;
  /** Ends finding the subscription; each call of the connection takes its own. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * A connection to ARM. Nothing is sent where the subscription is known by its id. Fails with the UserErrors
 * `NotSignedIn`, `SubscriptionNeeded`, `NoSubscription` and `NotFound`.
 */
export async function connect(options: ConnectOptions): Promise<Azure> {
  const { arm, cloud, credential } = signedIn(options);
  const subscriptionId = await chosenSubscription(arm, options.subscriptionId, options.signal ?? new AbortController().signal);
  const time = gatewayTime(controlOf(options), options.sleep);
  const onSecret = options.onSecret ?? ((): void => undefined);
  const prove = proverOf({ arm, reach: reachOf(options), time, onSecret });
  return {
    driver: driverOf(arm, prove, (ms, signal) => time.sleep(ms, signal), onSecret),
    subscriptionId,
    get callerObjectId() {
      return callerOf(credential.current()?.token);
    },
    read: async (scope, signal) => {
      const live = await readLive(arm, cloud, subscriptionId, scope, signal);
      const control = scope.breakers === true ? controlOf(options) : undefined;
      return control === undefined ? live : { ...live, breakers: await control.breakers(signal) };
    },
    readMore: (before, more, signal) => readMoreLive(arm, before, more, signal),
    subscriptionKey: (serviceId, name, signal) => subscriptionKey(arm, serviceId, name, signal),
    missingPermissions: (steps, _live, signal) => missingPermissions(arm, steps, signal),
  };
}

/** To look around with, before a subscription is chosen. Nothing is sent. */
export function browse(options: ConnectOptions): Browser {
  return browserOf(signedIn(options).arm);
}

function signedIn(options: ConnectOptions): { readonly arm: Arm; readonly cloud: Cloud; readonly credential: Credential } {
  const cloud = cloudOf(options);
  const credential = credentialOf(tokenSources({ env: options.env, cloud, subscriptionId: options.subscriptionId, localToken: options.local?.token }), options.now);
  return { arm: armOf(options, cloud, credential), cloud, credential };
}

function cloudOf({ cloud, local }: ConnectOptions): Cloud {
  const known = clouds[cloud];
  return local === undefined ? known : { ...known, armEndpoint: local.endpoint.replace(/\/+$/, '') };
}

function reachOf({ debug, env, local, now, userAgent }: ConnectOptions): GatewayReach {
  return { ca: local?.ca, env, userAgent, debug, now };
}

function controlOf({ local }: ConnectOptions): LocalControlClient | undefined {
  return local?.control === undefined ? undefined : controlClient({ control: local.control, ca: local.ca, token: local.token });
}

function armOf(options: ConnectOptions, cloud: Cloud, credential: Credential): Arm {
  const { local, debug } = options;
  const pace: Pace = { sleep: options.sleep, random: options.random, now: options.now, onWait: options.onWait ?? (() => undefined) };
  const clients = clientsOf({
    credential,
    endpoint: cloud.armEndpoint,
    armScope: cloud.armScope,
    userAgent: options.userAgent,
    ca: local?.ca,
    retry: retryPolicy(pace),
    perAttempt: [ownHostOnly(cloud.armEndpoint), ...(debug === undefined ? [] : [requestLog(debug, options.now)])],
  });
  return { clients, endpoint: cloud.armEndpoint, pace };
}
