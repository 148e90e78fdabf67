import type { GatewayUrl } from '../../../../gateway/message/message.ts';
import { Query } from '../../../../gateway/message/query.ts';
import type { TypeMembers } from '../../members.ts';
import { ClrUri } from '../uri.ts';
import { textLists } from './lookups.ts';
import { ServiceValue, serviceOf, serviceType } from './service-type.ts';

/** `IUrl`: read whenever it is asked, as policies change it. */
export function urlValue(of: () => GatewayUrl): ServiceValue<() => GatewayUrl> {
  return new ServiceValue('IUrl', of);
}

/** Of an address that somebody wrote; undefined where it is none. */
export function urlOf(text: string): GatewayUrl | undefined {
  const url = URL.parse(text);
  if (!url) return undefined;
  const scheme = url.protocol.slice(0, -1);
  return { scheme, host: url.hostname, port: url.port === '' ? (scheme === 'https' ? 443 : 80) : Number(url.port), path: url.pathname, query: Query.parse(url.search) };
}

function queryString({ query }: GatewayUrl): string {
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

function urlText(url: GatewayUrl): string {
  const usual = { http: 80, https: 443 }[url.scheme];
  return `${url.scheme}://${url.host}${url.port === usual ? '' : `:${url.port}`}${url.path}${queryString(url)}`;
}

type Of = () => GatewayUrl;

export const urlType: TypeMembers = serviceType<Of>(
  'IUrl',
  { Host: (of) => of().host, Path: (of) => of().path, Port: (of) => of().port, Query: (of) => textLists(() => of().query), QueryString: (of) => queryString(of()), Scheme: (of) => of().scheme },
  {
    methods: {
      Clone: (target) => {
        const url = serviceOf<Of>(target, 'IUrl')();
        const kept = { ...url, query: url.query.copy() };
        return urlValue(() => kept);
      },
      ToUri: (target) => ClrUri.absolute(urlText(serviceOf<Of>(target, 'IUrl')())),
    },
    text: (target) => urlText(serviceOf<Of>(target, 'IUrl')()),
  },
);
