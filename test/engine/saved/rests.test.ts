import { describe, expect, test } from 'vitest';
import { restsCloselyOn } from '../../../src/engine/saved/closely.ts';
import { movedBetween, restsOf } from '../../../src/engine/saved/rests.ts';
import { unexplained } from '../../../src/engine/saved/unexplained.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import type { Live } from '../../../src/model/live.ts';
import type { Kind, LiveResource } from '../../../src/model/resource.ts';

const service = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.ApiManagement/service/apim';
const account = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.CognitiveServices/accounts/a';
const idOf = (path: string): string => `${service}/${path}`;

function resource(path: string, kind: Kind, body: JsonObject = { properties: { of: path } }, etag?: string): LiveResource {
  return { id: path.startsWith('/') ? path : idOf(path), kind, body, etag };
}

function role(name: string, principalId: string): LiveResource {
  return resource(`${account}/roles/${name}`, 'roleAssignment', { properties: { principalId } });
}

function world(change: Partial<Live> = {}, api: Partial<{ policy: LiveResource; releases: readonly string[] }> = {}): Live {
  const own = { api: resource('apis/x', 'api', { properties: { path: 'x' } }, '"1"'), operations: [{ id: idOf('apis/x/operations/o'), name: 'o', body: {} }], policy: resource('apis/x/policies/policy', 'apiPolicy', { properties: { value: '<set-backend-service backend-id="b1" />' } }), releases: ['r1'], ...api };
  return {
    cloud: { name: 'AzureCloud', armEndpoint: 'e', armScope: 's', authorityHost: 'h', cognitiveAudience: 'c' },
    subscriptionId: 's',
    service: { id: service, name: 'apim', body: { identity: { principalId: 'p1', userAssignedIdentities: { u: { principalId: 'p2' } } }, etag: 'e1', systemData: { at: 1 } } },
    accounts: [{ id: account, name: 'a', body: { kind: 'OpenAI' }, deployments: [{ id: `${account}/deployments/d`, name: 'd', body: {} }], roleAssignments: [role('1', 'p1'), role('2', 'p2'), role('3', 'somebody')] }],
    allApis: [resource('apis/x', 'api', { properties: { path: 'x', short: true } }), resource('apis/y', 'api')],
    backends: [resource('backends/b1', 'backend'), resource('backends/b2', 'backend')],
    versionSets: [],
    apis: new Map([['x', own]]),
    breakers: [{ id: idOf('backends/b1'), unit: 0, failures: 3 }] as unknown as Live['breakers'],
    ...change,
  };
}

const shown = (live: Live, other: Live): readonly string[] => movedBetween(restsOf(live), restsOf(other)).map(({ id, part }) => `${id.replace(service, '').replace(account, 'account')}${part === undefined ? '' : ` ${part}`}`);

describe('what a plan rests on', () => {
  test('is everything that was read, each once, in the order of ids', () => {
    const rests = restsOf(world());
    expect(rests.map(({ id, part }) => [id, part])).toEqual([
      [service, undefined],
      [service, 'x releases'],
      [idOf('apis/x'), undefined],
      [idOf('apis/x/operations/o'), undefined],
      [idOf('apis/x/policies/policy'), undefined],
      [idOf('apis/y'), undefined],
      [idOf('backends/b1'), undefined],
      [idOf('backends/b2'), undefined],
      [account, undefined],
      [`${account}/deployments/d`, undefined],
      [`${account}/roles/1`, undefined],
      [`${account}/roles/2`, undefined],
    ]);
    expect(rests.find(({ id }) => id === idOf('apis/x'))?.etag).toBe('"1"');
  });

  test('does not change with ETags, with who wrote it when, with breakers, or with rights of others', () => {
    const now = world({ breakers: [], accounts: world().accounts.map((each) => ({ ...each, etag: '"9"', roleAssignments: [...each.roleAssignments, role('4', 'another')] })), service: { ...world().service, body: { ...world().service.body, etag: 'e2', systemData: { at: 2 } } } });
    expect(shown(world(), now)).toEqual([]);
  });

  test.each([
    ['a body', world({ backends: [resource('backends/b1', 'backend', { properties: { of: 'else' } }), resource('backends/b2', 'backend')] }), ['/backends/b1']],
    ['what came', world({ backends: [...world().backends, resource('backends/b3', 'backend')] }), ['/backends/b3']],
    ['what went', world({ backends: [resource('backends/b1', 'backend')] }), ['/backends/b2']],
    ['names in a list', world({}, { releases: ['r1', 'r2'] }), [' x releases']],
    ['the identity', world({ service: { ...world().service, body: { identity: { principalId: 'p1' } } } }), ['', 'account/roles/2']],
    ['a right of the identity', world({ accounts: world().accounts.map((each) => ({ ...each, roleAssignments: [role('1', 'p1')] })) }), ['account/roles/2']],
  ])('changes with %s', (_, now, expected) => {
    expect(shown(world(), now)).toEqual(expected);
    expect(shown(now, world()).toSorted()).toEqual(expected.toSorted());
  });

  test('is what has an id and a body; single values are told by where they stand, functions and nothing not at all', () => {
    const odd = (more: object): Live => world(more as Partial<Live>);
    const parts = (live: Live): readonly unknown[] => restsOf(live).filter(({ id }) => id === service).map(({ part }) => part);
    expect(parts(odd({ many: { a: 'x', b: null, c: undefined, d: () => 1 }, body: { id: 5, body: {} }, bare: { id: '/y' }, none: null }))).toEqual([undefined, 'bare id', 'body id', 'many a', 'many b', 'none', 'x releases']);
    expect(restsOf(odd({ backends: [{ ...resource('backends/b1', 'backend'), etag: 5 }] })).find(({ id }) => id === idOf('backends/b1'))).not.toHaveProperty('etag');
  });

  test('an API that was read alone stands for the same one of the list', () => {
    expect(shown(world(), world({ allApis: [resource('apis/X', 'api', { properties: { otherwise: 1 } }), resource('apis/y', 'api')] }))).toEqual([]);
  });
});

