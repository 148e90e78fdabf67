import { describe, expect, it } from 'vitest';
import type { Deployment } from '../../../../src/emulator/models/deployment.ts';
import { newQuotas } from '../../../../src/emulator/models/quota/quotas.ts';
import { admitWithSpillover, spilloverHeaders, spilloverOf, spillsAfter } from '../../../../src/emulator/models/quota/spillover.ts';
import type { Faults, Served } from '../../../../src/emulator/models/quota/spillover.ts';
import { aDeployment, aProvisioned, start } from './a-deployment.ts';

const header = 'x-ms-spillover-deployment';
const standard = aDeployment({ name: 'standard' });
const other = aDeployment({ name: 'other' });

function among(...deployments: readonly Deployment[]): (name: string) => Deployment | undefined {
  return (name) => deployments.find((one) => one.name === name.toLowerCase());
}

function asking(headers: Readonly<Record<string, string>> = {}): Parameters<typeof spilloverOf>[0] {
  return { headers: new Map(Object.entries(headers)) };
}

describe('where a call spills over to', () => {
  const global = { sku: { name: 'GlobalStandard', capacity: 1 } };
  const zone = { sku: { name: 'DataZoneStandard', capacity: 1 } };
  it.each<[string, Deployment, Readonly<Record<string, string>>, Deployment, boolean]>([
    ['the deployment named by the deployment', aProvisioned({ spillover: 'standard' }), {}, standard, true],
    ['whatever the case of its name', aProvisioned({ spillover: 'STANDARD' }), {}, standard, true],
    ['the deployment named by the header', aProvisioned(), { [header]: 'standard' }, standard, true],
    ['nowhere without a name', aProvisioned(), {}, standard, false],
    ['nowhere by a name that is not there', aProvisioned({ spillover: 'gone' }), {}, standard, false],
    ['nowhere from a standard deployment', aDeployment({ spillover: 'standard' }), { [header]: 'standard' }, standard, false],
    ['nowhere to a provisioned deployment', aProvisioned({ spillover: 'standard' }), {}, aProvisioned({ name: 'standard' }), false],
    ['nowhere to another model', aProvisioned({ spillover: 'standard' }), {}, aDeployment({ name: 'standard', model: { ...standard.model, name: 'gpt-4.1' } }), false],
    ['nowhere to another version', aProvisioned({ spillover: 'standard' }), {}, aDeployment({ name: 'standard', model: { ...standard.model, version: '2024-11-20' } }), false],
    ['nowhere from a region to the globe', aProvisioned({ spillover: 'standard' }), {}, aDeployment({ name: 'standard', ...global }), false],
    ['nowhere from a data zone to the globe', aProvisioned({ spillover: 'standard', sku: { name: 'DataZoneProvisionedManaged', capacity: 50 } }), {}, aDeployment({ name: 'standard', ...global }), false],
    ['from the globe to the globe', aProvisioned({ spillover: 'standard', sku: { name: 'GlobalProvisionedManaged', capacity: 50 } }), {}, aDeployment({ name: 'standard', ...global }), true],
    ['from a data zone to a data zone', aProvisioned({ spillover: 'standard', sku: { name: 'DataZoneProvisionedManaged', capacity: 50 } }), {}, aDeployment({ name: 'standard', ...zone }), true],
  ])('is %s', (_, from, headers, to, spills) => {
    expect(spilloverOf(asking(headers), from, among(to))).toBe(spills ? to : undefined);
  });

  it('is what the deployment says, not what the header asks for', () => {
    expect(spilloverOf(asking({ [header]: 'other' }), aProvisioned({ spillover: 'standard' }), among(standard, other))).toBe(standard);
  });
});

