import type { PolicyElement } from '../../../arm/policies/document.ts';
import { after } from '../../after.ts';
import type { GatewayCall } from '../../call.ts';
import type { Compiler } from '../../step.ts';

/** The token of a request, from where the policy says; undefined where there is none. */
export function tokenOf(element: PolicyElement, compiler: Compiler, defaultHeader: string | undefined): (call: GatewayCall) => string | undefined | Promise<string | undefined> {
  const value = compiler.text(element, 'token-value');
  const query = compiler.text(element, 'query-parameter-name');
  const header = compiler.text(element, 'header-name');
  const scheme = compiler.text(element, 'require-scheme');
  return (call) => {
    const { url, headers } = call.request;
    if (value) return after(value(call), present);
    if (query) return after(query(call), (name) => present(url.query.values(name)[0]));
    return after(header?.(call) ?? defaultHeader, (name) => after(scheme?.(call), (wanted) => withoutScheme(name === undefined ? undefined : headers.values(name)[0], wanted)));
  };
}

function present(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : text.trim();
}

/** `Bearer x`, or `x` alone where no scheme is required. */
function withoutScheme(text: string | undefined, wanted: string | undefined): string | undefined {
  const [, scheme, token] = /^(?:(\S+) +)?(\S+)$/.exec(text?.trim() ?? '') ?? [];
  return wanted !== undefined && scheme?.toLowerCase() !== wanted.trim().toLowerCase() ? undefined : token;
}
