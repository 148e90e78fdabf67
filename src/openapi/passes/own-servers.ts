import { without } from '../entries.ts';
import type { Rule } from '../rewrite.ts';

export const ownServers: Rule = {
  id: 'own-servers',
  reason: 'an API of API Management has one server: those of single paths and operations are dropped',
  kinds: ['pathItem', 'operation', 'link'],
  apply(node, { kind, note }) {
    const key = kind === 'link' ? 'server' : 'servers';
    if (node[key] === undefined) return node;
    note(key);
    return without(node, key);
  },
};
