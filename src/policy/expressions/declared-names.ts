import { signAt, wordAt, type ExpressionCode } from './expression-code.ts';
import { isKeyword } from './keywords.ts';
import { plainName, typeSyntax, type TypeSyntax } from './type-syntax.ts';

/** What an expression gives names to: variables, parameters of lambdas, ranges of queries. */
export interface DeclaredNames {
  readonly names: ReadonlySet<string>;
  /** Whether it has a query (`from x in …`), and so more keywords. */
  readonly isQuery: boolean;
}

export function declaredNames(code: ExpressionCode): DeclaredNames {
  const names = new Set<string>();
  const isQuery = code.tokens.some((_, at) => startsQuery(code, at));
  code.tokens.forEach((_, at) => {
    for (const name of namesDeclaredAt(code, at, isQuery)) names.add(plainName(name));
  });
  return { names, isQuery };
}

function startsQuery(code: ExpressionCode, at: number): boolean {
  const next = wordAt(code, at + 1);
  return wordAt(code, at) === 'from' && next !== undefined && !isKeyword(next, false);
}

function namesDeclaredAt(code: ExpressionCode, at: number, isQuery: boolean): readonly string[] {
  if (signAt(code, at) === '=>') return lambdaParameters(code, at);
  const word = wordAt(code, at);
  if (word === undefined || isMember(code, at)) return [];
  if (word === 'var') return namesFrom(code, signAt(code, at + 1) === '(' ? at + 2 : at + 1);
  if (isQuery && (word === 'from' || word === 'let' || word === 'join' || word === 'into')) return namesFrom(code, at + 1).slice(0, 1);
  const type = typeSyntax(code, at, isQuery);
  const name = type && nameDeclaredBehind(code, type, isQuery);
  return name === undefined ? [] : [name];
}

/** Whether the word belongs to what stands before it. */
export function isMember(code: ExpressionCode, at: number): boolean {
  const before = signAt(code, at - 1);
  return before === '.' || before === '?.';
}

const behindDeclared = new Set(['=', ';', ',', ')']);

/** `T name`, `T? name = …`: what a type directly before a name declares. */
export function nameDeclaredBehind(code: ExpressionCode, { end }: TypeSyntax, isQuery: boolean): string | undefined {
  const isNullable = signAt(code, end) === '?';
  const at = isNullable ? end + 1 : end;
  const name = wordAt(code, at);
  if (name === undefined || isKeyword(name, isQuery)) return undefined;
  return !isNullable || behindDeclared.has(signAt(code, at + 1)) || wordAt(code, at + 1) === 'in' ? name : undefined;
}

/** Of `x => …` and `(x, y) => …`; parameters with types are declared by these. */
function lambdaParameters(code: ExpressionCode, arrow: number): readonly string[] {
  const single = wordAt(code, arrow - 1);
  if (single !== undefined) return [single];
  const found: string[] = [];
  if (signAt(code, arrow - 1) !== ')') return found;
  for (let at = arrow - 2; ; at -= 2) {
    const name = wordAt(code, at);
    if (name === undefined) return found;
    found.push(name);
    if (signAt(code, at - 1) !== ',') return found;
  }
}

/** `a, b, c` */
function namesFrom(code: ExpressionCode, start: number): readonly string[] {
  const found: string[] = [];
  for (let at = start; ; at += 2) {
    const name = wordAt(code, at);
    if (name === undefined) return found;
    found.push(name);
    if (signAt(code, at + 1) !== ',') return found;
  }
}
