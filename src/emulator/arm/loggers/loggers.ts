import type { JsonObject } from '../../../model/json.ts';
import { apiVersions } from '../api-versions.ts';
import { deleteEntry, refuseWhileUsed } from '../delete-entry.ts';
import { existing, headOf, shown } from '../entry-answer.ts';
import { checkIfMatch, requireIfMatch } from '../if-match.ts';
import type { Call, Kind } from '../kind.ts';
import { byName } from '../list/order.ts';
import { pageOf } from '../list/page.ts';
import { merged } from '../merge.ts';
import type { ArmResponse } from '../plane.ts';
import { checkedBody } from '../schema/check-fields.ts';
import { checkName } from '../schema/check-name.ts';
import type { Entry } from '../store.ts';
import { loggerBody, loggerType } from './logger.ts';
import type { LoggerContent } from './logger.ts';
import { dropCredentials, keepCredentials } from './logger-credentials.ts';
import { checkLogger } from './logger-rules.ts';
import type { LoggerFields } from './logger-rules.ts';

const word = 'Logger';

function put(call: Call): ArmResponse {
  checkName(call);
  const before = call.state.store.find<LoggerContent>(call.id);
  checkIfMatch(call, before);
  return shown(write(call, checkedBody<LoggerFields>(call).properties, before), loggerBody(call.apiVersion), before ? 200 : 201);
}

function patch(call: Call): ArmResponse {
  requireIfMatch(call);
  const before = existing<LoggerContent>(call, word);
  checkIfMatch(call, before);
  const change = checkedBody<LoggerFields & JsonObject>(call).properties;
  return shown(write(call, { ...merged(fieldsOf(before.content), change), ...(change.credentials ? { credentials: change.credentials } : {}) } as LoggerFields & JsonObject, before), loggerBody(call.apiVersion));
}

function fieldsOf(content: LoggerContent): JsonObject {
  return Object.fromEntries(Object.entries(content).filter(([name, value]) => name !== 'made' && value !== null)) as JsonObject;
}

function write(call: Call, fields: LoggerFields, before: Entry<LoggerContent> | undefined): Entry<LoggerContent> {
  checkLogger(call.state, call.parentId, call.id, fields);
  const { shown: credentials, made, references } = keepCredentials(call, fields.credentials ?? {});
  const content: LoggerContent = {
    loggerType: fields.loggerType,
    description: fields.description ?? null,
    credentials: fields.loggerType === 'azureMonitor' ? null : credentials,
    isBuffered: fields.isBuffered ?? true,
    resourceId: fields.resourceId ?? null,
    made,
  };
  const entry = call.state.store.put({ id: call.id, type: loggerType, content, references });
  // Another secret in the same place shows in nothing but the ETag.
  dropCredentials(call.state, before?.content.made ?? []);
  return entry;
}

/** Refused while a diagnostic names it, in the words seen for fragments; for loggers the service's answer is unconfirmed. */
function remove(call: Call): ArmResponse {
  const made = call.state.store.find<LoggerContent>(call.id)?.content.made ?? [];
  const response = deleteEntry(call, { check: (entry) => refuseWhileUsed(call, entry, word) });
  dropCredentials(call.state, made);
  return response;
}

function list(call: Call): ArmResponse {
  const all = call.state.store.inOrder<LoggerContent>(call.id, byName);
  const fields = {
    name: (entry: Entry<LoggerContent>) => entry.name,
    description: ({ content }: Entry<LoggerContent>) => content.description,
    loggertype: ({ content }: Entry<LoggerContent>) => content.loggerType,
    resourceid: ({ content }: Entry<LoggerContent>) => content.resourceId,
  };
  return pageOf(call, all, fields, loggerBody(call.apiVersion));
}

export const loggers: Kind = {
  provider: 'Microsoft.ApiManagement',
  type: 'service/loggers',
  level: 'resourceGroup',
  apiVersions: apiVersions.apiManagement,
  item: { GET: (call) => shown(existing<LoggerContent>(call, word), loggerBody(call.apiVersion)), HEAD: headOf, PUT: put, PATCH: patch, DELETE: remove },
  collection: { GET: list },
};
