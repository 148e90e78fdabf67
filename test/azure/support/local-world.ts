import { afterEach, beforeEach } from 'vitest';
import { connect } from '../../../src/azure/connection.ts';
import type { Azure } from '../../../src/model/azure.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import { startTestAzure } from '../../support/local-azure.ts';
import type { TestAzure, TestAzureOptions } from '../../support/local-azure.ts';
import { service, subscription } from './connected.ts';

export interface LocalWorld {
  readonly local: TestAzure;
  readonly azure: Azure;
  readonly signal: AbortSignal;
  /** Done once, when an import has ended and its client still waits to be told: as if the service itself did it. */
  withTheImport(act: () => Promise<unknown>): void;
  /** Text of a policy as rawxml, or undefined where there is none. */
  policy(below: string): Promise<string | undefined>;
  /** Undefined takes it away. */
  putPolicy(below: string, text: string | undefined): Promise<void>;
  get(path: string): Promise<JsonObject | undefined>;
}

const version = 'api-version=2024-05-01';

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the world exists inside of tests only');
  return value;
}

/** A local ARM, new for each test, and a connection to it by the real SDK clients. */
export function localWorld(options: TestAzureOptions = {}): LocalWorld {
  let local: TestAzure | undefined;
  let azure: Azure | undefined;
  let act: (() => Promise<unknown>) | undefined;
  const { signal } = new AbortController();
  beforeEach(async () => {
    act = undefined;
    local = await startTestAzure(options);
    azure = await connect({
      subscriptionId: subscription,
      cloud: 'AzureCloud',
      local: { endpoint: local.azure.ready.arm, control: local.azure.ready.control, ca: local.azure.ca, token: local.azure.ready.token },
      env: {},
      userAgent: 'apim-llm/0.0.0-test',
      debug: undefined,
      sleep: async () => {
        const once = act;
        act = undefined;
        await once?.();
      },
      random: () => 1,
      now: () => Date.UTC(2026, 0, 1),
    });
  });
  afterEach(() => local?.stop());
  const get = async (path: string): Promise<JsonObject | undefined> => {
    const { status, body } = await known(local).ask('GET', `${service}${path}${path.includes('?') ? '&' : '?'}${version}`);
    return status === 200 ? (body as JsonObject) : undefined;
  };
  return {
    get local() {
      return known(local);
    },
    get azure() {
      return known(azure);
    },
    signal,
    withTheImport: (once) => {
      act = once;
    },
    get,
    policy: async (below) => {
      const body = await get(`${below}/policies/policy?format=rawxml`);
      return (body?.['properties'] as { readonly value: string } | undefined)?.value;
    },
    putPolicy: async (below, text) => {
      const url = `${service}${below}/policies/policy?${version}`;
      // An import that runs refuses other writes, and each refusal counts as one look at it.
      for (let attempt = 1; ; attempt++) {
        const { status, body } = text === undefined ? await known(local).ask('DELETE', url) : await known(local).ask('PUT', url, { properties: { format: 'rawxml', value: text } });
        if (status < 400) return;
        if (status !== 409 || attempt === 5) throw new Error(JSON.stringify(body));
      }
    },
  };
}
