import { createHash } from 'node:crypto';
import { idKey } from '../../../model/arm-id.ts';
import { isObject } from '../../../model/json.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import { bareRefusal, Refusal } from '../refusal.ts';
import type { ArmState } from '../state.ts';
import type { Entry } from '../store.ts';
import { systemDataOf } from '../system-data.ts';
import type { Authorship } from '../system-data.ts';

export const workbookType = 'Microsoft.Insights/workbooks';

/** What a request states of `properties`, as the table of fields has checked it. */
export interface WorkbookFields {
  readonly displayName: string;
  readonly serializedData: string;
  readonly category: string;
  readonly version?: string;
  readonly tags?: readonly string[];
  readonly sourceId?: string;
  readonly description?: string;
}

export interface WorkbookContent {
  readonly location: string;
  readonly tags: Readonly<Record<string, string>> | undefined;
  readonly fields: WorkbookFields;
  readonly author: Authorship;
}

/** The text is written anew, so that nobody compares it byte by byte: white space is the service's. */
export function checkedDocument(text: string): string {
  const document = parsed(text);
  if (!isObject(document)) throw bareRefusal(400, 'BadRequest', 'The serializedData of the workbook is not a JSON object.');
  if (document['version'] !== 'Notebook/1.0') throw bareRefusal(400, 'BadRequest', "The version of the workbook's serializedData must be 'Notebook/1.0'.");
  if (!Array.isArray(document['items'])) throw bareRefusal(400, 'BadRequest', "The workbook's serializedData has no items.");
  return JSON.stringify(document, undefined, 2);
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** A name for people is there once in a group and for a source: under another GUID it is refused in these words (ApplicationInsights-Home#476). */
export function refuseSameName(state: ArmState, id: string, { displayName, sourceId }: WorkbookFields): void {
  const collection = id.slice(0, id.lastIndexOf('/'));
  const same = state.store.list<WorkbookContent>(collection).some(({ id: other, content: { fields } }) => idKey(other) !== idKey(id) && fields.displayName === displayName && idKey(fields.sourceId ?? '') === idKey(sourceId ?? ''));
  if (same) throw new Refusal(409, 'Conflict', 'A Workbook with the same name already exists within this subscription.', { origin: 'bare', more: { innererror: { trace: ['Microsoft.AppInsights.Nexus.ResourceStore.ResourceStoreException'] } } });
}

/** `whole`: with its document, which is null elsewhere. */
export function workbookBody(state: ArmState, { id, name, content, rowVersion }: Entry<WorkbookContent>, whole: boolean): JsonObject {
  const { fields, author } = content;
  return {
    kind: 'shared',
    id: id.replace(/\/resourceGroups\//i, '/resourcegroups/').replace(/\/Microsoft\.Insights\//i, '/microsoft.insights/'),
    name,
    type: workbookType.toLowerCase(),
    location: content.location,
    ...(content.tags && { tags: { ...content.tags } }),
    systemData: systemDataOf(state, author),
    properties: {
      displayName: fields.displayName,
      version: fields.version ?? null,
      category: fields.category,
      sourceId: fields.sourceId ?? null,
      ...(fields.tags && { tags: [...fields.tags] }),
      description: fields.description ?? null,
      storageUri: null,
      timeModified: author.lastModifiedAt,
      userId: author.lastModifiedBy,
      revision: createHash('md5').update(`${idKey(id)} ${rowVersion}`).digest('hex'),
      serializedData: whole ? fields.serializedData : null,
    },
  };
}
