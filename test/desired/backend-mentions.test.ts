import { describe, expect, it } from 'vitest';
import { namesBackend } from '../../src/desired/backend-mentions.ts';
import { routeBlock } from '../../src/policy/blocks/route-block.ts';
import { withBlock } from '../../src/policy/blocks/edit.ts';

const inbound = (policies: string): string => `<policies><inbound><base />${policies}</inbound><backend><base /></backend><outbound><base /></outbound><on-error><base /></on-error></policies>`;
const row = (id: string): string => withBlock(undefined, routeBlock({ modelFrom: { kind: 'path', parameter: 'd' }, template: '/{d}/x', unknown: 'refuse', rows: [{ model: 'chat', to: { kind: 'pool', id }, by: 'pool', name: id }] }), 'operation');
const namedValues = [{ id: 'n', name: 'n', body: { properties: { displayName: 'where', value: 'Chat' } } }];

describe('a policy names a backend', () => {
  it.each<readonly [string, string]>([
    ['by its id', inbound('<set-backend-service backend-id="chat" />')],
    ['in another case', inbound('<set-backend-service backend-id="CHAT" />')],
    ['by a named value', inbound('<set-backend-service backend-id="{{where}}" />')],
    ['in an expression', inbound(`<set-backend-service backend-id='@(true ? "chat" : "other")' />`)],
    ['through a variable', inbound(`<set-variable name="b" value='@("chat")' /><set-backend-service backend-id='@((string)context.Variables["b"])' />`)],
    ['for a cache', inbound('<llm-semantic-cache-lookup score-threshold="0.1" embeddings-backend-id="chat" embeddings-backend-auth="system-assigned" />')],
    ['inside of a retry', '<policies><inbound /><backend><retry condition="@(true)" count="1" interval="0"><set-backend-service backend-id="chat" /><forward-request /></retry></backend><outbound /><on-error /></policies>'],
    ['in a fragment', '<fragment><set-backend-service backend-id="chat" /></fragment>'],
    ['by a row of ours', row('chat')],
    ['where nobody can read it', '<policies><inbound><chat'],
  ])('%s', (_, text) => {
    expect(namesBackend(text, 'chat', namedValues)).toBe(true);
  });

  it.each<readonly [string, string]>([
    ['and not where its name is a model’s', row('other')],
    ['and not where it is a word of a path or a condition', inbound(`<set-backend-service backend-id="other" /><rewrite-uri template="/chat" /><choose><when condition='@(context.Request.Url.Path == "chat")'><return-response /></when></choose>`)],
    ['and not by a longer name', inbound('<set-backend-service backend-id="chat-2" />')],
    ['and not by a URL', inbound('<set-backend-service base-url="https://chat" />')],
  ])('%s', (_, text) => {
    expect(namesBackend(text, 'chat', namedValues)).toBe(false);
  });
});
