import type { OptionValues } from '../../../commands/command.ts';
import { shapes } from '../../model/shapes.ts';
import type { Naming } from './overrides.ts';

export interface PruneInput extends Naming {
  readonly service: { readonly name: string; readonly resourceGroup: string | undefined };
  readonly api: string;
  readonly mode: 'block' | 'delete';
  /** Names or ARM ids; empty where the API says itself where its calls go. */
  readonly accounts: readonly string[];
}

export function prepare(values: OptionValues): PruneInput {
  const text = (name: string): string | undefined => (typeof values[name] === 'string' && values[name] !== '' ? values[name] : undefined);
  const list = (name: string): readonly string[] => {
    const value = values[name];
    return Array.isArray(value) ? value.map((each: string) => each.trim()) : [];
  };
  return {
    service: { name: text('service') ?? '', resourceGroup: text('resourceGroup') },
    api: text('api') ?? shapes.openai.apiId,
    mode: values['mode'] === 'delete' ? 'delete' : 'block',
    accounts: list('account'),
    allow: list('allow'),
    block: list('block'),
    forget: list('forget'),
  };
}
