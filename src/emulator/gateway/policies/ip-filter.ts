import { BlockList, isIP } from 'node:net';
import { elementsOf } from '../../arm/policies/document.ts';
import type { PolicyElement } from '../../arm/policies/document.ts';
import { after, allOf } from '../after.ts';
import { PolicyFault } from '../fault.ts';
import type { Compiler, Computed, PolicyHandler } from '../step.ts';
import { contentText, textsOf } from './content-text.ts';
import { evaluationFailure } from './policy-failure.ts';

const source = 'ip-filter';

/** Lets callers of these addresses through, or keeps just them out. The address is the connection's: headers of proxies do not count. */
export const ipFilter: PolicyHandler = {
  element: source,
  compile(element, compiler) {
    const action = compiler.text(element, 'action');
    const addresses = elementsOf(element).map((child) => textsIn(child, compiler));
    return (call) =>
      after(allOf([() => action?.(call) ?? 'allow', () => allOf<readonly (readonly string[])[]>(addresses.map((texts) => () => textsOf(texts, call)))]), ([wanted, lists]) => {
        if (wanted !== 'allow' && wanted !== 'forbid') throw evaluationFailure(source, `'${wanted}' is neither allow nor forbid.`);
        const list = new BlockList();
        for (const texts of lists) add(list, texts.map(plain));
        const caller = plain(call.clientAddress);
        if (isIP(caller) === 0) throw denied('FailedToParseCallerIP', 'Failed to establish IP address for the caller. Access denied.');
        const isListed = list.check(caller, familyOf(caller));
        if (wanted === 'allow' && !isListed) throw denied('CallerIpNotAllowed', `Caller IP address ${caller} is not allowed. Access denied.`);
        if (wanted === 'forbid' && isListed) throw denied('CallerIpBlocked', 'Caller IP address is blocked. Access denied.');
      });
  },
};

/** Of `address` its text; of `address-range` both ends. */
function textsIn(child: PolicyElement, compiler: Compiler): readonly Computed<string>[] {
  if (child.name === 'address') return [contentText(child, compiler)];
  return [compiler.text(child, 'from'), compiler.text(child, 'to')].filter((text): text is Computed<string> => text !== undefined);
}

function add(list: BlockList, [from = '', to = from]: readonly string[]): void {
  const family = familyOf(from);
  if (isIP(from) === 0 || isIP(to) === 0 || familyOf(to) !== family) throw evaluationFailure(source, `'${from === to ? from : `${from}' to '${to}`}' is no address or range of addresses.`);
  try {
    list.addRange(from, to, family);
  } catch {
    throw evaluationFailure(source, `The range '${from}' to '${to}' ends before it begins.`);
  }
}

/** IPv4 in the clothes of IPv6 is IPv4. */
function plain(address: string): string {
  const text = address.trim();
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(text)?.[1] ?? text;
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}

function denied(reason: string, message: string): PolicyFault {
  return new PolicyFault({ source, reason, message, status: 403 });
}
