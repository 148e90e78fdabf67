import { typeOfChain } from './allowed-types.ts';
import { isMember, nameDeclaredBehind, type DeclaredNames } from './declared-names.ts';
import { signAt, wordAt, type ExpressionCode } from './expression-code.ts';
import { isKeyword, predefinedTypes, wordsBeforeOperands } from './keywords.ts';
import { plainName, typeSyntax, type TypeSyntax } from './type-syntax.ts';

/**
 * The types that an expression names, in order of appearance and without their type arguments (which are named on their
 * own): in casts, declarations, type arguments, `new`, `is`, `as`, `typeof`, `catch`, and before static members.
 */
export function typesNamed(code: ExpressionCode, declared: DeclaredNames): readonly string[] {
  const found = new Set<string>();
  let depth = 0;
  code.tokens.forEach((_, at) => {
    if ((code.partners[at] ?? -1) >= 0) {
      if (signAt(code, at) === '<') depth += 1;
      if (signAt(code, at) === '>') depth -= 1;
    }
    const name = typeNamedAt(code, at, declared, depth > 0);
    if (name !== undefined) found.add(name);
  });
  return [...found];
}

function typeNamedAt(code: ExpressionCode, at: number, declared: DeclaredNames, isTypeArgument: boolean): string | undefined {
  const word = wordAt(code, at);
  if (word === undefined || word === 'context' || isMember(code, at) || isKeyword(word, declared.isQuery)) return undefined;
  const type = typeSyntax(code, at, declared.isQuery);
  const isDeclared = declared.names.has(plainName(word));
  if (type !== undefined) {
    if (isTypeArgument || isBehindTypeWord(code, at)) return type.names.join('.');
    if (nameDeclaredBehind(code, type, declared.isQuery) !== undefined) return type.names.join('.');
    if (!isDeclared && isCast(code, at, type)) return type.names.join('.');
  }
  return signAt(code, at + 1) === '.' && !isDeclared ? typeOfChain(type?.names ?? [word]) : undefined;
}

const typeWords = new Set(['new', 'is', 'as']);
const wordsWithTypes = new Set(['typeof', 'default', 'sizeof', 'catch']);

/** `new T`, `x is T`, `x as T`, `typeof(T)`, `default(T)`, `catch (T)`. */
function isBehindTypeWord(code: ExpressionCode, at: number): boolean {
  const before = wordAt(code, at - 1);
  if (before !== undefined) return typeWords.has(before);
  const word = signAt(code, at - 1) === '(' ? wordAt(code, at - 2) : undefined;
  return word !== undefined && wordsWithTypes.has(word);
}

/** `(T) operand`, where nothing stands before the bracket that would be called or tested. */
function isCast(code: ExpressionCode, at: number, { end, names }: TypeSyntax): boolean {
  const close = signAt(code, end) === '?' ? end + 1 : end;
  if (signAt(code, at - 1) !== '(' || signAt(code, close) !== ')' || endsOperand(code, at - 2)) return false;
  const behind = code.tokens[close + 1];
  if (behind === undefined) return false;
  if (behind.kind !== 'sign') return behind.text !== 'is' && behind.text !== 'as' && behind.kind !== 'interpolationEnd';
  const isUnary = behind.text === '-' || behind.text === '+';
  return behind.text === '(' || behind.text === '!' || behind.text === '~' || (isUnary && predefinedTypes.has(names.join('.')));
}

function endsOperand(code: ExpressionCode, at: number): boolean {
  const token = code.tokens[at];
  if (token === undefined) return false;
  if (token.kind === 'word') return !wordsBeforeOperands.has(token.text);
  if (token.kind !== 'sign') return token.kind !== 'interpolationStart';
  return token.text === ')' || token.text === ']' || (token.text === '>' && (code.partners[at] ?? -1) >= 0);
}
