import type { ModelsWorld } from '../../world.ts';

const prefixes: Readonly<Record<string, string>> = { message: 'msg', reasoning: 'rs', function_call: 'fc', function_call_output: 'fco' };

/** `msg_` and 32 hexadecimal digits; the prefix tells the type. */
export function newItemId(world: Pick<ModelsWorld, 'newId'>, type: string): string {
  return hexId(world, prefixes[type] ?? 'item');
}

export function hexId(world: Pick<ModelsWorld, 'newId'>, prefix: string): string {
  return `${prefix}_${world.newId().replaceAll('-', '')}`;
}
