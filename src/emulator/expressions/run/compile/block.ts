import type { LocalFunction, Statement } from '../../syntax/statement.ts';
import type { Frame } from '../frame.ts';
import { normal } from './code.ts';
import type { Ending, StepCode } from './code.ts';
import { compileFunction } from './function.ts';
import { writer } from './name.ts';
import { typeAt } from './place.ts';
import type { Place } from './place.ts';
import type { BlockScope, SignatureParameter } from './scopes.ts';
import { compile } from './expression.ts';
import { compileStatement } from './statement.ts';
import { unknown } from '../../types/static-type.ts';

/** Statements in a scope of their own. */
export function compileBlock(statements: readonly Statement[], place: Place): StepCode {
  const scope = place.scope.inner();
  return entering(scope, compileRow(statements, { ...place, scope }));
}

/** Statements one after the other; local functions are there before them. */
export function compileRow(statements: readonly Statement[], place: Place): StepCode {
  const functions = statements.filter((statement) => statement.kind === 'localFunction');
  for (const one of functions) declareFunction(one, place);
  const hoisted: ((frame: Frame) => void)[] = [];
  const steps: StepCode[] = [];
  for (const statement of statements) {
    if (statement.kind === 'localFunction') hoisted.push(createFunction(statement, place));
    else if (statement.kind !== 'empty') steps.push(compileStatement(statement, place));
  }
  const row = inOrder(steps);
  if (hoisted.length === 0) return row;
  return (frame) => {
    for (const create of hoisted) create(frame);
    return row(frame);
  };
}

function inOrder(steps: readonly StepCode[]): StepCode {
  const [first, second] = steps;
  if (!first) return () => normal;
  if (!second) return first;
  return (frame) => {
    for (let index = 0; index < steps.length; index += 1) {
      const ending = (steps[index] ?? first)(frame);
      if (ending !== normal) return ending;
    }
    return normal;
  };
}

/** Every entry of a block has variables of its own, which lambdas of an earlier turn do not see change. */
export function entering(scope: BlockScope, step: StepCode): StepCode {
  const { cells } = scope;
  if (cells.length === 0) return step;
  return (frame): Ending => {
    for (const index of cells) frame.cells[index] = { value: null };
    return step(frame);
  };
}

function declareFunction({ name, parameters, typeParameters }: LocalFunction, place: Place): void {
  const generic: Place = { ...place, typeParameters: [...place.typeParameters, ...typeParameters] };
  const signature = parameters.map(({ name: parameter, type, modifier, default: fallback }): SignatureParameter => {
    return { name: parameter, type: type ? typeAt(type, generic) : unknown, ...(modifier && { modifier }), fallback: fallback && compile(fallback, generic) };
  });
  place.scope.declare(name, unknown, { parameters: signature });
}

function createFunction(statement: LocalFunction, place: Place): (frame: Frame) => void {
  const { name, parameters, body, returnType, typeParameters } = statement;
  const generic: Place = { ...place, typeParameters: [...place.typeParameters, ...typeParameters] };
  const code = compileFunction({ node: statement, parameters, body, returns: returnType === 'void' ? unknown : typeAt(returnType, generic) }, generic);
  const variable = place.scope.find(name);
  if (!variable) return () => undefined;
  const write = writer(variable);
  return (frame) => write(frame, code(frame));
}
