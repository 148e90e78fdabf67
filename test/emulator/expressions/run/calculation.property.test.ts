import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileExpression } from '../../../../src/emulator/expressions/run/compile-expression.ts';
import { AnonymousValue } from '../../../../src/emulator/expressions/run/objects.ts';
import type { Value } from '../../../../src/emulator/expressions/run/value.ts';

const settings = { seed: 6, numRuns: 60 };
const site = { now: (): number => 0, random: (): number => 0 };
const edges = [0, 1, -1, 2, 2147483647, -2147483648, 65536];
const int = fc.oneof(fc.constantFrom(...edges), fc.integer({ min: -2147483648, max: 2147483647 }));
const long = fc.oneof(fc.constantFrom(...edges.map(BigInt), 2n ** 63n - 1n, -(2n ** 63n)), fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }));

/** Variables keep the compiler from calculating by itself. */
function calculate(type: 'int' | 'long', expression: string, a: number | bigint, b: number | bigint): Value {
  const source = `@{ ${type} a = ${type === 'int' ? `(int)${Number(a)}L` : `unchecked((long)${BigInt.asUintN(64, BigInt(a))}UL)`}; ${type} b = ${type === 'int' ? `(int)${Number(b)}L` : `unchecked((long)${BigInt.asUintN(64, BigInt(b))}UL)`}; return ${expression}; }`;
  return compileExpression(source).run(new AnonymousValue(new Map()), site);
}

describe('int and long against the whole numbers themselves', () => {
  it.each([
    ['a + b', (a: bigint, b: bigint) => a + b],
    ['a - b', (a: bigint, b: bigint) => a - b],
    ['a * b', (a: bigint, b: bigint) => a * b],
    ['a & b', (a: bigint, b: bigint) => a & b],
    ['a | b', (a: bigint, b: bigint) => a | b],
    ['a ^ b', (a: bigint, b: bigint) => a ^ b],
    ['~a', (a: bigint) => ~a],
    ['-a', (a: bigint) => -a],
  ] as const)('%s wraps', (expression, exact) => {
    fc.assert(
      fc.property(int, int, (a, b) => {
        expect(calculate('int', expression, a, b)).toBe(Number(BigInt.asIntN(32, exact(BigInt(a), BigInt(b)))));
      }),
      settings,
    );
    fc.assert(
      fc.property(long, long, (a, b) => {
        expect(calculate('long', expression, a, b)).toBe(BigInt.asIntN(64, exact(a, b)));
      }),
      settings,
    );
  });

  it('division and remainder belong together', () => {
    fc.assert(
      fc.property(long, long, (a, b) => {
        fc.pre(b !== 0n && !(a === -(2n ** 63n) && b === -1n));
        expect(calculate('long', 'a / b * b + a % b', a, b)).toBe(a);
      }),
      settings,
    );
    fc.assert(
      fc.property(int, int, (a, b) => {
        fc.pre(b !== 0 && !(a === -2147483648 && b === -1));
        expect(calculate('int', 'a / b', a, b)).toBe(Number(BigInt(a) / BigInt(b)));
        expect(calculate('int', 'a % b', a, b)).toBe(Number(BigInt(a) % BigInt(b)));
      }),
      settings,
    );
  });

  it.each(['<', '<=', '>', '>=', '==', '!='] as const)('a %s b is what it is', (operator) => {
    const holds = { '<': (a: bigint, b: bigint) => a < b, '<=': (a: bigint, b: bigint) => a <= b, '>': (a: bigint, b: bigint) => a > b, '>=': (a: bigint, b: bigint) => a >= b, '==': (a: bigint, b: bigint) => a === b, '!=': (a: bigint, b: bigint) => a !== b }[operator];
    fc.assert(
      fc.property(long, long, (a, b) => {
        expect(calculate('long', `a ${operator} b`, a, b)).toBe(holds(a, b));
      }),
      settings,
    );
  });

  it('a long made an int keeps its last 32 bits', () => {
    fc.assert(
      fc.property(long, (a) => {
        expect(calculate('long', '(int)a', a, 0n)).toBe(Number(BigInt.asIntN(32, a)));
      }),
      settings,
    );
  });

  it('shifts count only as many bits as the width needs', () => {
    fc.assert(
      fc.property(int, fc.integer({ min: 0, max: 100 }), (a, b) => {
        expect(calculate('int', 'a << b', a, b)).toBe(a << (b % 32));
        expect(calculate('int', 'a >> b', a, b)).toBe(a >> (b % 32));
      }),
      settings,
    );
  });
});
