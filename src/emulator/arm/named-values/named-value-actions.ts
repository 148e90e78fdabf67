import { answer } from '../answer.ts';
import { apiVersions } from '../api-versions.ts';
import { acceptedChange } from '../async-write.ts';
import type { Call, Kind } from '../kind.ts';
import type { ArmResponse } from '../plane.ts';
import { invalid, notEmulated, notFound } from '../refusal.ts';
import { etagHeader } from '../row-version.ts';
import { timestamp } from '../state.ts';
import type { Entry } from '../store.ts';
import { namedValueType } from './named-value.ts';
import type { NamedValueContent } from './named-value.ts';
import { checkNamedValue } from './named-value-rules.ts';

function parentOf(call: Call): Entry<NamedValueContent> {
  const entry = call.state.store.find<NamedValueContent>(call.parentId);
  if (!entry) throw notFound('NamedValue');
  return entry;
}

/** With the ETag of the named value (arm-behaviour 10). */
function listValue(call: Call): ArmResponse {
  const { content, rowVersion } = parentOf(call);
  if (content.value === null) throw notEmulated('values that stand in a Key Vault');
  return answer(200, { value: content.value }, { etag: etagHeader(rowVersion) });
}

/** Polled at the named value itself. */
function refreshSecret(call: Call): ArmResponse {
  const { id, content, alias } = parentOf(call);
  const { keyVault } = content;
  if (!keyVault) throw invalid({ target: 'keyVault', message: 'Refresh is supported only for a named value from Key Vault.' });
  return acceptedChange({ ...call, id }, () => {
    checkNamedValue(call.state, id, content);
    call.state.store.put({ id, type: namedValueType, content: { ...content, keyVault: { ...keyVault, readAt: timestamp(call.state.world) } }, ...(alias !== undefined && { alias }) });
  });
}

const action = { provider: 'Microsoft.ApiManagement', level: 'resourceGroup', apiVersions: apiVersions.apiManagement } as const;

export const namedValueActions: readonly Kind[] = [
  { ...action, type: 'service/namedValues/listValue', collection: { POST: listValue } },
  { ...action, type: 'service/namedValues/refreshSecret', collection: { POST: refreshSecret } },
];
