import { describe, expect, it } from 'vitest';
import { createArmPlane } from '../../../src/emulator/arm/create.ts';
import type { Estate } from '../../../src/emulator/estate.ts';
import { textAt } from '../../../src/model/json.ts';
import { clientOf, estateWith, group, origin, service } from './plane-fixture.ts';

const reader = '/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7';
const assignment = `${group}/providers/Microsoft.Authorization/roleAssignments/33333333-0000-4000-8000-000000000001`;
const versioned = `${assignment}?api-version=2022-04-01`;

/** The owner, the service's identity, and how to move the clock. */
async function world(change: Partial<Estate> = {}) {
  let now = Date.UTC(2026, 0, 1);
  const [first] = estateWith().services;
  const estate = estateWith({ rolePropagation: 'PT5M', services: first ? [{ ...first, identity: 'system' }] : [], ...change });
  const plane = await createArmPlane(estate, { now: () => now, random: () => 0.5, origin: () => origin, publish: () => '' });
  const owner = clientOf(plane);
  const principalId = textAt((await owner.send('GET', service)).body, 'identity', 'principalId') ?? '';
  const assign = () => owner.send('PUT', versioned, { properties: { roleDefinitionId: reader, principalId } });
  return { owner, identity: clientOf(plane, principalId), principalId, assign, wait: (ms: number) => void (now += ms) };
}

describe('rolePropagation', () => {
  it('is the time from a role assignment to its effect', async () => {
    const { identity, assign, wait } = await world();
    expect((await identity.send('GET', service)).status).toBe(403);
    expect((await assign()).status).toBe(201);
    expect((await identity.send('GET', service)).status).toBe(403);
    wait(299_999);
    expect((await identity.send('GET', service)).status).toBe(403);
    wait(1);
    expect((await identity.send('GET', service)).status).toBe(200);
  });

  it('shows the assignment at once, and does not begin again with a new description', async () => {
    const { owner, identity, principalId, assign, wait } = await world();
    await assign();
    expect((await owner.send('GET', versioned)).status).toBe(200);
    wait(299_000);
    await owner.send('PUT', versioned, { properties: { roleDefinitionId: reader, principalId, description: 'why' } });
    wait(1000);
    expect((await identity.send('GET', service)).status).toBe(200);
  });

  it('does not hold up what the estate says: its caller, its own assignments', async () => {
    const { owner, principalId } = await world();
    expect((await owner.send('GET', service)).status).toBe(200);
    const again = await world({ resources: [{ id: assignment, apiVersion: '2022-04-01', body: { properties: { roleDefinitionId: reader, principalId } } }] });
    expect((await again.identity.send('GET', service)).status).toBe(200);
  });
});