describe('on what a plan rests closely', () => {
  const steps = [{ id: idOf('apis/x/policies/policy'), body: { value: 'goes to b2-more', dependsOn: [`${account}/deployments/d2`] } }];
  const closely = restsCloselyOn(world(), steps);
  test.each([
    [idOf('apis/x'), true],
    [idOf('apis/X/operations/any'), true],
    [idOf('apis/y'), false],
    [idOf('apis/xy'), false],
    [idOf('backends/b1'), true],
    [idOf('backends/b2'), false],
    [account, true],
    [`${account}/deployments/d`, false],
    [`${account}/deployments/d2`, true],
    [service, false],
  ])('%s: %s', (id, expected) => {
    expect(closely({ id, digest: '' })).toBe(expected);
  });

  test('of lists of names those of its APIs', () => {
    expect(closely({ id: service, part: 'x releases', digest: '' })).toBe(true);
    expect(closely({ id: service, part: 'bystanders fragments', digest: '' })).toBe(false);
  });

  test('where several APIs are read, of each of them, and of what maps within maps name', () => {
    const z = { api: resource('apis/z', 'api'), policies: new Map([['o', resource('apis/z/o', 'apiPolicy', { value: 'b2' })]]) };
    const two = world({ apis: new Map<string, object>([...world().apis, ['z', z]]) as unknown as Live['apis'] });
    const of = restsCloselyOn(two, ['b1']);
    const rests = [{ id: idOf('apis/x/operations/o') }, { id: idOf('apis/z/operations/o') }, { id: service, part: 'x releases' }, { id: service, part: 'z releases' }, { id: idOf('backends/b2') }, { id: idOf('backends/other/b1') }];
    expect(rests.map((rest) => of({ ...rest, digest: '' }))).toEqual([true, true, true, true, true, false]);
  });
});

describe('what part of a plan does not explain', () => {
  const rest = (id: string, digest = '1', part?: string): { id: string; digest: string; part?: string } => ({ id, digest, ...(part !== undefined && { part }) });
  const before = [rest(idOf('apis/x')), rest(idOf('apis/x/operations/o')), rest(idOf('apis/y')), rest(idOf('backends/b')), rest(service, '1', 'x releases'), rest(service, '1', 'y releases')];
  const now = before.map((each) => ({ ...each, digest: '2' }));
  const left = (steps: readonly string[], landed: readonly string[]): readonly string[] => unexplained(before, now, steps, landed).map(({ id, part }) => `${id.replace(service, '')}${part ?? ''}`);

  test('is all that moved where nothing is done', () => {
    expect(left([], [])).toEqual(['/apis/x', '/apis/x/operations/o', '/apis/y', '/backends/b', 'x releases', 'y releases']);
  });

  test('is not what steps are about: they are looked at one by one', () => {
    expect(left([idOf('backends/B'), idOf('apis/y')], [])).toEqual(['/apis/x', '/apis/x/operations/o', 'x releases', 'y releases']);
  });

  test('is not what belongs to an API of which something is done, in whichever revision', () => {
    expect(left([], [idOf('apis/x;rev=2/policies/policy')])).toEqual(['/apis/y', '/backends/b', 'y releases']);
    expect(left([], [idOf('backends/b')])).toHaveLength(6);
    expect(left([], [idOf('apis/xy;rev=12/policies/policy')])).toHaveLength(6);
    expect(unexplained([rest(idOf('apis/x;rev=12/operations/o'))], [], [], [idOf('apis/x')])).toEqual([]);
  });

  test('lists of names stand where the service is, and are not looked at with it', () => {
    expect(left([service], [])).toContain('y releases');
  });

  test('is not what came', () => {
    expect(unexplained([], now, [], [])).toEqual([]);
    expect(unexplained(before, [], [], [])).toHaveLength(6);
  });
});
