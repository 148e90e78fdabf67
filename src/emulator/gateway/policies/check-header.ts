import { elementsOf } from '../../arm/policies/document.ts';
import { after, allOf } from '../after.ts';
import { PolicyFault } from '../fault.ts';
import type { PolicyHandler } from '../step.ts';
import { contentText, textsOf } from './content-text.ts';

const source = 'check-header';

/** Lets requests through that have a header, with one of the values where there are any. */
export const checkHeader: PolicyHandler = {
  element: source,
  compile(element, compiler) {
    const name = compiler.text(element, 'name');
    const code = compiler.whole(element, 'failed-check-httpcode');
    const message = compiler.text(element, 'failed-check-error-message');
    const ignores = compiler.flag(element, 'ignore-case');
    const values = elementsOf(element).map((value) => contentText(value, compiler));
    return (call) =>
      after(allOf([() => name?.(call) ?? '', () => code?.(call) ?? 403, () => message?.(call), () => ignores?.(call) ?? false, () => textsOf(values, call)]), ([header, status, shown, ignoresCase, allowed]) => {
        const fault = (reason: string, told: string): PolicyFault => new PolicyFault({ source, reason, message: told, status, ...(shown !== undefined && { shown }) });
        const { headers } = call.request;
        const whole = headers.get(header);
        if (whole === undefined) throw fault('HeaderNotFound', `Header ${header} was not found in the request. Access denied.`);
        if (allowed.length === 0) return;
        const alike = (text: string): string => (ignoresCase ? text.trim().toLowerCase() : text.trim());
        const found = [whole, ...headers.values(header)].map(alike);
        if (!allowed.some((value) => found.includes(alike(value)))) throw fault('HeaderValueNotAllowed', `Header ${header} value of ${whole} is not allowed. Access denied.`);
      });
  },
};
