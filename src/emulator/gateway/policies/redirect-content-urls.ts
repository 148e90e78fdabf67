import { after } from '../after.ts';
import { backendEntity } from '../backends/backend-entity.ts';
import type { GatewayCall } from '../call.ts';
import type { PolicyHandler } from '../step.ts';
import { heldBody } from './held-body.ts';
import { messageOf } from './message-of.ts';
import { replaceBody } from './replace-body.ts';

/** Links to the backend become links to the gateway on the way out, and the other way round on the way in. Headers stay. */
export const redirectContentUrls: PolicyHandler = {
  element: 'redirect-content-urls',
  compile() {
    return (call) => {
      const message = messageOf(call);
      const [backends, gateway] = [backendUrls(call), gatewayUrl(call)];
      const [first] = backends;
      if (first === undefined) return;
      return after(heldBody(call, message, 'redirect-content-urls'), (bytes) => {
        const text = bytes.toString('latin1');
        const changed = message === call.request ? replaced(text, gateway, first) : backends.reduce((part, url) => replaced(part, url, gateway), text);
        if (changed === text) return;
        replaceBody(message, Buffer.from(changed, 'latin1'));
        message.headers.delete('Content-Encoding');
      });
    };
  },
};

/** Where the API begins, as the client knows it. */
function gatewayUrl({ originalUrl: { scheme, host, port }, matched }: GatewayCall): string {
  const usual = port === (scheme === 'https' ? 443 : 80);
  return withoutSlash(`${scheme}://${host}${usual ? '' : `:${port}`}/${matched.api.path}`);
}

/** Of a pool all members', for the answer may be any one's. */
function backendUrls({ backend, matched, world }: GatewayCall): readonly string[] {
  switch (backend.kind) {
    case 'api':
      return matched.api.serviceUrl ? [withoutSlash(matched.api.serviceUrl)] : [];
    case 'url':
      return [withoutSlash(backend.baseUrl)];
    case 'entity': {
      const entity = backendEntity(world.store, backend.id);
      const singles = entity?.kind === 'pool' ? entity.members.map(({ id }) => backendEntity(world.store, id)) : [entity];
      return singles.flatMap((single) => (single?.kind === 'single' && single.url !== '' ? [withoutSlash(single.url)] : []));
    }
  }
}

/** Only where the URL ends there: `https://a.example` is not in `https://a.example.org`. */
function replaced(text: string, from: string, to: string): string {
  const pattern = from.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
  return text.replaceAll(new RegExp(`${pattern}(?![\\w.:@-])`, 'gi'), () => to);
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
