import { expect, it } from 'vitest';
import { covers } from '../../../src/desired/prune-ops/covers.ts';

const operation = (route: string): Parameters<typeof covers>[0] => {
  const [method = '', urlTemplate = ''] = route.split(' ');
  return { name: route, method, urlTemplate };
};

it.each([
  ['POST /*', 'POST /a/{b}/c', true],
  ['post /{*rest}', 'POST /a', true],
  ['POST /a/{x}', 'POST /A/b', true],
  ['POST /a/{x}', 'POST /a/{y}', true],
  ['POST /a/{x}/c', 'POST /a/{b}/c?v={v}', true],
  ['POST /a/{x}', 'POST /a/b/c', false],
  ['POST /a/b', 'POST /a/{x}', false],
  ['GET /*', 'POST /a', false],
  ['POST /a.b', 'POST /axb', false],
  ['POST /a/*', 'POST /b/c', false],
  ['POST /(a|b)', 'POST /a', false],
])('%s catches the calls of %s: %s', (general, special, expected) => expect(covers(operation(general), operation(special))).toBe(expected));