describe('a call to a provisioned deployment', () => {
  const provisioned = aProvisioned({ spillover: 'standard' });
  const newWorld = (): Parameters<typeof admitWithSpillover>[0]['world'] => ({ quotas: newQuotas({}), clock: { now: () => start }, responses: { find: () => undefined } });
  const send = (world: ReturnType<typeof newWorld>, to: Deployment, maxTokens = 1000, headers = {}, faults: Faults = {}): Promise<Served> =>
    admitWithSpillover(
      { world, account: { id: '/a' }, ...asking(headers), operation: { capability: 'chat' }, body: { kind: 'json', value: { messages: [{ role: 'user', content: 'x'.repeat(36) }], max_tokens: maxTokens }, bytes: 0 } },
      to,
      among(standard),
      faults,
    );

  it('is served there while there is room', async () => {
    const served = await send(newWorld(), provisioned);
    expect(served.admission.admitted).toBe(true);
    expect(served.deployment).toBe(provisioned);
    expect(served.headers).toEqual({ 'x-ms-deployment-name': 'ptu' });
  });

  it('goes to the standard one when there is none, and says so', async () => {
    const world = newWorld();
    // 10 + 4 × 31,250 tokens.
    expect((await send(world, provisioned, 31_250)).deployment).toBe(provisioned);
    const served = await send(world, provisioned);
    expect(served.deployment).toBe(standard);
    expect(served.admission).toMatchObject({ admitted: true, headers: { 'x-ratelimit-remaining-tokens': '8990' } });
    expect(served.headers).toEqual({ 'x-ms-deployment-name': 'standard', 'x-ms-spillover-from-deployment': 'ptu', 'x-ms-spillover-error': '429' });
  });

  it('is refused by the standard one where that has no room either', async () => {
    const world = newWorld();
    await send(world, provisioned, 31_250);
    await send(world, standard, 9900);
    const served = await send(world, provisioned);
    expect(served.admission).toMatchObject({ admitted: false, by: 'tokens' });
    expect(served.deployment).toBe(standard);
    expect(served.headers).toEqual(spilloverHeaders(provisioned, standard, 429));
  });

  it('is refused by itself where it may not spill over', async () => {
    const world = newWorld();
    await send(world, aProvisioned(), 31_250);
    const served = await send(world, aProvisioned());
    expect(served.admission).toMatchObject({ admitted: false, by: 'provisioned' });
    expect(served.headers).toEqual({ 'x-ms-deployment-name': 'ptu' });
    expect((await send(world, aProvisioned(), 1000, { [header]: 'standard' })).admission.admitted).toBe(true);
  });

  it('goes to the standard one where a fault has it fail, and takes nothing of its throughput', async () => {
    const world = newWorld();
    const served = await send(world, provisioned, 31_250, {}, { first: 503 });
    expect([served.deployment, served.admission.admitted]).toEqual([standard, false]);
    expect(served.headers).toEqual(spilloverHeaders(provisioned, standard, 503));
    expect((await send(world, provisioned)).deployment).toBe(provisioned);
  });

  it('is answered by the fault that the standard one meets, before its quota', async () => {
    const world = newWorld();
    const met: string[] = [];
    const meet: Faults['meet'] = (name) => Promise.resolve(met.push(name) === 1 ? { status: 500, headers: {} } : undefined);
    expect(await send(world, provisioned, 1000, {}, { first: 429, meet })).toMatchObject({ deployment: standard, admission: { admitted: false, by: 'fault', answer: { status: 500 } } });
    expect(await send(world, provisioned, 1000, {}, { first: 429, meet })).toMatchObject({ admission: { admitted: true, headers: { 'x-ratelimit-remaining-tokens': '8990' } } });
    expect(met).toEqual(['standard', 'standard']);
  });
});

it.each([[200, false], [400, true], [401, false], [404, false], [408, false], [429, true], [500, true], [502, false], [503, true]])('a fault of %i spills over: %s', (status, spills) => {
  expect(spillsAfter(status, asking(), aProvisioned({ spillover: 'standard' }), among(standard))).toBe(spills);
  expect(spillsAfter(status, asking(), aProvisioned(), among(standard))).toBe(false);
});
