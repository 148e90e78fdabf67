import type { TypeMembers } from '../members.ts';
import type { Value } from '../value.ts';
import { valueToken } from './json/from-object.ts';
import { textOf } from './of-value.ts';
import { dateTimeOffset } from './time/ticks.ts';
import { isDateTime } from './time/date-time.ts';
import { XName, XNamespace } from './xml/nodes.ts';

const token = (value: Value): Value => valueToken(value) ?? value;
const intoTokens = { 'Newtonsoft.Json.Linq.JToken': token, 'Newtonsoft.Json.Linq.JValue': token };

const fromText = { ...intoTokens, 'System.Xml.Linq.XName': (value: Value) => XName.of(textOf(value)), 'System.Xml.Linq.XNamespace': (value: Value) => new XNamespace(textOf(value)) };
const fromDate = { ...intoTokens, 'System.DateTimeOffset': (value: Value) => (isDateTime(value) ? dateTimeOffset(value.ticks, 0) : value) };

const simple = ['Boolean', 'Int32', 'Int64', 'Byte', 'SByte', 'Int16', 'UInt16', 'UInt32', 'UInt64', 'Single', 'Double', 'Decimal', 'Guid', 'TimeSpan', 'DateTimeOffset', 'Uri', 'Byte[]'];

/** What simple values become by themselves: `JToken t = "a"`, `XNamespace n = "urn:x"`. */
export const implicitConversions: readonly TypeMembers[] = [
  { name: 'System.String', convert: fromText },
  { name: 'System.DateTime', convert: fromDate },
  ...simple.map((name): TypeMembers => ({ name: `System.${name}`, convert: intoTokens })),
];
