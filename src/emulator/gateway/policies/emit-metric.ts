import { elementsOf } from '../../arm/policies/document.ts';
import { after, allOf } from '../after.ts';
import { takesMetrics } from '../diagnostics.ts';
import { NotRunnable } from '../not-runnable.ts';
import type { PolicyHandler } from '../step.ts';
import { tellEvent } from '../telemetry/tell-event.ts';
import { metricDimensions } from './metric-dimensions.ts';
import { evaluationFailure } from './policy-failure.ts';
import { sayer } from './say.ts';

/** A custom metric for Application Insights; where no diagnostic takes metrics, it goes nowhere. */
export const emitMetric: PolicyHandler = {
  element: 'emit-metric',
  compile(element, compiler) {
    if (element.attributes.some((attribute) => attribute.name === 'default-dimensions')) throw new NotRunnable('emit-metric', 'the undocumented attribute default-dimensions');
    const name = compiler.text(element, 'name')?.literal ?? '';
    const namespace = compiler.text(element, 'namespace')?.literal ?? 'API Management';
    const value = compiler.text(element, 'value');
    const dimensions = metricDimensions(elementsOf(element), compiler, 'emit-metric');
    const say = sayer(element, compiler);
    return (call) =>
      after(allOf([() => value?.(call) ?? '1', () => dimensions(call)]), ([text, pairs]) => {
        const number = text.trim() === '' ? Number.NaN : Number(text);
        if (!Number.isFinite(number)) throw evaluationFailure('emit-metric', `'${text}' is not a number.`);
        const taken = takesMetrics(call);
        say(call, () => `${namespace}/${name} ${number}${taken ? '' : ', which no diagnostic with "metrics": true takes'}`);
        if (taken) tellEvent(call, { kind: 'metric', namespace, name, value: number, dimensions: Object.fromEntries(pairs) });
      });
  },
};
