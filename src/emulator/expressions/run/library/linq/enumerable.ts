import type { ExtensionMembers, Method, StaticMethod, TypeMembers } from '../../members.ts';
import { intAt } from '../arguments.ts';
import { ClrSequence } from '../collections/clr-sequence.ts';
import { outOfRange } from '../exceptions.ts';
import { itemsOf } from '../of-value.ts';
import { collecting } from './collecting.ts';
import { elements } from './element.ts';
import { groupings } from './grouping.ts';
import { setting } from './sets.ts';
import { shaping } from './shape.ts';
import { sorting } from './sorting.ts';
import { totals } from './totals.ts';

/** Put together when somebody asks: files of the library load each other in any order. */
function methods(): Readonly<Record<string, Method>> {
  return { ...shaping, ...setting, ...elements, ...totals, ...groupings, ...sorting, ...collecting };
}

/** LINQ, on whatever has elements. */
export function linq(): ExtensionMembers {
  return { on: (target) => itemsOf(target) !== undefined, methods: methods() };
}

const range: StaticMethod = (args, site) => {
  const [start, count] = [intAt(args, 0, 'start'), intAt(args, 1, 'count')];
  if (count < 0) throw outOfRange('count');
  return new ClrSequence(function* numbers() {
    for (let at = 0; at < count; at += 1) {
      site.spend(1);
      yield start + at;
    }
  });
};

const repeat: StaticMethod = (args, site) => {
  const [value = null] = args;
  const count = intAt(args, 1, 'count');
  if (count < 0) throw outOfRange('count');
  return new ClrSequence(function* copies() {
    for (let at = 0; at < count; at += 1) {
      site.spend(1);
      yield value;
    }
  });
};

/** The class that the methods are of: `Enumerable.Range(1, 3)`, `Enumerable.Where(list, …)`. */
export function enumerableClass(): TypeMembers {
  const extensions = Object.entries(methods()).map(([name, method]): [string, StaticMethod] => [name, (args, site) => method(args[0] ?? null, args.slice(1), site)]);
  return { name: 'System.Linq.Enumerable', statics: { methods: { ...Object.fromEntries(extensions), Empty: () => new ClrSequence(() => []), Range: range, Repeat: repeat } } };
}
