import { reportSchema, type JsonSchema } from '../json-schemas/report.ts';

type Schema = Exclude<JsonSchema, boolean>;

const schema = reportSchema() as Schema;
const definitions = (schema.$defs ?? {}) as Readonly<Record<string, Schema>>;

/** The fields of a command's `result`, written as types of TypeScript; undefined where nothing is described. */
export function resultType(command: readonly string[]): string | undefined {
  const found = resultOf(command.join(' '));
  if (found === undefined || isOpen(found)) return undefined;
  const named = [...namesIn(found)];
  return [fieldsOf(found), ...named.map((name) => `type ${name} = ${fieldsOf(definitions[name] ?? {})}`)].join('\n\n');
}

function resultOf(command: string): Schema | undefined {
  for (const each of (schema.allOf ?? []) as readonly { readonly if: Schema; readonly then: Schema }[]) {
    const { const: about } = (each.if.properties?.['command'] ?? {}) as Schema;
    if (about === command) return each.then.properties?.['result'] as Schema;
  }
  return undefined;
}

function isOpen({ anyOf, properties, $ref }: Schema): boolean {
  return anyOf === undefined && properties === undefined && $ref === undefined;
}

/** Definitions that it names, and those that they name. */
function namesIn(found: Schema, seen: Set<string> = new Set()): ReadonlySet<string> {
  for (const [, name = ''] of JSON.stringify(found).matchAll(/"#\/\$defs\/([^"]+)"/g)) {
    if (seen.has(name)) continue;
    seen.add(name);
    namesIn(definitions[name] ?? {}, seen);
  }
  return seen;
}

/** A line for each field. */
function fieldsOf(found: Schema): string {
  const alternatives = (found.anyOf ?? []) as readonly Schema[];
  if (alternatives.length > 0) return alternatives.map(fieldsOf).join('\n| ');
  if (found.properties === undefined) return typeOf(found);
  return `{\n${fields(found).map((field) => `  ${field};`).join('\n')}\n}`;
}

function fields({ properties = {}, required = [] }: Schema): readonly string[] {
  return Object.entries(properties).map(([name, value]) => `${/^\w+$/.test(name) ? name : JSON.stringify(name)}${required.includes(name) ? '' : '?'}: ${typeOf(value as Schema)}`);
}

function typeOf(found: Schema): string {
  if (found.$ref !== undefined) return found.$ref.replace('#/$defs/', '');
  if (found.enum !== undefined) return found.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (found.anyOf !== undefined) return (found.anyOf as readonly Schema[]).map(typeOf).join(' | ');
  if (found.type === 'array') return listOf(typeOf((found.items ?? {}) as Schema));
  if (found.properties !== undefined) return `{ ${fields(found).join('; ')} }`;
  if (Array.isArray(found.type)) return (found.type as readonly string[]).map(nameOf).join(' | ');
  if (found.type === 'object') return `{ [name]: ${typeof found.additionalProperties === 'object' ? typeOf(found.additionalProperties as Schema) : 'any'} }`;
  return found.type === undefined ? 'any' : nameOf(String(found.type));
}

function nameOf(type: string): string {
  return type === 'integer' ? 'number' : type;
}

function listOf(type: string): string {
  return type.includes(' | ') && !type.startsWith('{') ? `(${type})[]` : `${type}[]`;
}
