import { seededRandom } from '../../../random.ts';
import { double } from '../numbers.ts';
import type { TypeMembers } from '../members.ts';
import type { ClrObject, Value } from '../value.ts';
import { isInt, noOverload, numberOf } from './arguments.ts';
import { argumentNull, outOfRange } from './exceptions.ts';
import { isBytes } from './of-value.ts';

class ClrRandom implements ClrObject {
  readonly clrType = 'System.Random';
  readonly next: () => number;

  constructor(next: () => number) {
    this.next = next;
  }
}

function generator(target: Value): () => number {
  if (!(target instanceof ClrRandom)) throw noOverload('a Random as', [target]);
  return target.next;
}

/** `Random`; the same seed gives the same numbers, but not .NET's. */
export const random: TypeMembers = {
  name: 'System.Random',
  methods: {
    Next: (target, args) => {
      const [low, high] = args.length > 1 ? [numberOf(args[0] ?? null), numberOf(args[1] ?? null)] : [0, args[0] === undefined ? 2 ** 31 - 1 : numberOf(args[0])];
      if (high < low) throw outOfRange(args.length > 1 ? 'minValue' : 'maxValue', args.length > 1 ? "'minValue' cannot be greater than maxValue." : "'maxValue' must be greater than zero.");
      return low + Math.floor(generator(target)() * (high - low));
    },
    NextBytes: (target, [bytes]) => {
      if (!isBytes(bytes)) throw argumentNull('buffer');
      for (const at of bytes.bytes.keys()) bytes.bytes[at] = Math.floor(generator(target)() * 256);
      return null;
    },
    NextDouble: (target) => double(generator(target)()),
  },
  construct: ([seed], site) => new ClrRandom(isInt(seed) ? seededRandom(numberOf(seed)) : site.random),
};
