import { elementsOf } from '../../../arm/policies/document.ts';
import { nameOf } from '../../../../model/arm-id.ts';
import { after } from '../../after.ts';
import { takesMetrics } from '../../diagnostics.ts';
import { NotRunnable } from '../../not-runnable.ts';
import type { PolicyHandler } from '../../step.ts';
import { tellEvent } from '../../telemetry/tell-event.ts';
import { defaultDimensions, metricDimensions } from '../metric-dimensions.ts';
import { sayer } from '../say.ts';
import { estimatePrompt } from './estimate.ts';
import { whenMetered } from './metered.ts';
import { promptOf } from './prompt.ts';
import { wholeUsage } from './usage.ts';

/** Since January 2025; the entity that the policies chose, which may be a pool. */
const backendDimension = 'Backend ID';
/** Only the published schemas have them, and nobody says what they do. */
const undocumented = ['name', 'value-type', 'ignore-prompt'];

/** llm-emit-token-metric and azure-openai-emit-token-metric: what the answer used, as three metrics. Estimated where a stream does not tell. */
export function emitTokenMetric(source: 'llm-emit-token-metric' | 'azure-openai-emit-token-metric'): PolicyHandler {
  return {
    element: source,
    compile(element, compiler) {
      const beyond = element.attributes.find(({ name }) => undocumented.includes(name));
      if (beyond) throw new NotRunnable(source, `the undocumented attribute ${beyond.name}`);
      const namespace = compiler.text(element, 'namespace');
      // Filled in when the metrics are sent: only then is it known where the call went.
      const dimensions = metricDimensions(elementsOf(element), compiler, source, { ...defaultDimensions, [backendDimension]: () => '' });
      const fillsBackend = elementsOf(element).some(({ attributes }) => attributes.some(({ name, value }) => name === 'name' && value === backendDimension) && !attributes.some(({ name }) => name === 'value'));
      const say = sayer(element, compiler);
      return (call) =>
        after(namespace?.(call) ?? 'API Management', (space) =>
          after(dimensions(call), (pairs) =>
            after(promptOf(call, source), ({ body }) => {
              const estimate = estimatePrompt(body, 'auto');
              whenMetered(call, ({ usage }) => {
                if (!usage) return;
                const { prompt, completion, total } = wholeUsage({ ...usage, prompt: usage.prompt ?? estimate });
                const taken = takesMetrics(call);
                say(call, () => `${total} tokens, ${prompt} of the prompt${taken ? '' : ', which no diagnostic with "metrics": true takes'}`);
                if (!taken) return;
                const backend = call.backend.kind === 'entity' ? nameOf(call.backend.id) : '';
                const all = { ...Object.fromEntries(pairs), ...(fillsBackend ? { [backendDimension]: backend } : {}) };
                for (const [name, value] of [['Total Tokens', total], ['Prompt Tokens', prompt], ['Completion Tokens', completion]] as const) {
                  tellEvent(call, { kind: 'metric', namespace: space, name, value, dimensions: all });
                }
              });
            }),
          ),
        );
    },
  };
}
