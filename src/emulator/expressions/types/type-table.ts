import { arithmetic } from './tables/arithmetic.ts';
import { certificates } from './tables/certificates.ts';
import { collections } from './tables/collections.ts';
import { context } from './tables/context.ts';
import { cryptography } from './tables/cryptography.ts';
import { json } from './tables/json.ts';
import { linqTypes } from './tables/linq.ts';
import { namesOnly } from './tables/names-only.ts';
import { net } from './tables/net.ts';
import { primitives } from './tables/primitives.ts';
import { refusedTypes } from './tables/refused.ts';
import { regex } from './tables/regex.ts';
import { text } from './tables/text.ts';
import { time } from './tables/time.ts';
import type { TypeSource } from './tables/type-source.ts';
import { xml } from './tables/xml.ts';
import { define } from './type-definition.ts';
import type { TypeDefinition } from './type-definition.ts';

/** Namespaces that expressions need not write (annaji-msft/apimanagement-policyutil, validation/expression.json). */
const usings = [
  'System',
  'System.Collections.Generic',
  'System.IO',
  'System.Linq',
  'System.Security.Cryptography',
  'System.Security.Cryptography.X509Certificates',
  'System.Text',
  'System.Text.RegularExpressions',
  'System.Threading',
  'System.Threading.Tasks',
  'Newtonsoft.Json',
  'Newtonsoft.Json.Linq',
  'System.Xml',
  'System.Xml.Linq',
  'Microsoft.Azure.ApiManagement',
];

const sources: readonly TypeSource[] = [
  ...primitives,
  ...text,
  ...regex,
  ...time,
  ...collections,
  ...linqTypes,
  ...json,
  ...xml,
  ...arithmetic,
  ...net,
  ...cryptography,
  ...certificates,
  ...context,
  ...refusedTypes,
  ...Object.entries(namesOnly).flatMap(([space, names]) => names.split(' ').map((name) => ({ name: `${space}.${name}` }))),
];

const byFullName = new Map<string, readonly TypeDefinition[]>();
const namespaces = new Set<string>();

for (const definition of sources.map(define)) {
  byFullName.set(definition.name, [...(byFullName.get(definition.name) ?? []), definition]);
  const parts = definition.namespace.split('.');
  for (const index of parts.keys()) namespaces.add(parts.slice(0, index + 1).join('.'));
}

const byKeyword: ReadonlyMap<string, TypeDefinition> = new Map([...byFullName.values()].flat().flatMap((definition) => (definition.keyword === undefined ? [] : [[definition.keyword, definition] as const])));

/** All types of a full name; they differ in how many type parameters they have. */
export function typesAt(fullName: string): readonly TypeDefinition[] {
  return byFullName.get(fullName) ?? [];
}

/** All types that a simple name can mean without its namespace. */
export function typesNamed(name: string): readonly TypeDefinition[] {
  const found = cache.get(name) ?? usings.flatMap((space) => typesAt(`${space}.${name}`));
  cache.set(name, found);
  return found;
}

const cache = new Map<string, readonly TypeDefinition[]>();

export function keywordType(keyword: string): TypeDefinition | undefined {
  return byKeyword.get(keyword);
}

export function isNamespace(name: string): boolean {
  return namespaces.has(name);
}

/** Every type of the tables, for whoever hangs implementations on them. */
export function allTypes(): readonly TypeDefinition[] {
  return [...byFullName.values()].flat();
}
