import { describe, expect, it } from 'vitest';
import { makerOf, poolBackend } from '../../../src/desired/pool/pool-backend.ts';
import { checkPoolName } from '../../../src/desired/pool/pool-name.ts';
import { backend, live, serviceId } from '../live.ts';

const members = [{ backend: 'one', weight: 80, priority: 1 }, { backend: 'two', weight: 20, priority: 2 }];
const services = [{ id: `${serviceId}/backends/one`, weight: 80, priority: 1 }, { id: `${serviceId}/backends/two`, weight: 20, priority: 2 }];
const wish = { name: 'chat', by: 'pool', members, isSticky: false } as const;
const ours = backend('chat', { type: 'Pool', description: 'The pool chat [apim-llm]', pool: { services } });

describe('the backend of a pool', () => {
  it('is of type Pool, ours, with members by their whole ids', () => {
    expect(poolBackend(live(), wish)).toMatchObject({ id: `${serviceId}/backends/chat`, kind: 'backend', want: 'present', body: { properties: { type: 'Pool', description: 'The pool chat [apim-llm]', pool: { services, sessionAffinity: null } } } });
  });

  it('keeps clients with their member by a cookie of its name', () => {
    expect(poolBackend(live(), { ...wish, isSticky: true }).body).toMatchObject({ properties: { pool: { sessionAffinity: { sessionId: { source: 'cookie', name: 'apim-llm-chat' } } } } });
  });

  it('tells what becomes of members that it has', () => {
    const notes = (wanted: typeof members): unknown => poolBackend(live({ backends: [ours] }), { ...wish, members: wanted }).notes;
    expect(notes(members)).toBeUndefined();
    expect(notes([{ backend: 'ONE', weight: 80, priority: 1 }, { backend: 'three', weight: 1, priority: 1 }])).toEqual(['joins: three (priority 1, weight 1)', 'leaves: two']);
    expect(notes([{ backend: 'one', weight: 1, priority: 1 }, { backend: 'two', weight: 20, priority: 2 }])).toEqual(['one: priority 1, weight 80 → priority 1, weight 1']);
  });

  it.each([
    ['a backend of ours that is no pool', backend('chat', { url: 'https://x', description: 'x [apim-llm]' })],
    ['a backend of somebody else that is no pool', backend('CHAT', { url: 'https://x' })],
    ['the members of a burst', backend('chat', { type: 'Pool', description: 'The members of the burst chat [apim-llm]', pool: { services } })],
  ])('does not take the name of %s', (_, existing) => {
    expect(() => poolBackend(live({ backends: [existing] }), wish)).toThrow(expect.objectContaining({ code: 'PoolNameTaken', exitCode: 5 }));
  });

  it('takes a pool of somebody else only where that is said', () => {
    expect(poolBackend(live({ backends: [backend('chat', { type: 'Pool', pool: { services } })] }), wish).foreign).toMatchObject({ canTakeOver: true });
    expect(poolBackend(live({ backends: [ours] }), wish).foreign).toBeUndefined();
  });

  it('tells who made it', () => {
    expect(makerOf(ours)).toBe('pool');
    expect(makerOf(backend('x', { type: 'Pool', description: 'The members of the burst x [apim-llm]' }))).toBe('burst');
    expect(makerOf(backend('x', { type: 'Pool', description: 'The pool x' }))).toBeUndefined();
    expect(makerOf(backend('x', { description: 'The pool x [apim-llm]' }))).toBeUndefined();
  });
});

describe('the name of a pool', () => {
  it.each(['a', 'gpt-4o', 'A.b_c-1', 'x'.repeat(80)])('%s', (name) => {
    expect(checkPoolName(name)).toBe(name);
  });

  it.each(['', '-a', 'a-', 'a--b', 'a b', 'a/b', 'ä', 'x'.repeat(81), 'openai', 'v1'])('is not %j', (name) => {
    expect(() => checkPoolName(name)).toThrow(expect.objectContaining({ code: 'PoolNameInvalid', exitCode: 2 }));
  });
});
