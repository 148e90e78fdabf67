import type { JsonObject } from '../../../model/json.ts';
import { answer, emptyAnswer } from '../answer.ts';
import { apiVersions } from '../api-versions.ts';
import type { Call, Kind } from '../kind.ts';
import type { ArmResponse } from '../plane.ts';
import { flatRefusal } from '../refusal.ts';
import { checkedBody } from '../schema/check-fields.ts';
import type { Entry } from '../store.ts';
import { checkSetting } from './diagnostic-setting-rules.ts';
import type { SettingFields } from './diagnostic-setting-rules.ts';

const settingType = 'Microsoft.Insights/diagnosticSettings';

/** Of one resource. */
const most = 5;

/** Everything is there, null where it was not stated. */
function bodyOf({ id, name, content }: Entry<SettingFields>): JsonObject {
  const noRetention = { enabled: false, days: 0 };
  return {
    id,
    type: settingType,
    name,
    location: null,
    kind: null,
    tags: null,
    properties: {
      storageAccountId: content.storageAccountId ?? null,
      serviceBusRuleId: null,
      workspaceId: content.workspaceId ?? null,
      eventHubAuthorizationRuleId: content.eventHubAuthorizationRuleId ?? null,
      eventHubName: content.eventHubName ?? null,
      marketplacePartnerId: content.marketplacePartnerId ?? null,
      metrics: (content.metrics ?? []).map((metric) => ({ category: metric.category ?? 'AllMetrics', enabled: metric.enabled, retentionPolicy: noRetention })),
      logs: (content.logs ?? []).map(({ category, categoryGroup, enabled }) => ({ category: category ?? null, categoryGroup: categoryGroup ?? null, enabled, retentionPolicy: noRetention })),
      logAnalyticsDestinationType: content.logAnalyticsDestinationType ?? null,
    },
    identity: null,
  };
}

function get(call: Call): ArmResponse {
  const entry = call.state.store.find<SettingFields>(call.id);
  if (!entry) throw flatRefusal(404, 'ResourceNotFound', `The diagnostic setting '${call.path.names.at(-1)}' of the resource '${call.parentId}' was not found.`);
  return answer(200, bodyOf(entry));
}

/** 200 for a new one too, as specified. */
function put(call: Call): ArmResponse {
  const { state } = call;
  const { properties } = checkedBody<SettingFields>(call);
  const others = state.store.list<SettingFields>(call.id.slice(0, call.id.lastIndexOf('/'))).filter((entry) => entry.id.toLowerCase() !== call.id.toLowerCase());
  if (others.length >= most) throw flatRefusal(409, 'Conflict', `The resource '${call.parentId}' has ${most} diagnostic settings already, which is the most that it can have.`);
  checkSetting(state, call.parentId, properties, others.map(({ content }) => content));
  return answer(200, bodyOf(state.store.put({ id: call.id, type: settingType, content: properties })));
}

function remove(call: Call): ArmResponse {
  if (!call.state.store.find(call.id)) return emptyAnswer(204);
  call.state.store.remove(call.id);
  return emptyAnswer(200);
}

export const diagnosticSettings: Kind = {
  provider: 'Microsoft.Insights',
  type: 'diagnosticSettings',
  level: 'extension',
  apiVersions: apiVersions.diagnosticSettings,
  item: { GET: get, PUT: put, DELETE: remove },
  collection: { GET: (call) => answer(200, { value: call.state.store.list<SettingFields>(call.id).map(bodyOf) }) },
};
