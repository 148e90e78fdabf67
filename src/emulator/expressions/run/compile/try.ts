import type { Catch, Throw, Try, Using } from '../../syntax/statement.ts';
import { typeOf } from '../../types/signature.ts';
import { exceptionCaught } from '../bounds.ts';
import type { Frame } from '../frame.ts';
import { isKind } from '../hierarchy.ts';
import { membersOf } from '../registry.ts';
import { ClrException } from '../value.ts';
import type { Value } from '../value.ts';
import { compileBlock, entering } from './block.ts';
import { normal } from './code.ts';
import type { Code, Ending, StepCode } from './code.ts';
import { compile } from './expression.ts';
import { writer } from './name.ts';
import { typeAt } from './place.ts';
import type { Place } from './place.ts';
import { compileEmbedded, compileLocal } from './statement.ts';
import { throwValue } from './throw-value.ts';
import { runType } from './types.ts';

/** `throw x;`, or `throw;` inside of a `catch`. */
export function compileThrow({ value }: Throw, place: Place): StepCode {
  if (value) {
    const thrown = compile(value, place);
    return (frame) => throwValue(thrown(frame));
  }
  return (frame) => {
    throw frame.caught ?? new ClrException('System.InvalidOperationException', 'There is nothing to throw again.');
  };
}

interface CatchCode {
  readonly fits: (exception: ClrException, frame: Frame) => boolean;
  readonly step: StepCode;
}

/** Only .NET's exceptions are caught: what the local gateway itself refuses goes through. */
export function compileTry({ body, catches, finally: last }: Try, place: Place): StepCode {
  const step = compileBlock(body.statements, place);
  const handlers = catches.map((one) => compileCatch(one, place));
  const guarded: StepCode = handlers.length === 0 ? step : (frame) => caught(step, handlers, frame);
  if (!last) return guarded;
  const final = compileBlock(last.statements, place);
  return (frame) => finished(guarded, final, frame);
}

function caught(step: StepCode, handlers: readonly CatchCode[], frame: Frame): Ending {
  const { depth } = frame.run;
  try {
    return step(frame);
  } catch (error) {
    if (!(error instanceof ClrException)) throw error;
    frame.run.depth = depth;
    frame.run.spend(exceptionCaught);
    const handler = handlers.find(({ fits }) => fits(error, frame));
    if (!handler) throw error;
    const before = frame.caught;
    frame.caught = error;
    const ending = handler.step(frame);
    frame.caught = before;
    return ending;
  }
}

/** `finally` keeps what was returned, also where it returns from a function of its own in between. */
function finished(step: StepCode, final: StepCode, frame: Frame): Ending {
  let ending: Ending = normal;
  try {
    ending = step(frame);
  } catch (error) {
    if (error instanceof ClrException) final(frame);
    throw error;
  }
  const { result } = frame;
  final(frame);
  frame.result = result;
  return ending;
}

/** An exception inside of a filter counts as no. */
function compileCatch({ type: written, name, filter, body }: Catch, place: Place): CatchCode {
  const scope = place.scope.inner();
  const inside: Place = { ...place, scope };
  const type = written ? typeAt(written, place) : typeOf('System.Exception');
  const wanted = runType(type)?.name ?? 'System.Exception';
  const write = name === undefined ? undefined : writer(scope.declare(name, type));
  const when = filter && compile(filter, inside);
  const step = compileBlock(body.statements, inside);
  const fits = (exception: ClrException, frame: Frame): boolean => {
    if (!isKind(exception.clrType, wanted)) return false;
    for (const index of scope.cells) frame.cells[index] = { value: null };
    write?.(frame, exception);
    return !when || holds(when, frame);
  };
  return { fits, step };
}

function holds(filter: Code, frame: Frame): boolean {
  try {
    return filter(frame) === true;
  } catch (error) {
    if (error instanceof ClrException) return false;
    throw error;
  }
}

/** Disposes of its resources in reverse, however its body ends. */
export function compileUsing({ resource, body }: Using, place: Place): StepCode {
  const scope = place.scope.inner();
  const inside: Place = { ...place, scope };
  const open = resource.kind === 'local' ? compileLocal(resource, inside) : undefined;
  const resources: readonly Code[] = resource.kind === 'local' ? resource.declarators.map(({ name, start, end }) => compile({ kind: 'name', name, typeArguments: [], start, end }, inside)) : [compile(resource, inside)];
  const step = compileEmbedded(body, inside);
  return entering(scope, (frame) => {
    open?.(frame);
    const values = resources.map((code) => code(frame));
    return finished(step, (one) => disposeAll(values, one), frame);
  });
}

function disposeAll(values: readonly Value[], frame: Frame): Ending {
  for (const value of values.toReversed()) if (value !== null) membersOf(value).methods?.['Dispose']?.(value, [], frame.run);
  return normal;
}
