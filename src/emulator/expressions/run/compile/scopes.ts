import type { StaticType } from '../../types/static-type.ts';
import type { Code } from './code.ts';

/** Where a variable lives: in the frame of one call, or in a cell that lambdas share. */
export interface Variable {
  readonly kind: 'value' | 'cell';
  readonly index: number;
  readonly type: StaticType;
  /** A local function, and how it is called. */
  readonly signature?: Signature;
}

/** What a call of a local function has to know. */
export interface Signature {
  readonly parameters: readonly SignatureParameter[];
}

export interface SignatureParameter {
  readonly name: string;
  readonly type: StaticType;
  readonly modifier?: 'out' | 'ref' | 'in' | 'params';
  /** What stands in for an argument that is left out. */
  readonly fallback: Code | undefined;
}

/** The variables of a lambda, local function or the whole expression. */
export class FunctionScope {
  readonly outer: BlockScope | undefined;
  /** Names that functions inside of this one use: such variables live in cells. */
  readonly shared: ReadonlySet<string>;
  /** Cells that come from around: `from` there, `to` here. */
  readonly captures: { readonly from: number; readonly to: number }[] = [];
  private values = 0;
  private cells = 0;
  private readonly captured = new Map<string, Variable>();

  constructor(shared: ReadonlySet<string>, outer?: BlockScope) {
    this.shared = shared;
    this.outer = outer;
  }

  newValue(): number {
    this.values += 1;
    return this.values - 1;
  }

  newCell(): number {
    this.cells += 1;
    return this.cells - 1;
  }

  /** A variable of the functions around, its cell handed in. */
  capture(name: string): Variable | undefined {
    const known = this.captured.get(name);
    const outside = known ? undefined : this.outer?.find(name);
    if (!outside) return known;
    const to = this.newCell();
    this.captures.push({ from: outside.index, to });
    const variable: Variable = { ...outside, kind: 'cell', index: to };
    this.captured.set(name, variable);
    return variable;
  }
}

/** The variables of a block. */
export class BlockScope {
  readonly function: FunctionScope;
  /** Cells that every entry of the block makes anew. */
  readonly cells: number[] = [];
  private readonly outer: BlockScope | undefined;
  private readonly names = new Map<string, Variable>();

  constructor(within: FunctionScope, outer?: BlockScope) {
    this.function = within;
    this.outer = outer;
  }

  declare(name: string, type: StaticType, signature?: Signature): Variable {
    const kind = this.function.shared.has(name) ? 'cell' : 'value';
    const index = kind === 'cell' ? this.function.newCell() : this.function.newValue();
    if (kind === 'cell') this.cells.push(index);
    const variable: Variable = { kind, index, type, ...(signature && { signature }) };
    this.names.set(name, variable);
    return variable;
  }

  find(name: string): Variable | undefined {
    return this.names.get(name) ?? (this.outer ? this.outer.find(name) : this.function.capture(name));
  }

  inner(): BlockScope {
    return new BlockScope(this.function, this);
  }
}
