import type { Switch, SwitchLabel } from '../../syntax/statement.ts';
import type { StaticType } from '../../types/static-type.ts';
import type { Frame } from '../frame.ts';
import type { Value } from '../value.ts';
import { compileRow, entering } from './block.ts';
import { broke, normal } from './code.ts';
import type { StepCode } from './code.ts';
import { compile } from './expression.ts';
import { compilePattern } from './pattern.ts';
import type { Test } from './pattern.ts';
import { staticType } from './place.ts';
import type { Place } from './place.ts';

/** Cases in order; `default` counts last wherever it stands. */
export function compileSwitch({ value, sections }: Switch, place: Place): StepCode {
  const tested = compile(value, place);
  const scope = place.scope.inner();
  const inside: Place = { ...place, scope };
  const codes = sections.map(({ labels, statements }) => ({
    tests: labels.map((label) => compileLabel(label, staticType(value, place), inside)),
    step: compileRow(statements, inside),
    isDefault: labels.some(({ kind }) => kind === 'default'),
  }));
  const fallback = codes.find(({ isDefault }) => isDefault)?.step;
  return entering(scope, (frame) => {
    const given = tested(frame);
    const chosen = codes.find(({ tests }) => tests.some((test) => test(given, frame)))?.step ?? fallback;
    const ending = chosen?.(frame) ?? normal;
    return ending === broke ? normal : ending;
  });
}

function compileLabel(label: SwitchLabel, tested: StaticType, place: Place): Test {
  if (label.kind === 'default') return () => false;
  const test = compilePattern(label.pattern, tested, place);
  if (!label.when) return test;
  const when = compile(label.when, place);
  return (value: Value, frame: Frame) => test(value, frame) && when(frame) === true;
}
