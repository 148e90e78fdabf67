import { ExpressionFault } from '../fault.ts';
import type { StaticType } from '../types/static-type.ts';

/** A name that a place declares. `fixed` says why it cannot be assigned, as the compiler calls it. */
export interface Local {
  readonly type: StaticType;
  readonly fixed?: 'foreach iteration variable' | 'using variable' | 'method group' | 'constant';
}

/** The names of a block and of those around it. */
export class Scope {
  private readonly names = new Map<string, Local>();
  private readonly pending = new Set<string>();
  private readonly outer: Scope | undefined;

  constructor(outer?: Scope, later: readonly string[] = []) {
    this.outer = outer;
    for (const name of later) this.pending.add(name);
  }

  declare(name: string, local: Local, offset: number): void {
    if (this.names.has(name)) throw new ExpressionFault(`A local variable or function named '${name}' is already defined in this scope`, offset);
    if (this.outer?.claims(name)) {
      throw new ExpressionFault(`A local or parameter named '${name}' cannot be declared in this scope because that name is used in an enclosing local scope to define a local or parameter`, offset);
    }
    this.names.set(name, local);
    this.pending.delete(name);
  }

  /** The nearest declaration; using a variable of the same block before it is declared is a fault. */
  find(name: string, offset: number): Local | undefined {
    if (this.pending.has(name)) throw new ExpressionFault(`Cannot use local variable '${name}' before it is declared`, offset);
    return this.names.get(name) ?? this.outer?.find(name, offset);
  }

  private claims(name: string): boolean {
    return this.names.has(name) || this.pending.has(name) || (this.outer?.claims(name) ?? false);
  }
}
