import { exitCodes, UserError } from '../model/user-error.ts';
import type { JsonObject } from '../model/json.ts';
import { Changes, type Repair } from './changes.ts';
import { versionOf, type SpecVersion } from './detect.ts';
import { renameComponents } from './passes/component-names.ts';
import { hoistDefinitions } from './passes/definitions.ts';
import { tooMuch } from './measure.ts';
import { dropExamples } from './passes/drop-examples.ts';
import { knownFields, knownSchemaFields } from './passes/known-fields.ts';
import { missingResponses } from './passes/missing-responses.ts';
import { repairOperationIds, type KnownIds } from './passes/operation-ids.ts';
import { ownServers } from './passes/own-servers.ts';
import { repairParameters } from './passes/parameters.ts';
import { requiredPathParameters } from './passes/path-parameters.ts';
import { withoutPrefix } from './passes/path-prefix.ts';
import { plainPaths } from './passes/paths.ts';
import { plainSummaries } from './passes/plain-summaries.ts';
import { referenceChains } from './passes/reference-chains.ts';
import { renameReferences } from './passes/rename-references.ts';
import { referenceCircles } from './passes/reference-circles.ts';
import { referenceSiblings } from './passes/reference-siblings.ts';
import { responseDescriptions } from './passes/response-descriptions.ts';
import { resolveSchemaReferences } from './passes/schema-references.ts';
import { scanSchemas } from './passes/schema-scan.ts';
import { booleanSchemas } from './passes/schema/boolean-schemas.ts';
import { constValues } from './passes/schema/const-values.ts';
import { requiredDiscriminators } from './passes/schema/discriminators.ts';
import { exclusiveLimits } from './passes/schema/exclusive-limits.ts';
import { newKeywords } from './passes/schema/new-keywords.ts';
import { nullAlternatives } from './passes/schema/null-alternatives.ts';
import { nullableWithoutType } from './passes/schema/nullable.ts';
import { recursiveReferences } from './passes/schema/recursive-references.ts';
import { schemaExamples } from './passes/schema/schema-examples.ts';
import { tuples } from './passes/schema/tuples.ts';
import { typeLists } from './passes/schema/type-lists.ts';
import { repairSecurity } from './passes/security-schemes.ts';
import { withServer } from './passes/set-server.ts';
import { textFields } from './passes/text-fields.ts';
import { longTexts } from './passes/texts.ts';
import { traceOperations } from './passes/trace-operations.ts';
import { toVersion30 } from './passes/version.ts';
import { rewrite, type Rule } from './rewrite.ts';
import { convertSwagger } from './swagger/convert.ts';
import { swaggerRules } from './swagger/rules.ts';

export interface Target {
  /** URL of the surface that the API calls: the account's endpoint with the shape's path. */
  readonly server: string;
  readonly knownIds?: KnownIds;
}

/** In this order at each object, in one walk over all. */
const rules: readonly Rule[] = [
  textFields, booleanSchemas, traceOperations, knownFields, dropExamples, ownServers, missingResponses, responseDescriptions, plainSummaries, longTexts, requiredPathParameters,
  recursiveReferences, referenceCircles, referenceChains, referenceSiblings, tuples, typeLists, nullAlternatives, constValues, schemaExamples, exclusiveLimits,
  newKeywords, nullableWithoutType, knownSchemaFields,
];

interface Work {
  readonly version: SpecVersion;
  readonly changes: Changes;
  readonly target: Target;
  /** As it was given. */
  readonly original: JsonObject;
  /** References to what the structure's passes have moved. */
  readonly moved: Map<string, string>;
}

type Pass = (document: JsonObject, work: Work) => JsonObject;

const structure: readonly Pass[] = [
  (document, { changes, version }) => (version === '2.0' ? convertSwagger(document, changes) : document),
  (document, { changes, version }) => toVersion30(document, version, changes),
  (document, { changes, moved }) => plainPaths(document, changes, moved),
];

const contents: readonly Pass[] = [
  (document, { changes, original, version }) => (version === '2.0' ? rewrite(document, swaggerRules(original), { root: document, version, changes }) : document),
  (document, { moved, version }) => renameReferences(document, moved, version),
  (document, { changes, version }) => withoutPrefix(document, version, changes),
  (document, { changes, version }) => namedSchemas(document, version, changes),
  (document, { changes, version }) => renameComponents(document, version, changes),
  (document, { changes, version }) => rewrite(document, rules, { root: document, version, changes }),
  (document, { changes }) => requiredDiscriminators(document, changes),
  (document, { changes }) => repairSecurity(document, changes),
  (document, { changes }) => repairParameters(document, changes),
  (document, { changes, target }) => repairOperationIds(document, changes, target.knownIds),
  (document, { changes, target }) => withServer(document, target.server, changes),
];

function namedSchemas(document: JsonObject, version: SpecVersion, changes: Changes): JsonObject {
  const scan = scanSchemas(document);
  const resolved = resolveSchemaReferences(document, version, changes, scan);
  return scan.definitions ? hoistDefinitions(resolved, version, changes) : resolved;
}

export interface Repaired {
  readonly document: JsonObject;
  readonly repairs: readonly Repair[];
}

/** OpenAPI 3.0 as API Management takes it, and all that was changed. What no pass can repair is left for the checks. */
export function repair(document: JsonObject, origin: string, target: Target): Repaired {
  const version = versionOf(document, origin);
  const changes = new Changes();
  const work: Work = { version, changes, target, original: document, moved: new Map() };
  const through = (passes: readonly Pass[], start: JsonObject): JsonObject => passes.reduce((here, pass) => pass(here, work), start);
  const plain = through(structure, document);
  // What was copied in may have grown without end.
  const why = plain === document ? undefined : tooMuch(plain);
  if (why !== undefined) throw new UserError('SpecNotReadable', exitCodes.usage, `${origin} cannot be repaired: ${why}.`, { hint: 'Give a smaller description.' });
  return { document: through(contents, plain), repairs: changes.repairs() };
}
