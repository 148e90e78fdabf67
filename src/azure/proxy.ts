import type { ProxySettings } from '@azure/core-rest-pipeline';
import { isLoopback } from '../model/web-address.ts';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The proxy that the environment names for an address, as curl reads it; `HTTP_PROXY` also serves https where nothing else
 * is set, as the ARM clients have it. This machine is never asked through one. `unreadable` is the variable that is no URL.
 */
export function proxyFor(url: URL, env: Env): { readonly settings?: ProxySettings; readonly unreadable?: string } {
  if (isLoopback(url.hostname) || isExempt(url, env)) return {};
  const names = url.protocol === 'https:' ? ['HTTPS_PROXY', 'ALL_PROXY', 'HTTP_PROXY'] : ['HTTP_PROXY', 'ALL_PROXY'];
  const name = names.find((each) => valueOf(env, each) !== '');
  if (name === undefined) return {};
  const text = valueOf(env, name);
  const full = text.includes('://') ? text : `http://${text}`;
  if (!URL.canParse(full)) return { unreadable: name };
  const { protocol, hostname, port, username, password } = new URL(full);
  return { settings: { host: `${protocol}//${hostname}`, port: Number(port) || (protocol === 'https:' ? 443 : 80), ...(username !== '' && { username }), ...(password !== '' && { password }) } };
}

function valueOf(env: Env, name: string): string {
  return (env[name] || env[name.toLowerCase()] || '').trim();
}

/** `NO_PROXY`: hosts, with their subdomains, by comma; `*` for all. */
function isExempt({ hostname, port, protocol }: URL, env: Env): boolean {
  const host = hostname.toLowerCase();
  const hostAndPort = `${host}:${port === '' ? (protocol === 'https:' ? '443' : '80') : port}`;
  return valueOf(env, 'NO_PROXY')
    .split(',')
    .map((entry) => entry.trim().toLowerCase().replace(/^\*?\./, ''))
    .some((entry) => entry !== '' && (entry === '*' || [host, hostAndPort].some((own) => own === entry || own.endsWith(`.${entry}`))));
}
