import type { Span } from '../fault.ts';
import type { LiteralValue } from '../lexer/token.ts';
import type { Block } from './statement.ts';
import type { Pattern } from './pattern.ts';
import type { TypeSyntax } from './type.ts';

/** C# 7 as it may stand in a policy. Brackets around an expression leave no node: the tree says what binds. */
export type Expression =
  | Literal
  | Interpolation
  | Name
  | PredefinedType
  | MemberAccess
  | ConditionalAccess
  | ConditionalReceiver
  | Invocation
  | ElementAccess
  | Cast
  | AsExpression
  | IsExpression
  | Binary
  | Unary
  | Postfix
  | Assignment
  | Conditional
  | Lambda
  | ObjectCreation
  | ArrayCreation
  | AnonymousObject
  | TypeOf
  | DefaultValue
  | NameOf
  | TupleLiteral
  | ThrowExpression
  | CheckedExpression
  | Declaration;

export type Literal = Span & { readonly kind: 'literal'; readonly value: LiteralValue };

export type Interpolation = Span & { readonly kind: 'interpolation'; readonly parts: readonly InterpolationPart[] };

export type InterpolationPart = { readonly kind: 'text'; readonly value: string } | (Span & { readonly kind: 'hole'; readonly expression: Expression; readonly alignment?: Expression; readonly format?: string });

/** A simple name: a variable, a type, the first part of a namespace. */
export type Name = Span & { readonly kind: 'name'; readonly name: string; readonly typeArguments: readonly TypeSyntax[] };

/** `string` in `string.Join(…)`. */
export type PredefinedType = Span & { readonly kind: 'predefinedType'; readonly name: string };

/** `nameStart` is where faults of the member stand. */
export type MemberAccess = Span & { readonly kind: 'member'; readonly target: Expression; readonly name: string; readonly nameStart: number; readonly typeArguments: readonly TypeSyntax[] };

/** `target?.…`: when target is null all of `access` is skipped; its innermost part is a `conditionalReceiver`. */
export type ConditionalAccess = Span & { readonly kind: 'conditionalAccess'; readonly target: Expression; readonly access: Expression };

export type ConditionalReceiver = Span & { readonly kind: 'conditionalReceiver' };

export type Invocation = Span & { readonly kind: 'invocation'; readonly callee: Expression; readonly arguments: readonly Argument[] };

export type ElementAccess = Span & { readonly kind: 'elementAccess'; readonly target: Expression; readonly arguments: readonly Argument[] };

export type Argument = Span & { readonly kind: 'argument'; readonly name?: string; readonly modifier?: 'out' | 'ref' | 'in'; readonly value: Expression };

export type Cast = Span & { readonly kind: 'cast'; readonly type: TypeSyntax; readonly operand: Expression };

export type AsExpression = Span & { readonly kind: 'as'; readonly operand: Expression; readonly type: TypeSyntax };

export type IsExpression = Span & { readonly kind: 'is'; readonly operand: Expression; readonly pattern: Pattern };

export type BinaryOperator = '*' | '/' | '%' | '+' | '-' | '<<' | '>>' | '<' | '>' | '<=' | '>=' | '==' | '!=' | '&' | '^' | '|' | '&&' | '||' | '??';

export type Binary = Span & { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: Expression; readonly right: Expression };

export type Unary = Span & { readonly kind: 'unary'; readonly operator: '+' | '-' | '!' | '~' | '++' | '--'; readonly operand: Expression };

export type Postfix = Span & { readonly kind: 'postfix'; readonly operator: '++' | '--'; readonly operand: Expression };

export type AssignmentOperator = '=' | '+=' | '-=' | '*=' | '/=' | '%=' | '&=' | '|=' | '^=' | '<<=' | '>>=';

export type Assignment = Span & { readonly kind: 'assignment'; readonly operator: AssignmentOperator; readonly left: Expression; readonly right: Expression };

export type Conditional = Span & { readonly kind: 'conditional'; readonly condition: Expression; readonly whenTrue: Expression; readonly whenFalse: Expression };

export type Lambda = Span & { readonly kind: 'lambda'; readonly parameters: readonly Parameter[]; readonly body: Expression | Block };

/** Of a lambda or a local function; a lambda's may have no type. */
export type Parameter = Span & { readonly kind: 'parameter'; readonly name: string; readonly type?: TypeSyntax; readonly modifier?: 'out' | 'ref' | 'in' | 'params'; readonly default?: Expression };

export type ObjectCreation = Span & { readonly kind: 'objectCreation'; readonly type: TypeSyntax; readonly arguments: readonly Argument[]; readonly initializer?: Initializer };

/** `new[] { … }` has no type; `lengths` are those of `new byte[16]`. */
export type ArrayCreation = Span & { readonly kind: 'arrayCreation'; readonly elementType?: TypeSyntax; readonly rank: number; readonly lengths: readonly Expression[]; readonly elements?: ArrayInitializer };

export type ArrayInitializer = Span & { readonly kind: 'arrayInitializer'; readonly elements: readonly (Expression | ArrayInitializer)[] };

export type Initializer = CollectionInitializer | ObjectInitializer;

/** Each element is the arguments of one `Add`. */
export type CollectionInitializer = Span & { readonly kind: 'collectionInitializer'; readonly elements: readonly (readonly Expression[])[] };

export type ObjectInitializer = Span & { readonly kind: 'objectInitializer'; readonly members: readonly MemberInitializer[] };

/** `Name = value` or `["key"] = value`. */
export type MemberInitializer = Span & { readonly kind: 'memberInitializer'; readonly name?: string; readonly index: readonly Argument[]; readonly value: Expression | Initializer };

export type AnonymousObject = Span & { readonly kind: 'anonymousObject'; readonly members: readonly { readonly name: string; readonly value: Expression }[] };

export type TypeOf = Span & { readonly kind: 'typeof'; readonly type: TypeSyntax };

/** `default(T)`, or `default` alone. */
export type DefaultValue = Span & { readonly kind: 'default'; readonly type?: TypeSyntax };

export type NameOf = Span & { readonly kind: 'nameof'; readonly operand: Expression; readonly value: string };

export type TupleLiteral = Span & { readonly kind: 'tuple'; readonly elements: readonly { readonly name?: string; readonly value: Expression }[] };

export type ThrowExpression = Span & { readonly kind: 'throw'; readonly operand: Expression };

export type CheckedExpression = Span & { readonly kind: 'checked'; readonly checked: boolean; readonly operand: Expression };

/** `var x` or `string x` behind `out`; no name is the discard `_`. */
export type Declaration = Span & { readonly kind: 'declaration'; readonly type: TypeSyntax; readonly name?: string };
