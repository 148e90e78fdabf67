import { describe, expect, it } from 'vitest';
import { textAt } from '../../../src/model/json.ts';
import { api, live, operationPolicies } from '../live.ts';
import { wished } from './run.ts';

const withPolicies = (documents: Readonly<Record<string, string>>) => wished(live({ apis: [{ ...api('azure-openai', { path: 'openai' }), operationPolicies: operationPolicies(documents) }] }));
const inbound = (inner: string): string => `<policies>\n<inbound>${inner}</inbound>\n</policies>`;

const outbound = (inner: string): string => `<policies><inbound><base /></inbound>\n<outbound>${inner}</outbound></policies>`;

describe('an import puts authentication behind checks of the client\u2019s token', () => {
  it.each([
    ['<validate-jwt header-name="Authorization" />'],
    ['<set-variable name="a" value="@{ var h = context.Request.Headers; return h["a"]; }" />'],
  ])('%s', async (check) => {
    const found = await withPolicies({ chat: inbound(`<base />${check}`), other: inbound('<base />') });
    const [own, above] = found.desired.filter(({ kind }) => kind === 'apiPolicy');
    expect([own?.id, above?.id].map((id) => id?.split('/apis/')[1])).toEqual(['x/operations/chat/policies/policy', 'azure-openai/policies/policy']);
    const [document, block] = [own, above].map((desired) => textAt(desired?.body, 'properties', 'value') ?? '');
    expect(document).toContain(`<inbound><base />${check}\n`);
    expect(document).toContain('<authentication-managed-identity');
    expect(block).toMatch(/"skip":\["chat"\]/);
    expect(above?.dependsOn).toContain(own?.id);
    expect(found.warnings).toEqual([{ code: 'TokenChecksKept', message: expect.stringContaining('(chat)') }]);
  });

  it('and finds them in the fragments that they include', async () => {
    const of = live({ apis: [{ ...api('azure-openai', { path: 'openai' }), operationPolicies: operationPolicies({ chat: inbound('<base /><include-fragment fragment-id="Check" />') }) }] });
    const fragments = new Map([['check', { id: '/f/Check', name: 'Check', body: { properties: { value: '<fragment><validate-azure-ad-token tenant-id="x" /></fragment>' } } }]]);
    expect((await wished({ ...of, fragments })).warnings).toEqual([{ code: 'TokenChecksKept', message: expect.stringContaining('(chat)') }]);
  });

  it('but leaves alone what never runs the API\u2019s policy', async () => {
    const found = await withPolicies({ chat: inbound('<validate-jwt header-name="Authorization" />') });
    expect(found.desired.filter(({ kind }) => kind === 'apiPolicy')).toHaveLength(1);
    expect(found.warnings.map(({ code }) => code)).toEqual(['OperationsApart']);
  });
});

describe('an import refuses to stand above policies of operations', () => {
  it.each([
    ['that look at the token after inbound', outbound('<set-body>@(context.Request.Headers["Authorization"][0])</set-body>'), 'chat: <set-body> on line 2 reads'],
    ['that run the API\u2019s policy only sometimes', inbound('<choose><otherwise><base /></otherwise></choose><validate-jwt />'), 'chat: <validate-jwt> on line 2 checks the header Authorization'],
  ])('%s', async (_, text, told) => {
    await expect(withPolicies({ chat: text, other: inbound('<base />') })).rejects.toMatchObject({ code: 'TokenIsChecked', exitCode: 5, message: expect.stringContaining(`(${told}`), hint: expect.not.stringContaining('cannot be read') });
  });

  it.each([
    ['cannot be read', '<policies>\n<inbound></policies>', /chat: A policy document cannot be read: line 2, column \d+: .*[^.]\)/],
    ['has a section twice', '<policies>\n<inbound />\n<inbound /></policies>', /chat: A policy document has the section <inbound> twice, on lines 2 and 3\)/],
  ])('where one %s', async (_, text, message) => {
    await expect(withPolicies({ chat: text, other: inbound('<validate-jwt />') })).rejects.toMatchObject({ code: 'TokenIsChecked', message: expect.stringMatching(message), hint: expect.stringContaining('cannot be read counts') });
  });

  it('and says so itself where a block of ours is damaged', async () => {
    await expect(withPolicies({ chat: inbound('<!-- apim-llm:v1 end account -->') })).rejects.toMatchObject({ code: 'BlockDamaged' });
  });
});

it('an import warns of policies that go by the API\u2019s, and of fragments', async () => {
  const found = await withPolicies({
    never: inbound(''),
    some: inbound('<choose><otherwise><base /></otherwise></choose>'),
    always: inbound('<base /><include-fragment fragment-id="f" />'),
    nothing: inbound('<base />'),
  });
  expect(found.warnings.map(({ code, message }) => [code, /\((.*?)\)/.exec(message)?.[1]])).toEqual([
    ['OperationsApart', 'never, some'],
    ['FragmentsUnread', 'always'],
  ]);
});
