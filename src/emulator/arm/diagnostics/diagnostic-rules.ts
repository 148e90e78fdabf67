import { within } from '../../../model/arm-id.ts';
import type { LoggerContent, LoggerKind } from '../loggers/logger.ts';
import { invalid } from '../refusal.ts';
import { absoluteReference, serviceIdOf } from '../service-reference.ts';
import type { ArmState } from '../state.ts';

export interface DiagnosticFields {
  readonly loggerId: string;
  readonly httpCorrelationProtocol?: string;
}

/** A diagnostic is named by where it goes, and its logger goes there too. `local`: whatever a gateway of one's own writes. */
const destinations: Readonly<Record<string, readonly LoggerKind[]>> = {
  applicationinsights: ['applicationInsights'],
  azuremonitor: ['azureMonitor', 'azureEventHub'],
  local: ['applicationInsights', 'azureMonitor', 'azureEventHub'],
};

export function checkDiagnosticName(name: string): void {
  if (Object.hasOwn(destinations, name.toLowerCase())) return;
  throw invalid({ target: 'diagnosticId', message: `Invalid diagnostic identifier '${name}'. Supported are: ${Object.keys(destinations).join(', ')}.` });
}

/** The logger's whole id; the words for a missing one are those of other references (arm-behaviour 43). */
export function checkDiagnostic(state: ArmState, id: string, name: string, { loggerId, httpCorrelationProtocol }: DiagnosticFields): string {
  const serviceId = serviceIdOf(id);
  const asked = absoluteReference(serviceId, loggerId);
  const logger = within(asked, `${serviceId}/loggers`) ? state.store.find<LoggerContent>(asked) : undefined;
  if (!logger) throw invalid({ target: 'loggerId', message: 'Logger not found' });
  if (!destinations[name.toLowerCase()]?.includes(logger.content.loggerType)) {
    throw invalid({ target: 'loggerId', message: `A logger of type '${logger.content.loggerType}' cannot be used by the diagnostic '${name}'.` });
  }
  if (name.toLowerCase() === 'azuremonitor' && httpCorrelationProtocol !== undefined) {
    throw invalid({ target: 'httpCorrelationProtocol', message: "HttpCorrelationProtocol is not supported for the diagnostic 'azuremonitor'." });
  }
  return logger.id;
}
