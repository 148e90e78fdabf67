import { isDateTime } from '../../../expressions/run/library/time/date-time.ts';
import { toText } from '../../../expressions/run/to-text.ts';
import type { Value } from '../../../expressions/run/value.ts';
import { after } from '../../after.ts';
import type { GatewayCall } from '../../call.ts';
import type { Headers } from '../../message/headers.ts';
import type { GatewayUrl } from '../../message/message.ts';
import { XmlFault, readXml } from '../../xml/read-xml.ts';
import { isOfKind } from '../conversion/conversion-applies.ts';
import type { Changeable } from '../edit.ts';
import { heldBody } from '../held-body.ts';
import { policyFailure } from '../policy-failure.ts';
import { jsonBody } from './json-body.ts';
import { isNumber, whole } from './numbers.ts';
import { plainXml } from './plain-xml.ts';
import { CaselessMap } from './values.ts';
import type { LiquidObject, LiquidValue } from './values.ts';

/** What a template sees. */
export interface LiquidScope {
  readonly body: LiquidValue;
  readonly context: LiquidObject;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export interface LiquidBinding {
  /** What an element with `xsi:nil="true"` is. */
  readonly nil: '' | null;
  /** Dates in strings become dates, which print as C# prints them. */
  readonly parseDate: boolean;
}

/** The body by its Content-Type, JSON or XML, else nothing, and the documented part of `context`. */
export function liquidScope(call: GatewayCall, message: Changeable, binding: LiquidBinding): LiquidScope | Promise<LiquidScope> {
  return after(heldBody(call, message, 'set-body'), (bytes) => ({ body: bound(bytes.toString(), message.headers.get('Content-Type') ?? '', binding), context: contextOf(call), now: call.world.clock.now() }));
}

function bound(text: string, type: string, { nil, parseDate }: LiquidBinding): LiquidValue {
  if (text === '') return '';
  try {
    if (isOfKind(type, 'json')) return jsonBody(text, parseDate);
    return isOfKind(type, 'xml') ? plainXml(readXml(text), nil) : '';
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof XmlFault) throw policyFailure('set-body', `The body is not what its Content-Type says: ${error.message}`);
    if (error instanceof RangeError) throw policyFailure('set-body', 'The body is nested deeper than the local gateway reads it.');
    throw error;
  }
}

function contextOf({ request, response, originalUrl, clientAddress, matched, variables }: GatewayCall): LiquidObject {
  const members: (readonly [string, LiquidValue])[] = [
    [
      'Request',
      objectOf({
        Url: urlOf(request.url),
        OriginalUrl: urlOf(originalUrl),
        Method: request.method,
        OriginalMethod: matched.operation?.method ?? request.method,
        IpAddress: clientAddress,
        MatchedParameters: new Map(matched.operation?.parameters ?? []),
        HasBody: request.body.bytes === undefined || request.body.bytes.length > 0,
        ClientCertificates: [],
        Headers: headersOf(request.headers),
      }),
    ],
    ['Variables', new Map([...variables].map(([name, value]) => [name, ofVariable(value as Value)]))],
  ];
  if (response !== undefined) members.push(['Response', objectOf({ StatusCode: response.status, Method: request.method, Headers: headersOf(response.headers) })]);
  return new Map(members);
}

function urlOf({ scheme, host, port, path, query }: GatewayUrl): LiquidObject {
  const search = query.toString() === '' ? '' : `?${query.toString()}`;
  const url = `${scheme}://${host}${port === (scheme === 'https' ? 443 : 80) ? '' : `:${port}`}${path}${search}`;
  return objectOf({ Scheme: scheme, Host: host, Port: port, Path: path, Query: new Map(query.names().map((name) => [name, query.values(name)])), QueryString: search, ToUri: url, ToString: url });
}

function headersOf(headers: Headers): LiquidObject {
  return new CaselessMap(headers.names().map((name) => [name, headers.get(name) ?? '']));
}

function objectOf(members: Readonly<Record<string, LiquidValue>>): LiquidObject {
  return new Map(Object.entries(members));
}

/** JSON as JSON, numbers and dates as such, everything else as it prints. */
function ofVariable(value: Value): LiquidValue {
  if (typeof value === 'bigint') return whole(value);
  if (typeof value !== 'object' || value === null || isNumber(value) || isDateTime(value)) return value;
  return /\.J(Object|Array)$/.test(value.clrType) ? jsonBody(toText(value), false) : toText(value);
}
