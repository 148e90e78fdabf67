import { ClrArray } from '../arrays.ts';
import type { TypeMembers } from '../members.ts';
import { ClrException } from '../value.ts';
import type { ClrObject, Value } from '../value.ts';
import { enumAt, noOverload, textAt } from './arguments.ts';
import { invalidOperation } from './exceptions.ts';
import { percentDecode, wellFormed } from './web-utility.ts';

/** `absolute` is undefined for a relative one. */
export class ClrUri implements ClrObject {
  readonly clrType = 'System.Uri';
  readonly original: string;
  readonly absolute: URL | undefined;

  constructor(original: string, absolute: URL | undefined) {
    this.original = original;
    this.absolute = absolute;
  }

  static absolute(text: string): ClrUri {
    const url = /^[a-z][a-z\d+.-]*:/i.test(text.trim()) ? URL.parse(text.trim()) : null;
    if (!url) throw new ClrException('System.UriFormatException', 'Invalid URI: The format of the URI could not be determined.');
    return new ClrUri(text, url);
  }
}

function uri(target: Value | undefined): ClrUri {
  if (!(target instanceof ClrUri)) throw noOverload('a Uri as', [target ?? null]);
  return target;
}

const ofAbsolute = (read: (url: URL) => Value) => (target: Value) => {
  const { absolute } = uri(target);
  if (!absolute) throw invalidOperation('This operation is not supported for a relative URI.');
  return read(absolute);
};

const ports: Readonly<Record<string, number>> = { http: 80, https: 443, ftp: 21, ws: 80, wss: 443 };
const schemeOf = (url: URL): string => url.protocol.slice(0, -1);
const portOf = (url: URL): number => (url.port === '' ? (ports[schemeOf(url)] ?? -1) : Number(url.port));
const segmentsOf = (url: URL): readonly string[] => url.pathname.match(/[^/]*\/|[^/]+$/g) ?? [];
const text = (target: Value): string => uri(target).absolute?.href ?? uri(target).original;
const reserved = /[!'()*]/g;

/** All but letters, digits and `-._~`. */
export function escapeData(value: string): string {
  return encodeURIComponent(wellFormed(value)).replaceAll(reserved, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
}

function leftPart(url: URL, part: string | undefined): string {
  const user = url.username === '' ? '' : `${url.username}${url.password === '' ? '' : `:${url.password}`}@`;
  const authority = `${url.protocol}//${user}${url.host}`;
  switch (part) {
    case 'Scheme':
      return `${url.protocol}//`;
    case 'Authority':
      return authority;
    case 'Path':
      return authority + url.pathname;
    default:
      return authority + url.pathname + url.search;
  }
}

export const uriType: TypeMembers = {
  name: 'System.Uri',
  properties: {
    AbsolutePath: ofAbsolute(({ pathname }) => pathname),
    AbsoluteUri: ofAbsolute(({ href }) => href),
    Authority: ofAbsolute(({ host }) => host),
    DnsSafeHost: ofAbsolute(({ hostname }) => hostname.replaceAll(/[[\]]/g, '')),
    Fragment: ofAbsolute(({ hash }) => hash),
    Host: ofAbsolute(({ hostname }) => hostname),
    IdnHost: ofAbsolute(({ hostname }) => hostname),
    IsAbsoluteUri: (target) => uri(target).absolute !== undefined,
    IsDefaultPort: ofAbsolute((url) => portOf(url) === (ports[schemeOf(url)] ?? -1)),
    IsFile: ofAbsolute((url) => url.protocol === 'file:'),
    IsLoopback: ofAbsolute(({ hostname }) => /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname)),
    IsUnc: () => false,
    LocalPath: ofAbsolute(({ pathname }) => percentDecode(pathname)),
    OriginalString: (target) => uri(target).original,
    PathAndQuery: ofAbsolute(({ pathname, search }) => pathname + search),
    Port: ofAbsolute(portOf),
    Query: ofAbsolute(({ search }) => search),
    Scheme: ofAbsolute(schemeOf),
    Segments: ofAbsolute((url) => new ClrArray('System.String', [...segmentsOf(url)])),
    UserInfo: ofAbsolute(({ username, password }) => (password === '' ? username : `${username}:${password}`)),
  },
  methods: {
    GetLeftPart: (target, args) => ofAbsolute((url) => leftPart(url, enumAt(args, 0, 'System.UriPartial')))(target),
    IsBaseOf: (target, [other]) => ofAbsolute((url) => uri(other).absolute?.href.startsWith(url.href.slice(0, url.href.lastIndexOf('/') + 1)) === true)(target),
    IsWellFormedOriginalString: (target) => !/[\s<>"{}|\\^`]/.test(uri(target).original),
  },
  statics: {
    properties: { SchemeDelimiter: () => '://', UriSchemeFile: () => 'file', UriSchemeFtp: () => 'ftp', UriSchemeHttp: () => 'http', UriSchemeHttps: () => 'https', UriSchemeMailto: () => 'mailto' },
    methods: {
      CheckSchemeName: ([name]) => typeof name === 'string' && /^[a-z][a-z\d+.-]*$/i.test(name),
      EscapeDataString: (args, site) => {
        site.spend(textAt(args, 0, 'stringToEscape').length * 3);
        return escapeData(textAt(args, 0, 'stringToEscape'));
      },
      EscapeUriString: (args) => encodeURI(wellFormed(textAt(args, 0, 'stringToEscape'))),
      UnescapeDataString: (args, site) => {
        site.spend(textAt(args, 0, 'stringToUnescape').length);
        return percentDecode(textAt(args, 0, 'stringToUnescape'));
      },
    },
  },
  construct: (args) => {
    const [first = null, second] = args;
    if (!(first instanceof ClrUri)) return ClrUri.absolute(textAt(args, 0, 'uriString'));
    const relative = second instanceof ClrUri ? second.original : textAt(args, 1, 'relativeUri');
    return ClrUri.absolute(new URL(relative, first.absolute).href);
  },
  text,
  equals: (a, b) => text(a) === text(b),
  key: text,
};
