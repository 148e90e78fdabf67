import { lineage } from '../types/members.ts';
import { typesAt } from '../types/type-table.ts';
import { basesOf, membersAt } from './registry.ts';

/** By type asked for, then by type asked about. */
const answers = new Map<string, Map<string, boolean>>();

/** Whether a type is another one or derived from it; type arguments are not looked at, as values do not know theirs. */
export function isKind(type: string, of: string): boolean {
  if (type === of || of === 'System.Object') return true;
  const known = answers.get(of) ?? new Map<string, boolean>();
  const before = known.get(type);
  if (before !== undefined) return before;
  const answer = derives(type, of);
  answers.set(of, known.set(type, answer));
  return answer;
}

function derives(type: string, of: string): boolean {
  if (of.endsWith('[]')) return type.endsWith('[]') && isReference(of.slice(0, -2)) && isKind(type.slice(0, -2), of.slice(0, -2)) && isReference(type.slice(0, -2));
  const bases = basesOf(type);
  if (bases.some((base) => base === of || ancestors(base).has(of))) return true;
  if (interfaces[of]?.test(type)) return true;
  return sequences.has(of) && membersAt(type).items !== undefined;
}

/** What the type tables name as bases. */
function ancestors(name: string): ReadonlySet<string> {
  return new Set(typesAt(name).flatMap((definition) => lineage({ kind: 'named', definition, typeArguments: [] }).map((one) => one.definition.name)));
}

const sequences: ReadonlySet<string> = new Set(['System.Collections.Generic.IEnumerable', 'System.Collections.IEnumerable']);

const comparable = /^System\.(?:String|Boolean|Char|S?Byte|U?Int(?:16|32|64)|Single|Double|Decimal|DateTime|DateTimeOffset|TimeSpan|Guid|Version)$/;
const listed = /\[\]$|^System\.Collections\.Generic\.List$|^Newtonsoft\.Json\.Linq\.J(?:Array|Object|Property|Constructor)$/;

/** Interfaces that the tables do not hang on their types. */
const interfaces: Readonly<Record<string, RegExp>> = {
  'System.IComparable': comparable,
  'System.IConvertible': /^System\.(?:String|Boolean|Char|S?Byte|U?Int(?:16|32|64)|Single|Double|Decimal|DateTime)$/,
  'System.IFormattable': /^System\.(?:S?Byte|U?Int(?:16|32|64)|Single|Double|Decimal|DateTime|DateTimeOffset|TimeSpan|Guid)$/,
  'System.ValueType': /^System\.(?:Boolean|Char|S?Byte|U?Int(?:16|32|64)|Single|Double|Decimal|DateTime|DateTimeOffset|TimeSpan|Guid|ValueTuple)$|KeyValuePair$/,
  'System.Collections.IList': listed,
  'System.Collections.ICollection': /\[\]$|^System\.Collections\.Generic\.(?:List|Dictionary|Queue|Stack)$|^Newtonsoft\.Json\.Linq\.J(?:Array|Object|Property|Constructor)$/,
  'System.Collections.Generic.IList': listed,
  'System.Collections.Generic.ICollection': listed,
  'System.Collections.Generic.IReadOnlyList': /\[\]$|^System\.Collections\.Generic\.List$/,
  'System.Collections.Generic.IReadOnlyCollection': /\[\]$|^System\.Collections\.Generic\.(?:List|Dictionary|HashSet|Queue|Stack)$/,
  'System.Collections.Generic.IReadOnlyDictionary': /^System\.Collections\.Generic\.Dictionary$/,
  'System.Collections.IDictionary': /^System\.Collections\.Generic\.Dictionary$/,
  'System.Collections.Generic.IDictionary': /^Newtonsoft\.Json\.Linq\.JObject$/,
};

const values = /^System\.(?:Boolean|Char|S?Byte|U?Int(?:16|32|64)|Single|Double|Decimal|DateTime|DateTimeOffset|TimeSpan|Guid)$/;

function isReference(type: string): boolean {
  return !values.test(type);
}
