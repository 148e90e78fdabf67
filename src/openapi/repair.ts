import { exitCodes, UserError } from '../model/user-error.ts';
import type { JsonObject } from '../model/json.ts';
import { Changes, type Repair } from './changes.ts';
import { versionOf, type SpecVersion } from './detect.ts';
import { renameComponents } from './passes/component-names.ts';
import { hoistDefinitions } from './passes/definitions.ts';
import { tooMuch } from './measure.ts';
import { dropExamples } from './passes/drop-examples.ts';
import { missingResponses } from './passes/missing-responses.ts';
import { repairOperationIds, type KnownIds } from './passes/operation-ids.ts';
import { ownServers } from './passes/own-servers.ts';
import { repairParameters } from './passes/parameters.ts';
import { requiredPathParameters } from './passes/path-parameters.ts';
import { plainPaths } from './passes/paths.ts';
import { referenceCircles } from './passes/reference-circles.ts';
import { referenceSiblings } from './passes/reference-siblings.ts';
import { booleanSchemas } from './passes/schema/boolean-schemas.ts';
import { constValues } from './passes/schema/const-values.ts';
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
import { longTexts } from './passes/texts.ts';
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
  dropExamples, ownServers, missingResponses, longTexts, requiredPathParameters,
  recursiveReferences, referenceCircles, referenceSiblings, booleanSchemas, tuples, typeLists, nullAlternatives, constValues, schemaExamples, exclusiveLimits,
  newKeywords, nullableWithoutType,
];

type Pass = (document: JsonObject, version: SpecVersion, changes: Changes, target: Target) => JsonObject;

const structure: readonly Pass[] = [
  (document, version, changes) => (version === '2.0' ? convertSwagger(document, changes) : document),
  toVersion30,
  (document, _, changes) => plainPaths(document, changes),
];

const contents: readonly Pass[] = [
  (document, version, changes) => (version === '2.0' ? rewrite(document, swaggerRules, { root: document, version, changes }) : document),
  hoistDefinitions,
  renameComponents,
  (document, version, changes) => rewrite(document, rules, { root: document, version, changes }),
  (document, _, changes) => repairSecurity(document, changes),
  (document, _, changes) => repairParameters(document, changes),
  (document, _, changes, { knownIds }) => repairOperationIds(document, changes, knownIds),
  (document, _, changes, { server }) => withServer(document, server, changes),
];

export interface Repaired {
  readonly document: JsonObject;
  readonly repairs: readonly Repair[];
}

/** OpenAPI 3.0 as API Management takes it, and all that was changed. What no pass can repair is left for the checks. */
export function repair(document: JsonObject, origin: string, target: Target): Repaired {
  const version = versionOf(document, origin);
  const changes = new Changes();
  const through = (passes: readonly Pass[], start: JsonObject): JsonObject => passes.reduce((here, pass) => pass(here, version, changes, target), start);
  const plain = through(structure, document);
  // What was copied in may have grown without end.
  const why = plain === document ? undefined : tooMuch(plain);
  if (why !== undefined) throw new UserError('SpecNotReadable', exitCodes.usage, `${origin} cannot be repaired: ${why}.`, { hint: 'Give a smaller description.' });
  return { document: through(contents, plain), repairs: changes.repairs() };
}
