import type { Span } from '../fault.ts';
import type { ArrayInitializer, Expression, Parameter } from './expression.ts';
import type { Pattern } from './pattern.ts';
import type { TypeSyntax } from './type.ts';

export type Statement =
  | Block
  | LocalDeclaration
  | LocalFunction
  | ExpressionStatement
  | If
  | For
  | ForEach
  | While
  | DoWhile
  | Switch
  | Return
  | Jump
  | Throw
  | Try
  | Using
  | Lock
  | CheckedStatement
  | EmptyStatement;

export type Block = Span & { readonly kind: 'block'; readonly statements: readonly Statement[] };

export type LocalDeclaration = Span & { readonly kind: 'local'; readonly type: TypeSyntax; readonly constant: boolean; readonly declarators: readonly Declarator[] };

export type Declarator = Span & { readonly kind: 'declarator'; readonly name: string; readonly value?: Expression | ArrayInitializer };

export type LocalFunction = Span & { readonly kind: 'localFunction'; readonly name: string; readonly returnType: TypeSyntax | 'void'; readonly typeParameters: readonly string[]; readonly parameters: readonly Parameter[]; readonly body: Block | Expression };

export type ExpressionStatement = Span & { readonly kind: 'expressionStatement'; readonly expression: Expression };

export type If = Span & { readonly kind: 'if'; readonly condition: Expression; readonly whenTrue: Statement; readonly whenFalse?: Statement };

export type For = Span & { readonly kind: 'for'; readonly initializers: LocalDeclaration | readonly Expression[]; readonly condition?: Expression; readonly iterators: readonly Expression[]; readonly body: Statement };

export type ForEach = Span & { readonly kind: 'foreach'; readonly type: TypeSyntax; readonly name: string; readonly nameStart: number; readonly collection: Expression; readonly body: Statement };

export type While = Span & { readonly kind: 'while'; readonly condition: Expression; readonly body: Statement };

export type DoWhile = Span & { readonly kind: 'do'; readonly body: Statement; readonly condition: Expression };

export type Switch = Span & { readonly kind: 'switch'; readonly value: Expression; readonly sections: readonly SwitchSection[] };

export type SwitchSection = Span & { readonly kind: 'section'; readonly labels: readonly SwitchLabel[]; readonly statements: readonly Statement[] };

/** `text` is the label as messages name it. */
export type SwitchLabel = Span & ({ readonly kind: 'default'; readonly text: string } | { readonly kind: 'case'; readonly text: string; readonly pattern: Pattern; readonly when?: Expression });

export type Return = Span & { readonly kind: 'return'; readonly value?: Expression };

export type Jump = Span & { readonly kind: 'break' | 'continue' };

/** Without a value: rethrows inside of a `catch`. */
export type Throw = Span & { readonly kind: 'throwStatement'; readonly value?: Expression };

export type Try = Span & { readonly kind: 'try'; readonly body: Block; readonly catches: readonly Catch[]; readonly finally?: Block };

export type Catch = Span & { readonly kind: 'catch'; readonly type?: TypeSyntax; readonly name?: string; readonly filter?: Expression; readonly body: Block };

export type Using = Span & { readonly kind: 'using'; readonly resource: LocalDeclaration | Expression; readonly body: Statement };

export type Lock = Span & { readonly kind: 'lock'; readonly value: Expression; readonly body: Statement };

export type CheckedStatement = Span & { readonly kind: 'checkedStatement'; readonly checked: boolean; readonly body: Block };

export type EmptyStatement = Span & { readonly kind: 'empty' };
