import { answer, emptyAnswer } from '../answer.ts';
import { apiVersions } from '../api-versions.ts';
import { pollAnswer } from '../async-links.ts';
import { acceptedWrite } from '../async-write.ts';
import { deleteEntry, refuseWhileUsed } from '../delete-entry.ts';
import { existing } from '../entry-answer.ts';
import { checkIfMatch } from '../if-match.ts';
import type { Call, Kind } from '../kind.ts';
import { compareText } from '../list/order.ts';
import { pageOf } from '../list/page.ts';
import type { ArmResponse } from '../plane.ts';
import type { PolicyFormat } from '../policies/reader.ts';
import { invalid } from '../refusal.ts';
import { turnedEtagHeader } from '../row-version.ts';
import { checkedBody } from '../schema/check-fields.ts';
import { checkName } from '../schema/check-name.ts';
import type { Entry } from '../store.ts';
import { fragmentBody } from './fragment.ts';
import type { FragmentContent } from './fragment.ts';
import { writeFragment } from './write-fragment.ts';
import type { FragmentFields } from './write-fragment.ts';

const word = 'PolicyFragment';

/** Also where its operations are polled; a plain GET observes them too. */
function get(call: Call): ArmResponse {
  const show = (status: number): ArmResponse => {
    const entry = existing<FragmentContent>(call, word);
    return answer(status, fragmentBody(call.apiVersion, askedFormat(call))(entry), { etag: turnedEtagHeader(entry.rowVersion) });
  };
  const poll = pollAnswer(call, show);
  if (poll) return poll;
  call.state.operations.observeOn(call.id);
  return show(200);
}

function askedFormat(call: Call): PolicyFormat | undefined {
  const format = call.query.get('format') ?? undefined;
  if (format !== undefined && format !== 'xml' && format !== 'rawxml') throw invalid({ target: 'format', message: `Invalid value of format specified: '${format}'` });
  return format;
}

function head(call: Call): ArmResponse {
  const entry = call.state.store.find(call.id);
  return entry ? emptyAnswer(200, { etag: turnedEtagHeader(entry.rowVersion) }) : emptyAnswer(404);
}

function put(call: Call): ArmResponse {
  checkName(call);
  const before = call.state.store.find<FragmentContent>(call.id);
  checkIfMatch(call, before, turnedEtagHeader);
  const fields = checkedBody<FragmentFields>(call).properties;
  return acceptedWrite(call, before === undefined, () => writeFragment(call.state, call.id, fields));
}

function remove(call: Call): ArmResponse {
  return deleteEntry<FragmentContent>(call, { check: (entry) => refuseWhileUsed(call, entry, 'Policy Fragment'), tagOf: turnedEtagHeader });
}

function list(call: Call): ArmResponse {
  const order = call.query.get('$orderby')?.trim().toLowerCase() ?? 'name';
  if (!/^name( asc| desc)?$/.test(order)) throw invalid({ target: '$orderby', message: `Invalid orderby clause specified: '${order}'` });
  const all = call.state.store.list<FragmentContent>(call.id).toSorted((a, b) => (order.endsWith('desc') ? compareText(b.name, a.name) : compareText(a.name, b.name)));
  const fields = {
    name: ({ name }: Entry<FragmentContent>) => name,
    description: ({ content }: Entry<FragmentContent>) => content.description,
    value: (entry: Entry<FragmentContent>) => JSON.stringify(fragmentBody(call.apiVersion)(entry)['properties']),
  };
  return pageOf(call, all, fields, fragmentBody(call.apiVersion));
}

/** The policies that include it. */
function listReferences(call: Call): ArmResponse {
  const users = call.state.store.referrers(call.parentId).toSorted((a, b) => compareText(a.id, b.id));
  return pageOf(call, users, {}, ({ id, type, name }) => ({ id, type, name }));
}

const shape = { provider: 'Microsoft.ApiManagement', level: 'resourceGroup', apiVersions: apiVersions.apiManagement } as const;

export const fragments: readonly Kind[] = [
  { ...shape, type: 'service/policyFragments', item: { GET: get, HEAD: head, PUT: put, DELETE: remove }, collection: { GET: list } },
  { ...shape, type: 'service/policyFragments/listReferences', collection: { POST: listReferences } },
];
