import { compileExpression } from '../../expressions/run/compile-expression.ts';
import type { CompiledExpression } from '../../expressions/run/compiled.ts';
import { contextOf } from '../../expressions/run/library/context/context.ts';
import { BodyNotHeld } from '../../expressions/run/library/context/body-not-held.ts';
import type { Value } from '../../expressions/run/value.ts';
import type { GatewayCall } from '../call.ts';
import type { Body } from '../message/body.ts';
import { bufferLimitOf } from '../message/buffer-limit.ts';
import type { Computed } from '../step.ts';
import { computedBy } from './literal.ts';

/**
 * An expression, made ready. A body comes into memory when it is read: where a condition in the C# keeps from reading it, it
 * passes on as it came, and no limit matters. Throws ExpressionFault where it is no C# that we know.
 */
export function computedExpression(text: string): Computed<Value> {
  const compiled = compileExpression(text);
  return computedBy((call) => {
    const waiting = mayRunTwice(call, compiled) ? undefined : hold(call, mentioned(call, compiled));
    return waiting === undefined ? run(compiled, call) : waiting.then(() => run(compiled, call));
  });
}

/** Runs it; again from its begin where it came upon a body that is still on its way. */
function run(compiled: CompiledExpression, call: GatewayCall): Value | Promise<Value> {
  const { clock, random } = call.world;
  const told = call.trace?.length ?? 0;
  try {
    return compiled.run(contextOf(call), { now: clock.now, random });
  } catch (error) {
    if (!(error instanceof BodyNotHeld)) throw error;
    call.trace?.splice(told);
    return error.body.hold(bufferLimitOf(call)).then(() => run(compiled, call));
  }
}

/** The second time must find what the first time found: no body that was used up, no list in a variable that was added to. */
function mayRunTwice({ variables }: GatewayCall, { reads }: CompiledExpression): boolean {
  return !(reads.requestBody && reads.responseBody) && ![...variables.values()].some((value) => typeof value === 'object' && value !== null);
}

function mentioned({ request, response }: GatewayCall, { reads }: CompiledExpression): readonly Body[] {
  return [...(reads.requestBody ? [request.body] : []), ...(reads.responseBody && response ? [response.body] : [])];
}

function hold(call: GatewayCall, bodies: readonly Body[]): Promise<unknown> | undefined {
  const coming = bodies.filter(({ bytes }) => bytes === undefined);
  return coming.length === 0 ? undefined : Promise.all(coming.map((body) => body.hold(bufferLimitOf(call))));
}
