import { ExpressionTooLong, budget, call, maxCalls } from './bounds.ts';
import type { CallSite } from './members.ts';
import type { Value } from './value.ts';

/** A variable that a lambda or local function shares with what is around it. */
export interface Cell {
  value: Value;
}

/** One run of an expression: what it may still use, and where it stands. Handed to members that take no type arguments. */
export class Run implements CallSite {
  readonly typeArguments: readonly string[] = [];
  readonly context: Value;
  readonly now: () => number;
  readonly random: () => number;
  depth = 0;
  private left = budget;

  constructor(context: Value, { now, random }: Pick<CallSite, 'now' | 'random'>) {
    this.context = context;
    this.now = now;
    this.random = random;
  }

  spend(units: number): void {
    this.left -= units;
    if (this.left < 0) throw new ExpressionTooLong('work');
  }

  /** Into a lambda or local function; the caller counts `depth` down. */
  enter(): void {
    this.left -= call;
    this.depth += 1;
    if (this.left < 0) throw new ExpressionTooLong('work');
    if (this.depth > maxCalls) throw new ExpressionTooLong('depth');
  }

  /** The call site of `Get<T>()`. */
  withTypes(typeArguments: readonly string[]): CallSite {
    return { typeArguments, now: this.now, random: this.random, spend: (units) => this.spend(units) };
  }
}

/** The variables of one call of a function: its own, and the cells that it shares. */
export class Frame {
  readonly run: Run;
  readonly values: Value[];
  readonly cells: Cell[];
  /** What `return` gave. */
  result: Value = null;
  /** What a `throw;` throws again. */
  caught: Error | undefined = undefined;

  constructor(run: Run, values: Value[], cells: Cell[]) {
    this.run = run;
    this.values = values;
    this.cells = cells;
  }
}
