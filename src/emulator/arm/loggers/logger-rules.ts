import { nameOf } from '../../../model/arm-id.ts';
import { namedValueCalled } from '../named-values/named-value.ts';
import { invalid } from '../refusal.ts';
import type { ServiceContent } from '../service/service-content.ts';
import type { ArmState } from '../state.ts';
import type { LoggerKind } from './logger.ts';

/** What a request states, or states together with what stood before. */
export interface LoggerFields {
  readonly loggerType: LoggerKind;
  readonly description?: string;
  readonly credentials?: Readonly<Record<string, string>>;
  readonly isBuffered?: boolean;
  readonly resourceId?: string;
}

type Credentials = Readonly<Record<string, string>>;

/** Of each type: the sets of credentials that are one whole, as the specification's descriptions have them. */
const sets: Readonly<Record<LoggerKind, readonly (readonly string[])[]>> = {
  applicationInsights: [['instrumentationKey'], ['connectionString'], ['connectionString', 'identityClientId']],
  azureEventHub: [['name', 'connectionString'], ['name', 'endpointAddress', 'identityClientId']],
  azureMonitor: [[]],
};

/** What is kept in a named value and never shown. */
export const secretCredentials: ReadonlySet<string> = new Set(['instrumentationKey', 'connectionString']);

const braces = /^\{\{([^{}]+)\}\}$/;

/** The display name of a named value that stands for a credential. */
export function namedValueIn(text: string): string | undefined {
  return braces.exec(text)?.[1];
}

export function checkLogger(state: ArmState, serviceId: string, id: string, { loggerType, credentials = {} }: LoggerFields): void {
  if ((loggerType === 'azureMonitor') !== (nameOf(id).toLowerCase() === 'azuremonitor')) {
    throw invalid({ target: 'loggerType', message: "The logger of type 'azureMonitor' is named 'azuremonitor', and no other logger is." });
  }
  checkSet(loggerType, credentials);
  for (const [name, value] of Object.entries(credentials)) {
    const reference = namedValueIn(value);
    if (reference !== undefined && !namedValueCalled(state, serviceId, reference)) throw invalid({ target: name, message: `Cannot find a property '${reference}'` });
    if (reference === undefined) checkLiteral(loggerType, name, value);
  }
  const { identityClientId } = credentials;
  if (identityClientId !== undefined) checkIdentity(state, serviceId, identityClientId);
}

function checkSet(type: LoggerKind, credentials: Credentials): void {
  const stated = Object.keys(credentials).toSorted();
  if (sets[type].some((set) => set.toSorted().join() === stated.join())) return;
  const choices = sets[type].map((set) => (set.length === 0 ? 'none' : set.join(' and '))).join('; or ');
  throw invalid({ target: 'credentials', message: `Credentials of a logger of type '${type}' must be: ${choices}.` });
}

function checkLiteral(type: LoggerKind, name: string, value: string): void {
  const right =
    name !== 'connectionString' ? value.trim() !== '' : type === 'applicationInsights' ? /(^|;)\s*InstrumentationKey=[^;]+/i.test(value) : /(^|;)\s*Endpoint=sb:\/\/[^;]+/i.test(value);
  if (!right) throw invalid({ target: name, message: `Invalid value of field '${name}' specified` });
}

/** The identity that the logger writes with is one of the service's. */
function checkIdentity(state: ArmState, serviceId: string, clientId: string): void {
  const identity = state.store.find<ServiceContent>(serviceId)?.content.identity;
  const known = /^SystemAssigned$/i.test(clientId) ? identity?.system : identity?.users.some((user) => state.directory.userIdentityOf(user).clientId === clientId.toLowerCase());
  if (!known) throw invalid({ target: 'identityClientId', message: `Can not find Managed Identity with provided IdentityClientId : ${clientId}. For more information please see aka.ms/apimmsi.` });
}
