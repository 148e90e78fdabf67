import { isObject, type Json, type JsonObject } from '../../model/json.ts';
import type { Changes, Pass } from '../changes.ts';
import { mapEntries, textIn, withoutAll } from '../entries.ts';
import { kindBelow } from '../grammar.ts';
import { referred } from '../references.ts';

const pass: Pass = { id: 'security-schemes', reason: 'OpenAPI 3.0 knows apiKey, http, oauth2 and openIdConnect; API Management reads none of them' };

const known = ['apiKey', 'http', 'oauth2', 'openIdConnect'];

export function repairSecurity(document: JsonObject, changes: Changes): JsonObject {
  const { components } = document;
  const schemes = isObject(components) ? components['securitySchemes'] : undefined;
  if (!isObject(components) || !isObject(schemes)) return document;
  const gone = new Set(Object.keys(schemes).filter((name) => !known.includes(textIn(referred(document, schemes[name]), 'type') ?? '')));
  if (gone.size === 0) return document;
  for (const name of gone) changes.note(pass, 'components', 'securitySchemes', name);
  const rest = { ...document, components: { ...components, securitySchemes: withoutAll(schemes, gone) } };
  const withoutThem = (owner: JsonObject): JsonObject => withoutRequirements(owner, gone);
  const { paths } = document;
  if (!isObject(paths)) return withoutThem(rest);
  const operations = mapEntries(paths, (item) =>
    isObject(item) ? mapEntries(item, (operation, method) => (kindBelow('pathItem', method) === 'operation' && isObject(operation) ? withoutThem(operation) : operation)) : item,
  );
  return withoutThem({ ...rest, paths: operations });
}

function withoutRequirements(owner: JsonObject, gone: ReadonlySet<string>): JsonObject {
  const list = owner['security'];
  if (!Array.isArray(list)) return owner;
  const kept = list.filter((requirement: Json) => !isObject(requirement) || !Object.keys(requirement).some((name) => gone.has(name)));
  return kept.length === list.length ? owner : { ...owner, security: kept };
}
