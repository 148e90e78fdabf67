import type { Deployment } from '../../../../src/emulator/models/deployment.ts';

export function aDeployment(changes: Partial<Deployment> = {}): Deployment {
  const name = changes.name ?? 'gpt-4o';
  return {
    id: `/subscriptions/s/resourceGroups/rg/providers/Microsoft.CognitiveServices/accounts/a/deployments/${name}`,
    name,
    model: { format: 'OpenAI', name: 'gpt-4o', version: '2024-08-06' },
    sku: { name: 'Standard', capacity: 10 },
    capabilities: {},
    tokensPerMinute: 10_000,
    requestsPerMinute: 60,
    ptu: 0,
    spillover: null,
    latencyMs: 20,
    ...changes,
  };
}

/** 2,500 input tokens a minute and unit: 100 % are 125,000. */
export function aProvisioned(changes: Partial<Deployment> = {}): Deployment {
  return aDeployment({ name: 'ptu', sku: { name: 'ProvisionedManaged', capacity: 50 }, tokensPerMinute: 0, requestsPerMinute: 0, ptu: 50, ...changes });
}

/** The clock of tests begins at a full minute and a quarter. */
export const start = Date.UTC(2026, 0, 1, 0, 0, 15);
