import { idKey, within } from '../../../model/arm-id.ts';
import { textAt } from '../../../model/json.ts';
import type { Json } from '../../../model/json.ts';
import { answer, emptyAnswer } from '../answer.ts';
import { apiVersions } from '../api-versions.ts';
import { resourceNotFound } from '../front-door/scope.ts';
import type { Call, Kind } from '../kind.ts';
import type { ArmResponse } from '../plane.ts';
import { bareRefusal, notEmulated } from '../refusal.ts';
import { checkedBody } from '../schema/check-fields.ts';
import { checkLocation } from '../service/service-location.ts';
import type { Entry } from '../store.ts';
import { authorOf } from '../system-data.ts';
import { checkedDocument, refuseSameName, workbookBody, workbookType } from './workbook.ts';
import type { WorkbookContent, WorkbookFields } from './workbook.ts';

interface Asked {
  readonly location: string;
  readonly identity?: Json;
  readonly tags?: Readonly<Record<string, string>>;
}

function found(call: Call): Entry<WorkbookContent> {
  const entry = call.state.store.find<WorkbookContent>(call.id);
  if (!entry) throw resourceNotFound(workbookType, call.path.names[0] ?? '', call.path.resourceGroup);
  return entry;
}

function get(call: Call): ArmResponse {
  return answer(200, workbookBody(call.state, found(call), wantsContent(call)));
}

/** Without it the document is left out. */
function wantsContent({ query }: Call): boolean {
  return query.get('canfetchcontent')?.toLowerCase() === 'true';
}

function put(call: Call): ArmResponse {
  const name = call.path.names[0] ?? '';
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(name)) throw bareRefusal(400, 'BadRequest', `Invalid Workbook resource name: '${name.toLowerCase()}'`);
  const { location, tags, identity, properties } = checkedBody<WorkbookFields, Asked>(call);
  if (identity !== undefined && textAt(identity, 'type') !== 'None') throw notEmulated('identities of workbooks');
  const before = call.state.store.find<WorkbookContent>(call.id);
  const region = checkLocation(workbookType, location, name, call.path.resourceGroup, before?.content.location);
  return write(call, { location: region, tags, fields: properties }, before);
}

function patch(call: Call): ArmResponse {
  const before = found(call);
  const { tags = before.content.tags, properties } = checkedBody<Partial<WorkbookFields>, Partial<Asked>>(call);
  return write(call, { location: before.content.location, tags, fields: { ...before.content.fields, ...properties } }, before);
}

function write(call: Call, asked: Omit<WorkbookContent, 'author'>, before: Entry<WorkbookContent> | undefined): ArmResponse {
  const { state, id } = call;
  if ('storageUri' in asked.fields) throw notEmulated('workbooks in a storage account of yours');
  const fields = { ...asked.fields, serializedData: checkedDocument(asked.fields.serializedData) };
  refuseSameName(state, id, fields);
  const content: WorkbookContent = { ...asked, fields, author: authorOf(call, before?.content.author) };
  return answer(before ? 200 : 201, workbookBody(state, state.store.put({ id, type: workbookType, content }), true));
}

function remove(call: Call): ArmResponse {
  if (!call.state.store.find(call.id)) return emptyAnswer(204);
  call.state.store.remove(call.id);
  return emptyAnswer(200);
}

/** Nobody lists workbooks without saying of which category. */
function list(call: Call): ArmResponse {
  const category = call.query.get('category');
  if (category === null || category === '') throw bareRefusal(400, 'BadRequest', "The query parameter 'category' is required.");
  const sourceId = call.query.get('sourceid');
  const tags = (call.query.get('tags') ?? '').split(',').filter((tag) => tag !== '');
  const all = call.state.store.ofType<WorkbookContent>(workbookType).filter(({ id, content: { fields } }) => {
    const isOfSource = sourceId === null || idKey(fields.sourceId ?? '') === idKey(sourceId);
    return within(id, call.parentId) && fields.category.toLowerCase() === category.toLowerCase() && isOfSource && tags.every((tag) => fields.tags?.includes(tag));
  });
  return answer(200, { value: all.map((entry) => workbookBody(call.state, entry, wantsContent(call))) });
}

export const workbooks: Kind = {
  provider: 'Microsoft.Insights',
  type: 'workbooks',
  level: 'resourceGroup',
  apiVersions: apiVersions.workbooks,
  item: { GET: get, PUT: put, PATCH: patch, DELETE: remove },
  collection: { GET: list },
  inSubscription: { GET: list },
};
