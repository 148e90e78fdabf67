import { timestamp } from '../state.ts';
import type { ArmState } from '../state.ts';
import type { Entry } from '../store.ts';
import { apiType } from './api-content.ts';
import type { ApiContent, ApiFields } from './api-content.ts';
import { isCurrent, otherRevisions } from './revision-name.ts';
import { withShared } from './shared-properties.ts';

/** Stores an API or a revision of it. What the current revision shares with the others changes in all of them. */
export function writeApi(state: ArmState, id: string, fields: ApiFields): Entry<ApiContent> {
  const before = state.store.find<ApiContent>(id);
  const now = timestamp(state.world);
  const unchanged = before !== undefined && JSON.stringify(fieldsOf(before.content)) === JSON.stringify(fields);
  const content = { ...fields, createdAt: before?.content.createdAt ?? now, updatedAt: unchanged ? before.content.updatedAt : now };
  const references = fields.apiVersionSetId === undefined ? [] : [fields.apiVersionSetId];
  const entry = state.store.put({ id, type: apiType, content, references });
  if (!unchanged && isCurrent(entry.id)) {
    for (const other of otherRevisions(state, entry.id)) writeApi(state, other.id, withShared(fieldsOf(other.content), fields));
  }
  return entry;
}

/** What a write can state of it. */
export function fieldsOf(content: ApiContent): ApiFields {
  const { createdAt: _created, updatedAt: _updated, ...fields } = content;
  return fields;
}
