import { fieldAt } from './field.ts';
import type { Field } from './field.ts';
import { overridden } from './override.ts';
import { unpublished } from './unpublished.ts';
import { fieldTable } from './table.ts';
import type { NameRule, Row } from './table.ts';

export type BodyMethod = 'PUT' | 'PATCH' | 'POST';

/** What is asked for: a type as Azure writes it (any case), an action being the last part of it, with POST. */
export interface Asked {
  /** `Microsoft.ApiManagement/service/backends`. */
  readonly type: string;
  readonly method: string;
  readonly apiVersion: string;
}

export interface TypeShape {
  /** Null: a request without a body. Absent: there is no such request. */
  readonly bodies: Readonly<Partial<Record<BodyMethod, Field | null>>>;
  /** What a GET shows, or an action answers. */
  readonly answer?: Field;
  /** Rules of the names in the path below the provider, outermost first. */
  readonly names: readonly NameRule[];
}

const rows = new Map(Object.entries(fieldTable.types).map(([type, versions]) => [type.toLowerCase(), new Map(Object.entries(versions).map(([version, row]) => [version, shapeOf(row)]))]));
const others = new Map(Object.entries(unpublished).map(([type, shape]) => [type.toLowerCase(), shape]));
const bodies = new Map<string, Field | null>();

function shapeOf({ answer, names, ...methods }: Row): () => TypeShape {
  return () => ({
    bodies: Object.fromEntries(Object.entries(methods).map(([method, index]) => [method, index === null ? null : fieldAt(index)])),
    ...(answer === undefined ? {} : { answer: fieldAt(answer) }),
    names: names.map((index) => fieldTable.names[index] ?? { name: '' }),
  });
}

/** Names of before the first version in the table. */
const formerNames: Readonly<Record<string, string>> = { 'microsoft.apimanagement/service/properties': 'Microsoft.ApiManagement/service/namedValues' };

function publishedAs(type: string): string {
  const lower = type.toLowerCase();
  return Object.hasOwn(formerNames, lower) ? (formerNames[lower] ?? type) : type;
}

/** As published for the newest version that is not younger than the one asked for; for those before all of them, for the oldest. */
export function typeShape(asked: string, apiVersion: string): TypeShape {
  const type = publishedAs(asked);
  const versions = rows.get(type.toLowerCase());
  const unlisted = others.get(type.toLowerCase());
  if (unlisted) return unlisted;
  const published = [...(versions?.keys() ?? [])];
  const nearest = published.findLast((version) => version.slice(0, 10) <= apiVersion.slice(0, 10)) ?? published[0];
  const shape = nearest === undefined ? undefined : versions?.get(nearest);
  if (!shape) throw new Error(`The table of fields does not know ${type}.`);
  return shape();
}

/** The body of a request, overrides included; null where there is none. Throws where the type has no such method. */
export function bodyField({ type: asked, method, apiVersion }: Asked): Field | null {
  const type = publishedAs(asked);
  const key = `${type.toLowerCase()} ${method} ${apiVersion}`;
  const known = bodies.get(key);
  if (known !== undefined) return known;
  const published = typeShape(type, apiVersion).bodies[method as BodyMethod];
  if (published === undefined) throw new Error(`The table of fields does not know a ${method} of ${type}.`);
  const field = published && overridden(published, { type, method, apiVersion });
  bodies.set(key, field);
  return field;
}
