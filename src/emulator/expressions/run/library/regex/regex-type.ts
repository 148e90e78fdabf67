import { ClrArray } from '../../arrays.ts';
import { enumValue, isEnum } from '../../enumerations.ts';
import { isFunction } from '../../objects.ts';
import type { CallSite, Method, TypeMembers } from '../../members.ts';
import type { ClrObject, Value } from '../../value.ts';
import { isInt, noOverload, numberOf, textAt } from '../arguments.ts';
import { argumentNull } from '../exceptions.ts';
import { NotHere } from '../not-here.ts';
import { textOf } from '../of-value.ts';
import { expressionOf, find, findAll } from './expression.ts';
import type { Expression } from './expression.ts';
import type { Captures } from './matcher.ts';
import { RegexMatch, RegexMatches } from './matches.ts';
import { expand } from './replacement.ts';

const name = 'System.Text.RegularExpressions.Regex';

class Regex implements ClrObject {
  readonly clrType = name;
  readonly held: Expression;

  constructor(held: Expression) {
    this.held = held;
  }
}

function expression(target: Value): Expression {
  if (!(target instanceof Regex)) throw noOverload('a Regex as', [target]);
  return target.held;
}

function optionsIn(args: readonly Value[]): number {
  const found = args.find((one) => isEnum(one) && one.clrType.endsWith('RegexOptions'));
  return found !== undefined && isEnum(found) ? found.value : 0;
}

const meter = (site: CallSite) => (units: number) => site.spend(units);

/** One operation, for `new Regex(p).X(input, …)` and `Regex.X(input, p, …, options)` alike. */
type Operation = (expression: Expression, input: string, args: readonly Value[], site: CallSite) => Value;

function startOf(args: readonly Value[], index: number): number {
  const value = args[index];
  return isInt(value) ? numberOf(value) : 0;
}

const isMatch: Operation = (one, input, args, site) => find(one, input, startOf(args, 0), meter(site)) !== undefined;

const match: Operation = (one, input, args, site) => {
  const found = find(one, input, startOf(args, 0), meter(site));
  return new RegexMatch(one, input, found);
};

const matches: Operation = (one, input, args, site) => new RegexMatches(Array.from(findAll(one, input, startOf(args, 0), meter(site)), (found) => new RegexMatch(one, input, found)));

const replace: Operation = (one, input, args, site) => {
  const [by = null] = args;
  if (by === null) throw argumentNull('replacement');
  const most = isInt(args[1]) ? numberOf(args[1]) : -1;
  let text = '';
  let at = 0;
  let count = 0;
  for (const found of findAll(one, input, startOf(args, 2), meter(site))) {
    if (count === most) break;
    count += 1;
    const [start, end] = whole(found);
    const made = isFunction(by) ? textOf(by.invoke([new RegexMatch(one, input, found)])) : expand(textOf(by), one, input, found);
    site.spend(start - at + made.length);
    text += input.slice(at, start) + made;
    at = end;
  }
  return text + input.slice(at);
};

const whole = (captures: Captures): readonly [number, number] => captures[0]?.[0] ?? [0, 0];

/** Groups of the separator stand between the parts. */
const split: Operation = (one, input, args, site) => {
  const most = isInt(args[0]) ? numberOf(args[0]) : 0;
  const parts: string[] = [];
  let at = 0;
  let count = 1;
  for (const found of findAll(one, input, startOf(args, 1), meter(site))) {
    if (count === most) break;
    count += 1;
    const [start, end] = whole(found);
    parts.push(input.slice(at, start));
    for (const captures of found.slice(1)) {
      const last = captures.at(-1);
      if (last) parts.push(input.slice(...last));
    }
    at = end;
  }
  return new ClrArray('System.String', [...parts, input.slice(at)]);
};

const count: Operation = (one, input, _, site) => [...findAll(one, input, 0, meter(site))].length;

const operations: Readonly<Record<string, Operation>> = { Count: count, IsMatch: isMatch, Match: match, Matches: matches, Replace: replace, Split: split };

/** Escapes what means something in a pattern. */
function escape(text: string): string {
  return text.replaceAll(/[\\*+?|{[()^$.# \t\n\r\f\v]/g, (one) => `\\${{ '\t': 't', '\n': 'n', '\r': 'r', '\f': 'f', '\v': 'v' }[one] ?? one}`);
}

const asMethod =
  (operation: Operation): Method =>
  (target, args, site) =>
    operation(expression(target), textAt(args, 0, 'input'), args.slice(1), site);

export const regexType: TypeMembers = {
  name,
  properties: { Options: (target) => enumValue(`${name}Options`, expression(target).options), RightToLeft: () => false },
  methods: {
    ...Object.fromEntries(Object.entries(operations).map(([key, operation]) => [key, asMethod(operation)])),
    GetGroupNames: (target) => new ClrArray('System.String', Array.from({ length: expression(target).names.count }, (_, group) => expression(target).names.nameOf(group))),
    GetGroupNumbers: (target) => new ClrArray('System.Int32', Array.from({ length: expression(target).names.count }, (_, group) => group)),
    GroupNameFromNumber: (target, [group = null]) => expression(target).names.nameOf(numberOf(group)),
    GroupNumberFromName: (target, args) => expression(target).names.byName.get(textAt(args, 0, 'name')) ?? -1,
  },
  statics: {
    methods: {
      ...Object.fromEntries(
        Object.entries(operations).map(([key, operation]) => [key, (args: readonly Value[], site: CallSite) => operation(expressionOf(textAt(args, 1, 'pattern'), optionsIn(args)), textAt(args, 0, 'input'), args.slice(2).filter((one) => !isEnum(one)), site)]),
      ),
      Escape: (args) => escape(textAt(args, 0, 'str')),
      Unescape: (args) => {
        const text = textAt(args, 0, 'str');
        if (/\\[xucpP0-9]/.test(text)) throw new NotHere('Regex.Unescape of numbers');
        return text.replaceAll(/\\(.)/gs, (_, one: string) => ({ t: '\t', n: '\n', r: '\r', f: '\f', v: '\v', a: '\x07', e: '\x1b' })[one] ?? one);
      },
    },
  },
  construct: (args) => new Regex(expressionOf(textAt(args, 0, 'pattern'), optionsIn(args))),
  text: (target) => expression(target).pattern,
};
