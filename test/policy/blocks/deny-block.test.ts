import { describe, expect, it } from 'vitest';
import { asDenyBlock, denyBlock, type DenyBlock } from '../../../src/policy/blocks/deny-block.ts';
import { strictXml } from './strict-xml.ts';

const chat = { method: 'POST', template: '/deployments/{deployment-id}/chat/completions', id: 'ChatCompletions_Create' };
const embeddings = { method: 'POST', template: '/deployments/{deployment-id}/embeddings', id: 'embeddings_create', reason: 'aoai-swe/ada' };
const value: DenyBlock = { open: [embeddings, chat], allow: ['get*', 'a'], block: ['z', 'b'], default: 'closed' };

const conditionOf = (open: DenyBlock['open']): string | undefined => strictXml(denyBlock({ ...value, open }).lines.join('\n')).children[0]?.attributes['condition'];

describe('deny block', () => {
  it('answers every operation that is not on its list', () => {
    expect(denyBlock(value).lines.join('\n')).toMatchInlineSnapshot(`
      "<choose id="apim-llm-deny">
        <when condition="@(!(new string[] { &quot;ChatCompletions_Create&quot;, &quot;embeddings_create&quot; }).Contains(context.Operation?.Id ?? &quot;&quot;, StringComparer.OrdinalIgnoreCase))">
          <return-response id="apim-llm-deny-answer">
            <set-status id="apim-llm-deny-answer-status" code="400" reason="Bad Request" />
            <set-header id="apim-llm-deny-answer-type" name="Content-Type" exists-action="override">
              <value>application/json</value>
            </set-header>
            <set-body id="apim-llm-deny-answer-body">{"error":{"code":"OperationNotSupported","message":"Your request operation is not supported"}}</set-body>
          </return-response>
        </when>
      </choose>"
    `);
  });

  it('stands in inbound and carries operations and overrides in one order, whichever they came in', () => {
    const block = denyBlock(value);
    expect(block).toMatchObject({ kind: 'deny', section: 'inbound', carried: { open: [chat, embeddings], allow: ['a', 'get*'], block: ['b', 'z'], default: 'closed' } });
    expect(denyBlock({ open: [chat, embeddings], allow: ['a', 'get*'], block: ['b', 'z'], default: 'closed' })).toEqual(block);
    const twice = [
      { ...chat, method: 'PUT', template: '/b' },
      { ...chat, method: 'PUT', template: '/a' },
      { ...chat, method: 'GET', template: '/c' },
    ];
    expect(denyBlock({ ...value, open: twice }).carried['open']).toMatchObject([{ template: '/c' }, { template: '/a' }, { template: '/b' }]);
    expect(denyBlock({ ...value, open: twice.toReversed() })).toEqual(denyBlock({ ...value, open: twice }));
  });

  it('remembers whose deployments count where that had to be said', () => {
    const named = denyBlock({ ...value, accounts: ['/b', '/a'] });
    expect(named.carried['accounts']).toEqual(['/a', '/b']);
    expect(named.lines).toEqual(denyBlock(value).lines);
    expect(asDenyBlock(named.carried)?.accounts).toEqual(['/a', '/b']);
    expect(denyBlock(value).carried).not.toHaveProperty('accounts');
    expect(asDenyBlock({ ...named.carried, accounts: [''] })).toBeUndefined();
  });

  it('closes everything where nothing is open, and calls outside of operations always', () => {
    expect(conditionOf([])).toBe('@(!(new string[] {  }).Contains(context.Operation?.Id ?? "", StringComparer.OrdinalIgnoreCase))');
    expect(conditionOf([{ ...chat, id: '' }])).toBe(conditionOf([]));
  });

  it('names each operation once, as a C# literal', () => {
    expect(conditionOf([chat, { ...chat, method: 'GET' }, { ...chat, id: 'a"); //{{b}}' }])).toBe(
      '@(!(new string[] { "ChatCompletions_Create", "a\\u0022\\u0029; //\\u007b\\u007bb\\u007d\\u007d" }).Contains(context.Operation?.Id ?? "", StringComparer.OrdinalIgnoreCase))',
    );
  });

  it('stays small with a hundred operations', () => {
    const many = Array.from({ length: 100 }, (_, index) => ({ ...chat, id: `OpenIdRestResource_readOpenIdProvider_${index}` }));
    expect(denyBlock({ ...value, open: many }).lines.join('\n').length).toBeLessThan(8000);
  });

  it.each([
    ['no list of operations', { open: {} }],
    ['an operation without method', { open: [{ ...chat, method: 1 }] }],
    ['an operation without template', { open: [{ ...chat, template: null }] }],
    ['an operation without id', { open: [{ method: 'GET', template: '/' }] }],
    ['an empty id, which would open what is no operation', { open: [{ ...chat, id: '' }] }],
    ['an operation that is text', { open: ['x'] }],
    ['a reason that is no text', { open: [{ ...chat, reason: 1 }] }],
    ['a number among the allowed', { allow: [1] }],
    ['no blocked', { block: undefined }],
    ['another default', { default: 'open' }],
  ])('is not read with %s', (_, change) => {
    const { carried } = denyBlock(value);
    expect(asDenyBlock(carried)).toEqual({ ...value, open: [chat, embeddings], allow: ['a', 'get*'], block: ['b', 'z'] });
    expect(asDenyBlock({ ...carried, ...change })).toBeUndefined();
  });
});
