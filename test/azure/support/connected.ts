import { afterEach, beforeEach } from 'vitest';
import { connect } from '../../../src/azure/connection.ts';
import type { ConnectOptions } from '../../../src/azure/connection.ts';
import type { Azure } from '../../../src/model/azure.ts';
import { scriptedArm } from './scripted-arm.ts';
import type { ScriptedArm } from './scripted-arm.ts';

export const subscription = '00000000-0000-0000-0000-000000000001';
export const group = `/subscriptions/${subscription}/resourceGroups/rg-ai`;
export const service = `${group}/providers/Microsoft.ApiManagement/service/apim-demo`;
export const account = `${group}/providers/Microsoft.CognitiveServices/accounts/aoai-swe`;

export interface World {
  readonly arm: ScriptedArm;
  readonly azure: Azure;
  /** Milliseconds of each wait, in order. */
  readonly waits: number[];
  readonly debug: string[];
  readonly signal: AbortSignal;
  connect(options?: Partial<ConnectOptions>): Promise<Azure>;
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the world exists inside of tests only');
  return value;
}

/** A scripted ARM and a connection to it by the real SDK clients, whose waits take no time. New for each test. */
export function world(): World {
  let arm: ScriptedArm | undefined;
  let azure: Azure | undefined;
  const waits: number[] = [];
  const debug: string[] = [];
  const { signal } = new AbortController();
  const connectTo = (options: Partial<ConnectOptions> = {}): Promise<Azure> =>
    connect({
      subscriptionId: subscription,
      cloud: 'AzureCloud',
      local: { endpoint: known(arm).endpoint, ca: known(arm).ca, token: 'the-token' },
      env: {},
      userAgent: 'apim-llm/0.0.0-test',
      debug: (line) => debug.push(line),
      sleep: (ms, waiting) => {
        waits.push(ms);
        waiting.throwIfAborted();
        return Promise.resolve();
      },
      random: () => 1,
      now: () => Date.UTC(2026, 0, 1),
      ...options,
    });
  beforeEach(async () => {
    waits.length = 0;
    debug.length = 0;
    arm = await scriptedArm();
    azure = await connectTo();
  });
  afterEach(() => arm?.stop());
  return {
    get arm() {
      return known(arm);
    },
    get azure() {
      return known(azure);
    },
    waits,
    debug,
    signal,
    connect: connectTo,
  };
}
