import { describe, expect, it } from 'vitest';
import { importModule } from '../../../src/desired/import/import.ts';
import type { Live, More } from '../../../src/model/live.ts';
import type { Desired } from '../../../src/model/resource.ts';
import { api, live, operationPolicies } from '../live.ts';
import { prepared, textOf, wished } from './run.ts';

const check = '<validate-jwt header-name="Authorization" />';
const withInbound = (inner: string): string => `<policies><inbound><base />${inner}</inbound></policies>`;
const withPolicy = (document: string, operations: Readonly<Record<string, string>> = {}): Live => live({ apis: [{ ...api('azure-openai', { path: 'openai' }, [], document), operationPolicies: operationPolicies(operations) }] });

async function policies(world: Live): Promise<readonly Desired[]> {
  return (await wished(world)).desired.filter(({ kind }) => kind === 'apiPolicy');
}

async function policy(document: string): Promise<Desired | undefined> {
  return (await policies(withPolicy(document))).at(-1);
}

describe('where calls go, or as whom', () => {
  it.each([
    '<set-backend-service base-url="https://theirs.example" />',
    '<authentication-managed-identity resource="https://theirs.example" />',
    '<authentication-basic username="u" password="p" />',
    '<set-header name="Authorization" exists-action="override"><value>theirs</value></set-header>',
    '<set-header name="api-key" exists-action="override"><value>{{key}}</value></set-header>',
  ])('is not lost without a word: %s', async (theirs) => {
    expect((await policy(withInbound(theirs)))?.foreign).toMatchObject({ canTakeOver: false, why: expect.stringMatching(/<[\w-]+> on line 1/) });
    const ours = textOf(await policy(withInbound('')));
    expect((await policy(ours.replace('</inbound>', `${theirs}</inbound>`)))?.foreign).toMatchObject({ canTakeOver: false });
    // It is lost already, and was when it was written.
    expect((await policy(ours.replace('<base />', `<base />${theirs}`)))?.foreign).toBeUndefined();
  });

  it('is looked for in the fragments of inbound, where the block is new', async () => {
    const include = '<include-fragment fragment-id="Route" />';
    const fragments = new Map([['route', { id: 'Route', name: 'Route', body: { properties: { value: '<fragment>\n<set-backend-service backend-id="theirs" /></fragment>' } } }]]);
    const of = async (document: string): Promise<Desired | undefined> => (await policies({ ...withPolicy(document), fragments })).at(-1);
    expect((await of(withInbound(include)))?.foreign?.why).toContain('(<set-backend-service> on line 2 of the fragment Route)');
    expect((await of(`<policies><inbound><base /></inbound><backend>${include}</backend></policies>`))?.foreign).toBeUndefined();
    expect((await of(textOf(await policy(withInbound(''))).replace('<base />', `<base />${include}`)))?.foreign).toBeUndefined();
  });

  it('is not told of a fragment in inbound that cannot be read', async () => {
    const fragments = new Map([['route', { id: 'route', name: 'route', body: { properties: { value: '<fragment><set-backend-service' } } }]]);
    expect((await policies({ ...withPolicy(withInbound('<include-fragment fragment-id="route" />')), fragments })).at(-1)?.foreign).toBeUndefined();
  });

  it.each(['<set-header name="api-key" exists-action="delete" />', '<set-header name="Authorization" exists-action="delete" />', '<rewrite-uri template="/x" />'])('is not what %s says', async (theirs) => {
    expect((await policy(withInbound(theirs)))?.foreign).toBeUndefined();
  });
});

it('a block that somebody wrote in is named in the policy of an operation, too', async () => {
  const [own] = await policies(withPolicy(withInbound(''), { chat: withInbound(check) }));
  expect(own?.notes).toBeUndefined();
  const edited = textOf(own).replace('<set-header id="apim-llm-account-key"', '<trace source="theirs" />$&');
  const [again] = await policies(withPolicy(withInbound(''), { chat: edited }));
  const note = 'the block account on line 2 is not as this version writes it (somebody edited it, or another version wrote it); it is written anew';
  expect(again?.notes).toEqual([`${note}; goes: <trace source="theirs" />`]);
  const newer = textOf(own).replace('{"backend"', '{"later":1,"backend"').replace(/<set-header id="apim-llm-account-key"[^>]*>/, '');
  expect((await policies(withPolicy(withInbound(''), { chat: newer })))[0]?.notes).toEqual([
    `${note}; comes back: <set-header id="apim-llm-account-key" name="api-key" exists-action="delete" />; this version does not know what it carries, and drops it: later`,
  ]);
});

it('fragments are read in as many rounds as one includes another, each of them once', async () => {
  const input = await prepared();
  const include = (name: string): string => `<include-fragment fragment-id="${name}" />`;
  const texts: Readonly<Record<string, string>> = { own: include('deep'), deep: include('Deeper') + include('gone'), deeper: include('own') };
  let world = withPolicy(withInbound(include('Own')), { chat: withInbound(include('own') + include('{{named}}') + include('missing')) });
  const asked: (More | undefined)[] = [];
  for (let round = 1; round <= 6; round += 1) {
    const more = importModule.more?.(input, world, round);
    asked.push(more);
    const fragments = new Map(world.fragments);
    for (const name of more?.fragments ?? []) {
      const text = texts[name.toLowerCase()];
      if (text !== undefined) fragments.set(name.toLowerCase(), { id: name, name, body: { properties: { value: `<fragment>${text}</fragment>` } } });
    }
    world = { ...world, fragments };
  }
  expect(asked.slice(1)).toEqual([{ fragments: ['own', 'missing'] }, { fragments: ['deep'] }, { fragments: ['Deeper', 'gone'] }, undefined, undefined]);
  expect(importModule.wish(input, world).warnings).toEqual([{ code: 'FragmentsUnread', message: expect.stringContaining('(chat)') }]);
});
