import { describe, expect, it } from 'vitest';
import type { MonitoringScope } from '../../src/model/live.ts';
import { group, service, subscription, world } from './support/connected.ts';

const here = world();
const components = `/subscriptions/${subscription}/providers/Microsoft.Insights/components`;
const id = `${group}/providers/Microsoft.Insights/components/appi`;
const empty = { status: 200, body: { value: [] } };
const appi = (name = 'appi', at = `${group}/providers/microsoft.insights/components/${name}`) => ({ id: at, name, properties: { ConnectionString: 'InstrumentationKey=1', InstrumentationKey: '1', AppId: 'a' } });
const settings = `${service}/providers/Microsoft.Insights/diagnosticSettings`;

/** A service without anything but what a test adds. */
async function readWith(monitoring: MonitoringScope) {
  here.arm.on('GET', `/subscriptions/${subscription}/providers/Microsoft.ApiManagement/service`, { status: 200, body: { value: [{ id: service, name: 'apim-demo' }] } });
  for (const path of [`${service}/apis`, `${service}/backends`]) here.arm.on('GET', path, empty);
  return (await here.azure.read({ service: { name: 'apim-demo' }, accounts: [], apis: [], monitoring }, here.signal)).monitoring;
}

function bare(): void {
  for (const path of [`${service}/loggers`, `${service}/diagnostics`, settings]) here.arm.on('GET', path, empty);
}

describe('what of monitoring is read', () => {
  it('is always what the service has: loggers without references, diagnostics by a newer version, settings', async () => {
    const credentials = { identityClientId: 'SystemAssigned', connectionString: '{{Logger-Credentials--1}}' };
    here.arm.on('GET', `${service}/loggers`, { status: 200, body: { value: [{ id: `${service}/loggers/l`, properties: { credentials } }] } });
    here.arm.on('GET', `${service}/diagnostics`, { status: 200, body: { value: [{ id: `${service}/diagnostics/azuremonitor`, properties: { largeLanguageModel: { logs: 'enabled' } } }] } });
    here.arm.on('GET', settings, { status: 200, body: { value: [{ id: `${settings}/s`, properties: {} }] } });
    const found = await readWith({});
    expect(found).toMatchObject({
      loggers: [{ kind: 'logger', body: { properties: { credentials: { identityClientId: 'SystemAssigned' } } } }],
      diagnostics: [{ kind: 'diagnostic', body: { properties: { largeLanguageModel: { logs: 'enabled' } } } }],
      settings: [{ kind: 'diagnosticSetting' }],
      components: [],
      workspaces: [],
    });
    expect(JSON.stringify(found)).not.toContain('Logger-Credentials');
    expect(here.arm.to('GET', `${service}/diagnostics`).map(({ query }) => query.get('api-version'))).toEqual(['2024-10-01-preview']);
  });

  it('is what the SDK’s version shows where a cloud has no newer one', async () => {
    bare();
    const path = `${service}/apis/a/diagnostics`;
    here.arm.on('GET', path, { status: 400, body: { error: { code: 'InvalidApiVersionParameter', message: 'no' } } }, { status: 200, body: { value: [{ id: `${path}/applicationinsights`, properties: {} }] } });
    expect((await readWith({ apis: ['a'] }))?.diagnostics.map((each) => each.id)).toEqual([`${path}/applicationinsights`]);
    expect(here.arm.to('GET', path).map(({ query }) => query.get('api-version'))).toEqual(['2024-10-01-preview', '2024-05-01']);
  });

  it('is nothing of an API that is not there', async () => {
    bare();
    here.arm.on('GET', `${service}/apis/gone/diagnostics`, { status: 404, body: { error: { code: 'ResourceNotFound', message: 'no' } } });
    expect((await readWith({ apis: ['gone'] }))?.diagnostics).toEqual([]);
  });
});

describe('a component', () => {
  it('is found by its name in the subscription, on whichever page, and is shown without its secrets', async () => {
    bare();
    here.arm.on('GET', components, { status: 200, body: { value: [appi('other')], nextLink: `${here.arm.endpoint}${components}?api-version=2020-02-02&page=2` } }, { status: 200, body: { value: [appi()] } });
    const found = await readWith({ components: ['APPI'] });
    expect(found?.components).toEqual([{ id: appi().id, name: 'appi', body: { ...appi(), properties: { AppId: 'a' } } }]);
  });

  it('is asked for by its id, with roles where they are wanted; what was read is not read again', async () => {
    bare();
    here.arm.on('GET', id, { status: 200, body: appi() });
    const roles = `${appi().id}/providers/Microsoft.Authorization/roleAssignments`;
    here.arm.on('GET', roles, { status: 200, body: { value: [{ id: `${roles}/r`, properties: {} }] } });
    const first = await readWith({ components: [id], roles: true });
    expect(first?.components[0]?.roleAssignments?.map((each) => each.kind)).toEqual(['roleAssignment']);
    const live = await here.azure.read({ service: { name: 'apim-demo' }, accounts: [], apis: [], monitoring: { components: [id], roles: true } }, here.signal);
    const before = here.arm.lines().length;
    const again = await here.azure.readMore(live, { monitoring: { components: [id], roles: true } }, here.signal);
    expect([again.monitoring, here.arm.lines().length]).toEqual([live.monitoring, before]);
  });

  it.each([
    ['that is not there', 'apppi', 'NotFound', 'Did you mean appi?'],
    ['of which there are several', 'twin', 'AmbiguousName', '/rg-b/'],
    ['whose id is that of something else', service, 'InvalidResourceId', 'Microsoft.Insights/components/NAME'],
  ])('%s is refused', async (_what, name, code, hint) => {
    bare();
    here.arm.on('GET', components, { status: 200, body: { value: [appi(), appi('twin'), appi('twin', `${group.replace('rg-ai', 'rg-b')}/providers/microsoft.insights/components/twin`)] } });
    await expect(readWith({ components: [name] })).rejects.toMatchObject({ code, hint: expect.stringContaining(hint) });
  });

  it.each([404, 403])('that answers %i is left out where it need not be there', async (status) => {
    bare();
    here.arm.on('GET', id, { status, body: { error: { code: 'X', message: 'no' } } });
    expect((await readWith({ components: [id], ifThere: true, roles: true }))?.components).toEqual([]);
  });

  it('that may be read, but not who has roles there, has none known', async () => {
    bare();
    here.arm.on('GET', id, { status: 200, body: appi() });
    here.arm.on('GET', `${appi().id}/providers/Microsoft.Authorization/roleAssignments`, { status: 403, body: { error: { code: 'AuthorizationFailed', message: 'no' } } });
    expect((await readWith({ components: [id], ifThere: true, roles: true }))?.components.map(({ roleAssignments }) => roleAssignments)).toEqual([undefined]);
  });
});
