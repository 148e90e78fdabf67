import { nameOf } from '../../model/arm-id.ts';
import { isObject, textAt, type JsonObject } from '../../model/json.ts';
import { marked } from '../../model/names.ts';
import type { Change, Desired } from '../../model/resource.ts';
import { withDeployedIds } from '../../openapi/keep-ids.ts';
import { apiFields } from '../api-fields.ts';
import { asForeign, isOurApi, type Foreign } from '../ownership.ts';
import { operationChanges, pairedOperations } from './operation-changes.ts';
import type { ImportTarget } from './target.ts';

/** Late name of the operations as the service made them: it may change their ids. */
export const operationsLate = 'api.operations';

/** The API with its document. Nothing of it is stated twice: what the document brings is seen in the operations. */
export function importedApi(target: ImportTarget): Desired {
  const { api, input, live } = target;
  const foreign = api.existing !== undefined && !isOurApi(api.existing.api) ? notOurs(input.apiId) : undefined;
  return {
    id: api.id,
    kind: 'api',
    label: `API ${input.apiId}`,
    want: 'present',
    body: {
      properties: {
        path: input.path,
        displayName: displayName(target),
        description: describe(target),
        ...withBearer(apiFields(target.url), input.bearer),
      },
    },
    unseen: {
      body: { properties: { format: 'openapi+json', value: sentValue(target), translateRequiredQueryParameters: 'query', apiType: 'http' } },
      changes: documentChanges(target),
      // The description carries the document's digest.
      evident: true,
    },
    // While its identity is being changed, the service answers writes with 409 ServiceLocked (recorded).
    dependsOn: [live.service.id],
    locks: [`api:${input.apiId}`],
    yields: { [operationsLate]: ['operations'] },
    ...asForeign(foreign),
    ...notes(target),
  };
}

/** Carries the document's digest: written by the very request that imports it, it says what the API really has. */
function describe({ api, document, input }: ImportTarget): string {
  return marked(`${input.spec.title} ${input.spec.version} (${document.digest}), imported by apim-llm.`, nameOf(api.id));
}

/** With the ids that operations have already: under other ids they would lose their policies. */
function sentValue({ api, document }: ImportTarget): string {
  if (api.existing === undefined) return document.value;
  return JSON.stringify(withDeployedIds(document.document, pairedOperations(document.operations, api.existing.operations).ids));
}

function importedDigest(description: string): string | undefined {
  return /\(([0-9a-f]{16})\), imported by apim-llm\. \[[^\]]*\]$/.exec(description)?.[1];
}

/** A title of invisible characters only leaves nothing to show. */
export function displayName({ input }: ImportTarget): string {
  return input.spec.title === '' ? input.apiId : input.spec.title;
}

/** Not stated without --bearer, so that an API which has it keeps it. */
function withBearer(fields: JsonObject, bearer: boolean): JsonObject {
  const names = fields['subscriptionKeyParameterNames'];
  return bearer && isObject(names) ? { ...fields, subscriptionKeyParameterNames: { ...names, bearer: 'enabled' } } : fields;
}

/** Why an existing API needs the document again: it has another one, nobody knows which, or lost operations. */
function documentChanges({ api, document }: ImportTarget): readonly Change[] {
  if (api.existing === undefined) return [];
  const digest = importedDigest(textAt(api.existing.api.body, 'properties', 'description') ?? '');
  const other = digest === document.digest ? [] : [{ path: 'document', ...(digest === undefined ? {} : { before: digest }), after: document.digest }];
  return [...other, ...operationChanges(document.operations, api.existing.operations)];
}

function notes({ api, input }: ImportTarget): Pick<Desired, 'notes'> {
  const before = textAt(api.existing?.api.body, 'properties', 'path');
  const moves = before !== undefined && before.toLowerCase() !== input.path.toLowerCase();
  const found = [
    ...(input.bearer ? ['keys as bearer tokens (--bearer) use a property that Microsoft does not document: unconfirmed on Azure'] : []),
    ...(moves ? [`moves from /${before} to /${input.path}: clients of the old path will be answered 404`] : []),
  ];
  return found.length === 0 ? {} : { notes: found };
}

function notOurs(apiId: string): Foreign {
  return {
    why: 'an API of that id was made by somebody else',
    hint: `Import beside it, with --api and --path of your own, or let it be changed: --take-over ${apiId}`,
    canTakeOver: true,
  };
}
