import type { Bound } from '../check/bound.ts';
import { checkExpression } from '../check-expression.ts';
import { parseExpression } from '../parse-expression.ts';
import type { ParsedExpression } from '../parse-expression.ts';
import type { Expression } from '../syntax/expression.ts';
import { unknown } from '../types/static-type.ts';
import { ExpressionTooLong } from './bounds.ts';
import { compileRow, entering } from './compile/block.ts';
import type { Code } from './compile/code.ts';
import { compile } from './compile/expression.ts';
import { namesShared } from './compile/names-used.ts';
import type { Place } from './compile/place.ts';
import { BlockScope, FunctionScope } from './compile/scopes.ts';
import type { CompiledExpression } from './compiled.ts';
import { Frame, Run } from './frame.ts';
import { bodiesRead } from './reads.ts';

/**
 * Makes a policy expression ready to run, once; nothing of it is ever evaluated as JavaScript. `source` is the text with its `@(…)` or `@{…}`, or what was read of it.
 * @throws ExpressionFault for what does not compile, and for what the local gateway cannot run, with its offset
 */
export function compileExpression(source: string | ParsedExpression): CompiledExpression {
  const parsed = typeof source === 'string' ? parseExpression(source) : source;
  const bindings = new Map<Expression, Bound>();
  checkExpression(parsed, bindings);
  const shared = namesShared(parsed);
  const scope = new BlockScope(new FunctionScope(shared.get(parsed) ?? new Set()));
  const code = compileBody(parsed, { scope, bindings, typeParameters: [], checked: false, wraps: false, returns: unknown, text: parsed.text, shared });
  return {
    reads: bodiesRead(parsed),
    run: (context, site) => bounded(code, new Frame(new Run(context, site), [], [])),
  };
}

function compileBody(parsed: ParsedExpression, place: Place): Code {
  if (parsed.kind === 'multi') {
    const step = entering(place.scope, compileRow(parsed.statements, place));
    return (frame) => {
      step(frame);
      return frame.result;
    };
  }
  const code = compile(parsed.expression, place);
  const { cells } = place.scope;
  return (frame) => {
    for (const index of cells) frame.cells[index] = { value: null };
    return code(frame);
  };
}

/** What the engine itself cannot hold is a bound, too: its stack, the length of strings and arrays. */
function bounded(code: Code, frame: Frame): ReturnType<Code> {
  try {
    return code(frame);
  } catch (error) {
    if (error instanceof RangeError) throw new ExpressionTooLong(error.message.includes('stack') ? 'depth' : 'memory');
    throw error;
  }
}
