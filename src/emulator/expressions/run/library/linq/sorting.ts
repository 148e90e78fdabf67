import type { CallSite, Method } from '../../members.ts';
import type { Value } from '../../value.ts';
import { functionAt, noOverload } from '../arguments.ts';
import { orderWith } from '../collections/comparers.ts';
import { ClrSequence } from '../collections/clr-sequence.ts';
import { byDefault } from './order.ts';
import type { Compare } from './order.ts';
import { sourceOf, walk } from './walk.ts';

interface Level {
  keyOf(value: Value): Value;
  readonly compare: Compare;
  readonly sign: 1 | -1;
}

/** Sorted by one key, and among equal ones by the next. */
class Sorted extends ClrSequence {
  readonly source: Value;
  readonly levels: readonly Level[];

  constructor(source: Value, levels: readonly Level[], site: CallSite) {
    super(() => sorted(source, levels, site), 'System.Linq.IOrderedEnumerable');
    this.source = source;
    this.levels = levels;
  }
}

function sorted(source: Value, levels: readonly Level[], site: CallSite): readonly Value[] {
  const rows = Array.from(walk(source, site), (one) => ({ one, keys: levels.map((each) => each.keyOf(one)) }));
  site.spend(rows.length * Math.ceil(Math.log2(rows.length + 2)) * 4);
  return rows
    .toSorted((a, b) => {
      for (const [at, { compare, sign }] of levels.entries()) {
        const order = compare(a.keys[at] ?? null, b.keys[at] ?? null) * sign;
        if (order !== 0) return order;
      }
      return 0;
    })
    .map(({ one }) => one);
}

function level(args: readonly Value[], sign: 1 | -1): Level {
  const select = functionAt(args, 0, 'keySelector');
  return { keyOf: (one) => select.invoke([one]), compare: orderWith(args[1]) ?? byDefault, sign };
}

const first =
  (sign: 1 | -1): Method =>
  (target, args, site) => {
    sourceOf(target);
    return new Sorted(target, [level(args, sign)], site);
  };

const next =
  (sign: 1 | -1): Method =>
  (target, args, site) => {
    if (!(target instanceof Sorted)) throw noOverload('Enumerable.ThenBy of', [target]);
    return new Sorted(target.source, [...target.levels, level(args, sign)], site);
  };

export const sorting: Readonly<Record<string, Method>> = { OrderBy: first(1), OrderByDescending: first(-1), ThenBy: next(1), ThenByDescending: next(-1) };
