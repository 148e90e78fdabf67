import { convert } from '../convert.ts';
import { guidType } from '../guid.ts';
import type { CallSite, StaticMethod } from '../../members.ts';
import type { Value } from '../../value.ts';
import { formatException } from '../exceptions.ts';
import { XAttribute, XElement } from './nodes.ts';

const nowhere: CallSite = { typeArguments: [], spend: () => undefined, now: () => 0, random: () => 0 };

const text = (value: Value): string => (value instanceof XElement ? value.text : value instanceof XAttribute ? value.value : '');

/** Looked up when it runs: files of the library load each other in any order. */
const by = (method: () => StaticMethod | undefined) => (value: Value) => method()?.([text(value).trim()], nowhere) ?? null;
const to = (name: string) => by(() => convert.statics?.methods?.[name]);

function boolean(value: Value): Value {
  const word = text(value).trim();
  if (!/^(?:true|false|1|0)$/i.test(word)) throw formatException(`The string '${word}' is not a valid Boolean value.`);
  return /^(?:true|1)$/i.test(word);
}

/** `(string)element`, `(int)attribute`: what stands in it. */
export const xmlCasts: Readonly<Record<string, (value: Value) => Value>> = {
  'System.String': text,
  'System.Boolean': boolean,
  ...Object.fromEntries(['Int32', 'Int64', 'Double', 'Single', 'Decimal', 'DateTime'].map((name) => [`System.${name}`, to(`To${name}`)])),
  'System.Guid': by(() => guidType.statics?.methods?.Parse),
};
