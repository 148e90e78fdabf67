import { checkServerIdentity, type PeerCertificate, rootCertificates } from 'node:tls';

/** What of a backend's certificate is checked: `tls` of the entity. */
export interface TlsChecks {
  readonly chain: boolean;
  readonly name: boolean;
}

export const allChecks: TlsChecks = { chain: true, name: true };

/** Options of a TLS connection that checks this much. Where the name only is checked, `nameFault` has to be asked once it is connected. */
export function tlsOptions({ chain, name }: TlsChecks, trusted: readonly string[]) {
  return {
    rejectUnauthorized: chain,
    ...(trusted.length > 0 && { ca: [...rootCertificates, ...trusted] }),
    ...(!name && { checkServerIdentity: () => undefined }),
  };
}

/** Node leaves the name out, too, where it does not check the chain. */
export function nameFault({ chain, name }: TlsChecks, host: string, certificate: PeerCertificate): Error | undefined {
  return name && !chain ? checkServerIdentity(host, certificate) : undefined;
}

export function checksKey({ chain, name }: TlsChecks): string {
  return `${chain} ${name}`;
}
