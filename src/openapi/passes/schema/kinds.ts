import type { Kind } from '../../grammar.ts';

export const schemaKinds: readonly Kind[] = ['schema', 'schemaOrBoolean'];
