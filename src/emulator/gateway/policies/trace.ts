import { elementsOf } from '../../arm/policies/document.ts';
import type { PolicyElement } from '../../arm/policies/document.ts';
import { after, allOf } from '../after.ts';
import type { GatewayCall } from '../call.ts';
import { diagnosticOf } from '../diagnostics.ts';
import type { Compiler, Computed, PolicyHandler } from '../step.ts';
import { contentText } from './content-text.ts';
import { pairsOf } from './pairs.ts';
import { sayer } from './say.ts';

/** From the lowest to the highest (documentation of trace). */
const severities: readonly string[] = ['verbose', 'information', 'error'];

/** Tells the trace of the request, and the diagnostics whose verbosity lets its severity through. */
export const trace: PolicyHandler = {
  element: 'trace',
  compile(element, compiler) {
    const source = compiler.text(element, 'source');
    const severity = compiler.text(element, 'severity')?.literal ?? 'verbose';
    const message = messageOf(element, compiler);
    const metadata = pairsOf(elementsOf(element).filter(({ name }) => name === 'metadata'), compiler);
    const say = sayer(element, compiler);
    return (call) =>
      after(allOf([() => source?.(call) ?? '', () => message(call), () => metadata(call)]), ([named, told, properties]) => {
        const text = told.trim();
        say(call, () => `${severity} from ${named}: ${text}`);
        const event = { kind: 'trace', source: named, severity, message: text, metadata: Object.fromEntries(properties) } as const;
        if (isWanted(call, severity)) call.world.emit(event);
        // Each log has a verbosity of its own.
        call.log?.told(event);
      });
  },
};

/** Between the tags of `message`; older policies have it right inside of `trace`. */
function messageOf(element: PolicyElement, compiler: Compiler): Computed<string> {
  const message = elementsOf(element).find(({ name }) => name === 'message');
  return contentText(message ?? element, compiler);
}

function isWanted(call: GatewayCall, severity: string): boolean {
  return (['applicationinsights', 'azuremonitor'] as const).some((name) => {
    const fields = diagnosticOf(call, name);
    const verbosity = typeof fields?.['verbosity'] === 'string' ? fields['verbosity'].toLowerCase() : 'information';
    return fields !== undefined && severities.indexOf(severity) >= severities.indexOf(verbosity);
  });
}
