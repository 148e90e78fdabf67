import type { TypeMembers } from '../../members.ts';
import type { ClrObject, Value } from '../../value.ts';
import { noOverload, numberOf, textAt } from '../arguments.ts';
import { outOfRange } from '../exceptions.ts';
import { find } from './expression.ts';
import type { Expression } from './expression.ts';
import type { Captures } from './matcher.ts';
import { expand } from './replacement.ts';

const space = 'System.Text.RegularExpressions.';

/** A piece of the input. */
class Capture implements ClrObject {
  readonly clrType: string = `${space}Capture`;
  readonly input: string;
  readonly start: number;
  readonly end: number;

  constructor(input: string, [start, end]: readonly [number, number]) {
    this.input = input;
    this.start = start;
    this.end = end;
  }
}

/** The last capture of a group, and all of them; none where it took no part. */
class Group extends Capture {
  override readonly clrType: string = `${space}Group`;
  readonly name: string;
  readonly captures: readonly (readonly [number, number])[];

  constructor(input: string, name: string, captures: readonly (readonly [number, number])[]) {
    super(captures.length > 0 ? input : '', captures.at(-1) ?? [0, 0]);
    this.name = name;
    this.captures = captures;
  }
}

export class RegexMatch extends Group {
  override readonly clrType = `${space}Match`;
  readonly expression: Expression;
  readonly text: string;
  readonly found: Captures | undefined;

  constructor(expression: Expression, text: string, found: Captures | undefined) {
    super(text, '0', found?.[0] ?? []);
    this.expression = expression;
    this.text = text;
    this.found = found;
  }

  group(number: number): Group {
    return number === 0 ? this : new Group(this.text, this.expression.names.nameOf(number), this.found?.[number] ?? []);
  }
}

/** Matches of a text, groups of a match, captures of a group. */
class Collection implements ClrObject {
  readonly clrType: string;
  readonly items: readonly Capture[];
  readonly byName: (name: string) => Capture | undefined;

  constructor(type: string, items: readonly Capture[], byName: (name: string) => Capture | undefined = () => undefined) {
    this.clrType = `${space}${type}`;
    this.items = items;
    this.byName = byName;
  }
}

export class RegexMatches extends Collection {
  constructor(items: readonly RegexMatch[]) {
    super('MatchCollection', items);
  }
}

function capture(target: Value): Capture {
  if (!(target instanceof Capture)) throw noOverload('a Capture as', [target]);
  return target;
}

function group(target: Value): Group {
  if (!(target instanceof Group)) throw noOverload('a Group as', [target]);
  return target;
}

function match(target: Value): RegexMatch {
  if (!(target instanceof RegexMatch)) throw noOverload('a Match as', [target]);
  return target;
}

function collection(target: Value): Collection {
  if (!(target instanceof Collection)) throw noOverload('a collection of matches as', [target]);
  return target;
}

const valueOf = (target: Value): string => capture(target).input.slice(capture(target).start, capture(target).end);
const noGroup = new Group('', '', []);

function groupsOf(target: Value): Collection {
  const one = match(target);
  const { names } = one.expression;
  const numbers = one.found ? Array.from({ length: names.count }, (_, number) => number) : [0];
  return new Collection('GroupCollection', numbers.map((number) => one.group(number)), (name) => (names.byName.has(name) ? one.group(names.byName.get(name) ?? 0) : undefined));
}

function next(target: Value, spend: (units: number) => void): RegexMatch {
  const { expression, text, found, start, end } = match(target);
  const from = end === start ? end + 1 : end;
  return new RegexMatch(expression, text, found && from <= text.length ? find(expression, text, from, spend) : undefined);
}

function collectionTable(type: string, otherwise: Capture | undefined): TypeMembers {
  return {
    name: `${space}${type}`,
    properties: { Count: (target) => collection(target).items.length },
    methods: { ContainsKey: (target, args) => collection(target).byName(textAt(args, 0, 'key')) !== undefined },
    index: {
      get(target, [key = null]) {
        const one = typeof key === 'string' ? collection(target).byName(key) : collection(target).items[numberOf(key)];
        const found = one ?? otherwise;
        if (!found) throw outOfRange('i');
        return found;
      },
    },
    items: (target) => collection(target).items,
  };
}

export const matchTables: readonly TypeMembers[] = [
  { name: `${space}Capture`, properties: { Index: (target) => capture(target).start, Length: (target) => capture(target).end - capture(target).start, Value: valueOf }, text: valueOf },
  { name: `${space}Group`, base: `${space}Capture`, properties: { Captures: (target) => new Collection('CaptureCollection', group(target).captures.map((one) => new Capture(group(target).input, one))), Name: (target) => group(target).name, Success: (target) => group(target).captures.length > 0 } },
  {
    name: `${space}Match`,
    base: `${space}Group`,
    properties: { Groups: groupsOf },
    methods: {
      NextMatch: (target, _, site) => next(target, (units) => site.spend(units)),
      Result: (target, args) => expand(textAt(args, 0, 'replacement'), match(target).expression, match(target).text, match(target).found ?? []),
    },
    statics: { properties: { Empty: () => noGroup } },
  },
  collectionTable('MatchCollection', undefined),
  collectionTable('CaptureCollection', undefined),
  collectionTable('GroupCollection', noGroup),
];
