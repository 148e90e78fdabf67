import type { Field } from './field.ts';
import type { TypeShape } from './request-shape.ts';

const text: Field = { kind: 'text' };
const some: Field = { kind: 'text', bounds: [1, null] };
const flag: Field = { kind: 'flag' };
const ignored: Field = { kind: 'any', readOnly: true };
const texts: Field = { kind: 'list', of: text };
const map: Field = { kind: 'map', of: text };
const duration: Field = { kind: 'text', format: 'duration' };
const period: Field = { kind: 'integer', bounds: [1, 6] };
const envelope = { id: ignored, name: ignored, type: ignored, etag: ignored, systemData: ignored, tags: map };

function object(fields: Readonly<Record<string, Field>>, ...required: readonly string[]): Field {
  return { kind: 'object', fields, required };
}

const workbookFields = {
  displayName: some,
  serializedData: text,
  category: some,
  version: text,
  tags: texts,
  sourceId: text,
  storageUri: text,
  description: text,
  timeModified: ignored,
  userId: ignored,
  revision: ignored,
};

const sharedKind: Field = { kind: 'text', words: ['shared'] };

const condition = object(
  {
    query: some,
    timeAggregation: { kind: 'text', words: ['Count', 'Average', 'Minimum', 'Maximum', 'Total'] },
    metricMeasureColumn: some,
    resourceIdColumn: some,
    dimensions: { kind: 'list', of: object({ name: some, operator: { kind: 'text', words: ['Include', 'Exclude'] }, values: texts }, 'name', 'operator', 'values') },
    operator: { kind: 'text', words: ['Equal', 'Equals', 'GreaterThan', 'GreaterThanOrEqual', 'LessThan', 'LessThanOrEqual'] },
    threshold: { kind: 'number' },
    failingPeriods: object({ numberOfEvaluationPeriods: period, minFailingPeriodsToAlert: period }),
    metricName: text,
  },
  'query',
  'timeAggregation',
  'operator',
  'threshold',
);

const ruleFields = {
  createdWithApiVersion: ignored,
  isLegacyLogAnalyticsRule: ignored,
  isWorkspaceAlertsStorageConfigured: ignored,
  description: { kind: 'text', bounds: [null, 4096] },
  displayName: text,
  severity: { kind: 'integer', bounds: [0, 4] },
  enabled: flag,
  scopes: { kind: 'list', of: some },
  evaluationFrequency: duration,
  windowSize: duration,
  overrideQueryTimeRange: duration,
  targetResourceTypes: texts,
  criteria: object({ allOf: { kind: 'list', of: condition } }, 'allOf'),
  muteActionsDuration: duration,
  actions: object({ actionGroups: texts, customProperties: map, actionProperties: map }),
  checkWorkspaceAlertsStorageConfigured: flag,
  skipQueryValidation: flag,
  autoMitigate: flag,
  ruleResolveConfiguration: object({ autoResolved: flag, timeToResolve: duration }),
} satisfies Readonly<Record<string, Field>>;

const ruleRequired = ['criteria', 'scopes', 'severity', 'evaluationFrequency', 'windowSize'];

function receivers(required: Readonly<Record<string, Field>>, more: Readonly<Record<string, Field>> = {}): Field {
  return { kind: 'list', of: object({ name: some, ...required, ...more }, 'name', ...Object.keys(required)) };
}

const common = { useCommonAlertSchema: flag };
const groupFields = {
  groupShortName: { kind: 'text', bounds: [1, 12] },
  enabled: flag,
  emailReceivers: receivers({ emailAddress: some }, { ...common, status: ignored }),
  smsReceivers: receivers({ countryCode: some, phoneNumber: some }, { status: ignored }),
  webhookReceivers: receivers({ serviceUri: some }, { ...common, useAadAuth: flag, objectId: text, identifierUri: text, tenantId: text }),
  itsmReceivers: receivers({ workspaceId: some, connectionId: some, ticketConfiguration: some, region: some }),
  azureAppPushReceivers: receivers({ emailAddress: some }),
  automationRunbookReceivers: { kind: 'list', of: object({ name: text, serviceUri: text, automationAccountId: some, runbookName: some, webhookResourceId: some, isGlobalRunbook: flag, ...common }, 'automationAccountId', 'runbookName', 'webhookResourceId', 'isGlobalRunbook') },
  voiceReceivers: receivers({ countryCode: some, phoneNumber: some }),
  logicAppReceivers: receivers({ resourceId: some, callbackUrl: some }, common),
  azureFunctionReceivers: receivers({ functionAppResourceId: some, functionName: some, httpTriggerUrl: some }, common),
  armRoleReceivers: receivers({ roleId: some }, common),
  eventHubReceivers: receivers({ eventHubNameSpace: some, eventHubName: some, subscriptionId: some }, { ...common, tenantId: text }),
} satisfies Readonly<Record<string, Field>>;

/** Facts of azure-rest-api-specs: workbooks_API.json 2023-06-01, scheduledQueryRule_API.json 2023-12-01, actionGroups_API.json 2023-01-01; limits by Microsoft's pages. */
export const alertShapes: Readonly<Record<string, TypeShape>> = {
  'Microsoft.Insights/workbooks': {
    bodies: {
      PUT: object({ ...envelope, location: some, kind: sharedKind, identity: { kind: 'any' }, properties: object(workbookFields, 'displayName', 'category', 'serializedData') }, 'location', 'properties'),
      PATCH: object({ ...envelope, location: some, kind: sharedKind, properties: object(workbookFields) }),
    },
    names: [{ name: 'resourceName' }],
  },
  'Microsoft.Insights/scheduledQueryRules': {
    bodies: {
      PUT: object({ ...envelope, location: some, kind: { kind: 'text', words: ['LogAlert', 'LogToMetric'] }, identity: { kind: 'any' }, properties: object(ruleFields, ...ruleRequired) }, 'location', 'properties'),
      PATCH: object({ ...envelope, identity: { kind: 'any' }, properties: object(ruleFields) }),
    },
    names: [{ name: 'ruleName', length: [1, 260] }],
  },
  'Microsoft.Insights/actionGroups': {
    bodies: {
      PUT: object({ ...envelope, location: some, properties: object(groupFields, 'groupShortName', 'enabled') }, 'location', 'properties'),
      PATCH: object({ tags: map, properties: object({ enabled: flag }) }),
    },
    names: [{ name: 'actionGroupName', length: [1, 260] }],
  },
};
