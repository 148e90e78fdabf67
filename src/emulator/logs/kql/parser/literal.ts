import { KqlError, notTaken, placeOf } from '../fault.ts';
import type { Token, TypedToken } from '../lexer/token.ts';
import type { LiteralExpr } from '../syntax/expression.ts';
import { parseDatetime } from '../values/datetime.ts';
import { parseTimespan } from '../values/timespan.ts';
import { type KType, typeNamed } from '../values/type.ts';
import type { Value } from '../values/value.ts';
import type { Cursor } from './cursor.ts';

/** The literal that a token is; undefined where it is none. Takes nothing. */
export function literalOf({ text }: Pick<Cursor, 'text'>, token: Token): LiteralExpr | undefined {
  const { at } = token;
  switch (token.kind) {
    case 'text':
      return { kind: 'literal', at, type: 'string', value: token.value };
    case 'long':
    case 'real':
    case 'timespan':
      return { kind: 'literal', at, type: token.kind, value: token.value };
    case 'typed':
      return typedLiteral(text, token);
    case 'word':
      return token.text === 'true' || token.text === 'false' ? { kind: 'literal', at, type: 'bool', value: token.text === 'true' } : undefined;
    case 'sign':
    case 'end':
      return undefined;
  }
}

function typedLiteral(query: string, { at, text, type: name, content }: TypedToken): LiteralExpr {
  const type = typeNamed(name);
  if (type === undefined) throw notTaken(`type '${name}'`, at);
  if (content === 'null') return { kind: 'literal', at, type, value: null };
  const value = read(type, /^(["'])(.*)\1$/s.exec(content)?.[2] ?? content);
  if (value !== undefined) return { kind: 'literal', at, type, value };
  const { line, pos } = placeOf(query, at);
  // Text and place as in azure-docs#7067.
  throw new KqlError({ kind: 'syntax', code: 'SYN0001', message: `Failed to parse ${type} literal: '${text}' [line:position=${line}:${pos}]`, at, token: text });
}

function read(type: KType, content: string): Value | undefined {
  switch (type) {
    case 'datetime':
      return parseDatetime(content);
    case 'timespan':
      return parseTimespan(content);
    case 'bool':
      return { true: true, false: false, 1: true, 0: false }[content.toLowerCase()];
    case 'int':
    case 'long':
      return /^[+-]?\d{1,19}$/.test(content) ? BigInt.asIntN(type === 'int' ? 32 : 64, BigInt(content)) : undefined;
    case 'real':
      return special[content.toLowerCase()] ?? (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(content) ? Number(content) : undefined);
    case 'guid':
      return /^[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}$/i.test(content) ? content.toLowerCase().replace(/^(.{8})-?(.{4})-?(.{4})-?(.{4})-?(.{12})$/, '$1-$2-$3-$4-$5') : undefined;
    case 'string':
    case 'dynamic':
      return undefined;
  }
}

const special: Readonly<Record<string, number>> = { nan: Number.NaN, '+inf': Number.POSITIVE_INFINITY, '-inf': Number.NEGATIVE_INFINITY };
