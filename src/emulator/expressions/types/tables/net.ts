import type { TypeSource } from './type-source.ts';

/** Addresses and their escapes. */
export const net: readonly TypeSource[] = [
  {
    name: 'System.Uri',
    statics: {
      '() string': 'EscapeDataString EscapeUriString UnescapeDataString HexEscape',
      '() bool': 'CheckHostName CheckSchemeName IsHexDigit IsHexEncoding IsWellFormedUriString TryCreate',
      '() int': 'Compare FromHex',
      string: 'SchemeDelimiter UriSchemeFile UriSchemeFtp UriSchemeHttp UriSchemeHttps UriSchemeMailto',
    },
    members: {
      string: 'AbsolutePath AbsoluteUri Authority DnsSafeHost Fragment Host IdnHost LocalPath OriginalString PathAndQuery Query Scheme UserInfo',
      'string[]': 'Segments',
      int: 'Port',
      bool: 'IsAbsoluteUri IsDefaultPort IsFile IsLoopback IsUnc UserEscaped',
      '() string': 'GetComponents GetLeftPart',
      '() bool': 'IsBaseOf IsWellFormedOriginalString',
      '() Uri': 'MakeRelativeUri',
    },
  },
  { name: 'System.UriPartial', values: 'Scheme Authority Path Query' },
  {
    name: 'System.Net.IPAddress',
    complete: true,
    statics: {
      'System.Net.IPAddress': 'Any Broadcast IPv6Any IPv6Loopback IPv6None Loopback None',
      '() System.Net.IPAddress': 'Parse',
      '() bool': 'IsLoopback TryParse Equals ReferenceEquals',
      '() short': 'HostToNetworkOrder NetworkToHostOrder',
    },
    members: { 'System.Net.Sockets.AddressFamily': 'AddressFamily', '() byte[]': 'GetAddressBytes', '() string': 'ToString', '() bool': 'Equals TryFormat TryWriteBytes', '() System.Net.IPAddress': 'MapToIPv4 MapToIPv6', bool: 'IsIPv4MappedToIPv6 IsIPv6LinkLocal IsIPv6Multicast IsIPv6SiteLocal IsIPv6Teredo IsIPv6UniqueLocal', long: 'Address ScopeId' },
    allowed: { only: 'AddressFamily Equals GetAddressBytes IsLoopback Parse TryParse ToString' },
  },
  { name: 'System.Net.WebUtility', statics: { '() string': 'HtmlDecode HtmlEncode UrlDecode UrlEncode', '() byte[]': 'UrlDecodeToBytes UrlEncodeToBytes' } },
];
