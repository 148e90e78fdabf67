import { ExpressionFault } from '../fault.ts';
import type { Declarator, LocalDeclaration, LocalFunction } from '../syntax/statement.ts';
import { isWord } from '../syntax/type.ts';
import { display, unknown } from '../types/static-type.ts';
import type { StaticType } from '../types/static-type.ts';
import { typeOfExpression } from './bind.ts';
import { isNumber, requireConversion } from './conversion.ts';
import { bindElements } from './creation.ts';
import { inner } from './environment.ts';
import type { Environment } from './environment.ts';
import { endReachable } from './flow.ts';
import { resolveType } from './resolve-type.ts';
import type { Local } from './scope.ts';
import { checkStatement } from './statements.ts';

export function checkLocal({ type: written, constant, declarators }: LocalDeclaration, environment: Environment, fixed?: Local['fixed']): void {
  const stated = isWord(written, 'var') ? undefined : resolveType(written, environment);
  for (const declarator of declarators) {
    const type = checkDeclarator(declarator, stated, environment);
    const why = constant ? 'constant' : fixed;
    // A constant converts to any number that its value fits, so that its type says too much.
    environment.scope.declare(declarator.name, { type: constant && isNumber(type) ? unknown : type, ...(why && { fixed: why }) }, declarator.start);
  }
}

function checkDeclarator({ value, start }: Declarator, stated: StaticType | undefined, environment: Environment): StaticType {
  if (!value) return stated ?? unknown;
  if (value.kind === 'arrayInitializer') {
    bindElements(value, environment, stated?.kind === 'array' ? stated.element : undefined);
    return stated ?? unknown;
  }
  const given = typeOfExpression(value, environment);
  if (stated) {
    requireConversion(given, stated, value);
    return stated;
  }
  if (given.kind === 'void' || given.kind === 'null' || given.kind === 'lambda') throw new ExpressionFault(`Cannot assign ${display(given)} to an implicitly-typed variable`, start);
  return given;
}

export function declareFunction({ name, start }: LocalFunction, { scope }: Environment): void {
  scope.declare(name, { type: unknown, fixed: 'method group' }, start);
}

/** The body of a local function; it sees what is around it. */
export function checkLocalFunction({ name, returnType, typeParameters, parameters, body, start }: LocalFunction, environment: Environment): void {
  const generic: Environment = { ...environment, typeParameters: [...environment.typeParameters, ...typeParameters] };
  const within: Environment = { ...inner(generic), returns: returnType === 'void' ? 'void' : 'value', loop: false, breakable: false, catching: false };
  const returned = returnType === 'void' ? undefined : resolveType(returnType, generic);
  for (const parameter of parameters) {
    if (parameter.default) typeOfExpression(parameter.default, environment);
    const type = parameter.type ? resolveType(parameter.type, generic) : unknown;
    within.scope.declare(parameter.name, { type }, parameter.start);
  }
  if (body.kind !== 'block') {
    const type = typeOfExpression(body, within);
    if (returned) requireConversion(type, returned, body);
    return;
  }
  checkStatement(body, within);
  if (returned && endReachable(body)) {
    const shown = parameters.map((parameter) => (parameter.type ? display(resolveType(parameter.type, generic)) : '')).join(', ');
    throw new ExpressionFault(`'${name}(${shown})': not all code paths return a value`, start);
  }
}
