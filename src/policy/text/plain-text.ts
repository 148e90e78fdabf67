import { exitCodes, UserError } from '../../model/user-error.ts';

/**
 * Refuses what API Management would read as something else than text (a policy expression, a named value) and what XML
 * cannot hold: names come from users.
 */
export function refuseUnlessPlain(value: string): void {
  if (/@[({]/.test(value) || value.includes('{{')) throw notText(value, 'API Management would read it as an expression or a named value');
  if (!isXmlText(value)) throw notText(value, 'it has characters that XML cannot hold');
}

function notText(value: string, why: string): UserError {
  return new UserError('NotPolicyText', exitCodes.usage, `${JSON.stringify(value.slice(0, 100))} cannot be written into a policy: ${why}.`, {
    hint: 'Choose another, without "@(", "@{", "{{" and control characters.',
  });
}

function isXmlText(value: string): boolean {
  // oxlint-disable-next-line no-control-regex -- these are the characters that XML 1.0 excludes
  return !/\p{Cs}/u.test(value) && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(value);
}
