import { request as openHttp } from 'node:http';
import { Agent, request as openHttps, type AgentOptions } from 'node:https';
import { isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect } from 'node:tls';
import type { ProxySettings } from '@azure/core-rest-pipeline';

/** Connections that go through a proxy (CONNECT, RFC 9110 9.3.6): it sees where they lead, and nothing of what is said. */
export function tunnelAgent(proxy: ProxySettings, options: AgentOptions): Agent {
  const agent = new Agent(options);
  agent.createConnection = (target, done) => {
    const { host, port } = target;
    const ended = done as ((error: Error | null, socket: Duplex) => void) | undefined;
    const failed = (error: Error): void => ended?.(error, undefined as unknown as Duplex);
    const place = `${host ?? ''}:${port ?? 443}`;
    const asked = openTo(proxy, place);
    asked.once('error', failed);
    asked.once('connect', (response, socket) => {
      if (response.statusCode === 200) {
        const secure = connect({ ...options, socket, host: host ?? '', ...(isIP(host ?? '') === 0 && { servername: host ?? '' }) }, () => ended?.(null, secure));
        secure.once('error', failed);
        return;
      }
      socket.destroy();
      failed(Object.assign(new Error('the proxy refused'), { code: `Proxy${response.statusCode ?? ''}` }));
    });
    asked.end();
    return undefined;
  };
  return agent;
}

function openTo({ host, port, username, password }: ProxySettings, path: string): ReturnType<typeof openHttp> {
  const { protocol, hostname } = new URL(host);
  const credentials = username === undefined ? {} : { 'proxy-authorization': `Basic ${Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password ?? '')}`).toString('base64')}` };
  const options = { method: 'CONNECT', host: hostname, port, path, headers: { host: path, ...credentials }, agent: false as const };
  return protocol === 'https:' ? openHttps(options) : openHttp(options);
}
