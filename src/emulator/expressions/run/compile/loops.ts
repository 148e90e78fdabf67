import type { DoWhile, For, While } from '../../syntax/statement.ts';
import { turn } from '../bounds.ts';
import { entering } from './block.ts';
import { broke, normal, returned } from './code.ts';
import type { Code, StepCode } from './code.ts';
import { compile } from './expression.ts';
import type { Place } from './place.ts';
import { compileEmbedded, compileLocal } from './statement.ts';

export function compileWhile({ condition, body }: While, place: Place): StepCode {
  const scope = place.scope.inner();
  const test = compile(condition, { ...place, scope });
  const step = compileEmbedded(body, { ...place, scope });
  return loop((frame) => test(frame) === true, step, undefined, scope);
}

export function compileDo({ condition, body }: DoWhile, place: Place): StepCode {
  const step = compileEmbedded(body, place);
  const test = compile(condition, place);
  return (frame) => {
    do {
      frame.run.spend(turn);
      const ending = step(frame);
      if (ending === broke) break;
      if (ending === returned) return returned;
    } while (test(frame) === true);
    return normal;
  };
}

/** The variables of `for` are there once for all turns. */
export function compileFor({ initializers, condition, iterators, body }: For, place: Place): StepCode {
  const scope = place.scope.inner();
  const inside: Place = { ...place, scope };
  const begin: StepCode = 'kind' in initializers ? compileLocal(initializers, inside) : allOf(initializers.map((one) => compile(one, inside)));
  const test: Code = condition ? compile(condition, inside) : () => true;
  const next = allOf(iterators.map((one) => compile(one, inside)));
  const turns = loop((frame) => test(frame) === true, compileEmbedded(body, inside), next);
  return entering(scope, (frame) => {
    begin(frame);
    return turns(frame);
  });
}

function allOf(codes: readonly Code[]): StepCode {
  return (frame) => {
    for (const code of codes) code(frame);
    return normal;
  };
}

function loop(test: (frame: Parameters<Code>[0]) => boolean, body: StepCode, next: StepCode | undefined, scope?: Place['scope']): StepCode {
  const cells = scope?.cells ?? [];
  return (frame) => {
    for (;;) {
      for (const index of cells) frame.cells[index] = { value: null };
      if (!test(frame)) return normal;
      frame.run.spend(turn);
      const ending = body(frame);
      if (ending === broke) return normal;
      if (ending === returned) return returned;
      next?.(frame);
    }
  };
}
