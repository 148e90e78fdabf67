import { describe, expect, it } from 'vitest';
import type { Live } from '../../../src/model/live.ts';
import { api, live, operationPolicies } from '../live.ts';
import { textOf, wished } from './run.ts';

const withPolicies = (documents: Readonly<Record<string, string>>) => wished(live({ apis: [{ ...api('azure-openai', { path: 'openai' }), operationPolicies: operationPolicies(documents) }] }));
const withFragments = (documents: Readonly<Record<string, string>>, fragments: Readonly<Record<string, string>>): Live => ({
  ...live({ apis: [{ ...api('azure-openai', { path: 'openai' }), operationPolicies: operationPolicies(documents) }] }),
  fragments: new Map(Object.entries(fragments).map(([name, inner]) => [name, { id: `/f/${name}`, name, body: { properties: { value: `<fragment>${inner}</fragment>` } } }])),
});
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
    const [document, block] = [own, above].map((desired) => textOf(desired));
    expect(document).toContain(`<inbound><base />${check}\n`);
    expect(document).toContain('<authentication-managed-identity');
    expect(block).toMatch(/"skip":\["chat"\]/);
    expect(above?.dependsOn).toContain(own?.id);
    expect(found.warnings).toEqual([{ code: 'TokenChecksKept', message: expect.stringContaining('(chat)') }]);
  });

  it('and finds them in the fragments that they include', async () => {
    const of = withFragments({ chat: inbound('<base /><include-fragment fragment-id="Check" />') }, { check: '<validate-azure-ad-token tenant-id="x" />' });
    expect((await wished(of)).warnings).toEqual([{ code: 'TokenChecksKept', message: expect.stringContaining('(chat)') }]);
  });

  it('and in the fragments that those include, in a circle too', async () => {
    const found = await wished(withFragments({ chat: inbound('<base /><include-fragment fragment-id="Outer" />') }, { outer: '<include-fragment fragment-id="INNER" />', inner: '<include-fragment fragment-id="outer" /><validate-azure-ad-token tenant-id="x" />' }));
    expect(found.warnings).toEqual([{ code: 'TokenChecksKept', message: expect.stringContaining('(chat)') }]);
  });

  it('and behind a fragment that cannot be read', async () => {
    const found = await wished(withFragments({ chat: inbound('<base /><include-fragment fragment-id="f" />') }, { f: '<choose>' }));
    expect(found.warnings).toEqual([{ code: 'TokenChecksKept', message: expect.stringContaining('(chat)') }]);
    await expect(wished(withFragments({ chat: outbound('<include-fragment fragment-id="f" />') }, { f: '<choose>' }))).rejects.toMatchObject({ code: 'TokenIsChecked', message: expect.stringContaining('(chat: the fragment f: A policy document cannot be read: line 1') });
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

  it('where a fragment looks that is included after inbound', async () => {
    const of = withFragments({ chat: outbound('<include-fragment fragment-id="f" />') }, { f: '<validate-jwt header-name="Authorization" />' });
    await expect(wished(of)).rejects.toMatchObject({ code: 'TokenIsChecked', message: expect.stringContaining('(chat: <validate-jwt> on line 1 of the fragment f checks the header Authorization)') });
  });

  it.each([
    ['cannot be read', '<policies>\n<inbound></policies>', /chat: A policy document cannot be read: line 2, column \d+: .*[^.]\)/],
    ['has a section twice', '<policies>\n<inbound />\n<inbound /></policies>', /chat: A policy document has the section <inbound> twice, on lines 2 and 3\)/],
  ])('where one %s', async (_, text, message) => {
    await expect(withPolicies({ chat: text, other: inbound('<validate-jwt />') })).rejects.toMatchObject({ code: 'TokenIsChecked', message: expect.stringMatching(message), hint: expect.stringContaining('cannot be read counts') });
  });

  it('and says so itself where a block of ours is damaged', async () => {
    await expect(withPolicies({ chat: inbound('<!-- apim-llm:v1 end account -->') })).rejects.toMatchObject({ code: 'BlockDamaged', exitCode: 5, message: 'The policy of operation chat of API x: The block account in a policy document is damaged on line 2: its end mark has no begin mark before it.', hint: expect.stringContaining('Put back') });
  });
});

describe('the policy that an API has already', () => {
  const own = (document: string) => wished(live({ apis: [api('azure-openai', { path: 'openai' }, [], document)] }));

  it('is refused where it looks at the token after inbound', async () => {
    const looking = '<set-header name="x"><value>@(context.Request.Headers["Authorization"][0])</value></set-header>';
    await expect(own(outbound(looking))).rejects.toMatchObject({ code: 'TokenIsChecked', message: expect.stringContaining('(the API itself: <value> on line 2 reads the header Authorization)') });
    expect((await own(inbound(`<base />${looking}`))).warnings).toEqual([]);
  });

  it('is named where it cannot be read', async () => {
    await expect(own('<policies>\n<inbound></policies>')).rejects.toMatchObject({ code: 'PolicyUnreadable', message: expect.stringMatching(/^The policy of API azure-openai: A policy document cannot be read: line 2/) });
    await expect(own(inbound('<!-- apim-llm:v2 end account -->'))).rejects.toMatchObject({ code: 'BlockVersionUnknown', message: expect.stringMatching(/^The policy of API azure-openai: A policy document carries on line 2 /) });
  });
});

it('an import warns of policies that go by the API\u2019s, and of fragments', async () => {
  const found = await withPolicies({
    never: inbound(''),
    some: inbound('<choose><otherwise><base /></otherwise></choose>'),
    always: inbound('<base /><include-fragment fragment-id="f" />'),
    nothing: inbound('<base />'),
    elsewhere: inbound('<base /><set-backend-service backend-id="theirs" />'),
    apart: inbound('<set-backend-service backend-id="theirs" />'),
  });
  expect(found.warnings.map(({ code, message }) => [code, /\((.*?)\)/.exec(message)?.[1]])).toEqual([
    ['OperationsApart', 'never, some, apart'],
    ['FragmentsUnread', 'always'],
    ['OperationsElsewhere', 'elsewhere: <set-backend-service> on line 2'],
  ]);
});
