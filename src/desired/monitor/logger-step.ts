import { nameOf, sameId } from '../../model/arm-id.ts';
import { textAt } from '../../model/json.ts';
import type { Live } from '../../model/live.ts';
import { componentLoggerName, distinctLoggerName, marked } from '../../model/names.ts';
import type { Desired, LiveResource } from '../../model/resource.ts';
import type { Principal } from '../identity.ts';
import { asForeign, saysOurs } from '../ownership.ts';
import type { ComponentChoice } from './component-choice.ts';
import type { Auth } from './input.ts';
import { monitoringIn } from './ours.ts';

/** The logger of ours that writes to this component. */
export function ourLogger(live: Live, componentId: string): LiveResource | undefined {
  return monitoringIn(live).loggers.find((logger) => saysOurs(logger.body) && sameId(textAt(logger.body, 'properties', 'resourceId') ?? '', componentId));
}

const text = 'Telemetry of APIs for Application Insights';
/** Its description tells the next run that nobody wanted the component written to. */
const textOfKept = `${text}, which stays as it is`;

/** Whether the component that the logger writes to is left as others made it. */
export function keepsComponent(logger: LiveResource | undefined): boolean {
  return textAt(logger?.body, 'properties', 'description')?.startsWith(textOfKept) === true;
}

/** Of a logger that is there: with an identity, or with the connection string alone. */
export function authOf(logger: LiveResource): Auth {
  return textAt(logger.body, 'properties', 'credentials', 'identityClientId') === undefined ? 'connection-string' : 'identity';
}

/**
 * What writes to the component, for whichever API names it. The connection string stands in no plan: the driver reads it right
 * before the write.
 *
 * @param principal who writes; undefined: whoever has the connection string
 */
export function loggerStep(choice: ComponentChoice, principal: Principal | undefined, live: Live, { dependsOn, keeps }: { readonly dependsOn: readonly string[]; readonly keeps: boolean }): Desired {
  const { loggers } = monitoringIn(live);
  const existing = ourLogger(live, choice.id);
  const name = existing === undefined ? freeName(choice, loggers) : nameOf(existing.id);
  const taken = existing ?? loggers.find((logger) => nameOf(logger.id).toLowerCase() === name.toLowerCase());
  const foreign = taken === undefined || saysOurs(taken.body) ? undefined : { why: 'a logger of that name was made by somebody else', hint: `Rename or remove that logger, or let it be changed: --take-over ${name}`, canTakeOver: true };
  return {
    id: taken?.id ?? `${live.service.id}/loggers/${name}`,
    kind: 'logger',
    label: `logger ${name}`,
    want: 'present',
    body: {
      properties: {
        loggerType: 'applicationInsights',
        description: marked(keeps ? textOfKept : text),
        resourceId: choice.id,
        isBuffered: true,
        credentials: { identityClientId: principal === undefined ? null : (principal.clientId ?? 'SystemAssigned') },
      },
    },
    ...(taken === undefined ? { unseen: { body: {}, changes: [{ path: 'properties.credentials.connectionString', after: { late: 'component.connectionString' } }], evident: true } } : {}),
    dependsOn,
    locks: [],
    ...asForeign(foreign),
  };
}

function freeName({ id, name }: ComponentChoice, loggers: readonly LiveResource[]): string {
  const plain = componentLoggerName(name);
  const taken = loggers.find((logger) => nameOf(logger.id).toLowerCase() === plain.toLowerCase());
  return taken !== undefined && saysOurs(taken.body) ? distinctLoggerName(id, name) : plain;
}
