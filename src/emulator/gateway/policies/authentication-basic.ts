import { after, allOf } from '../after.ts';
import type { PolicyHandler } from '../step.ts';

/** `Authorization` as RFC 7617 has it. */
export const authenticationBasic: PolicyHandler = {
  element: 'authentication-basic',
  compile(element, compiler) {
    const username = compiler.text(element, 'username');
    const password = compiler.text(element, 'password');
    return (call) =>
      after(allOf([() => username?.(call) ?? '', () => password?.(call) ?? '']), ([user, secret]) => {
        call.request.headers.set('Authorization', `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`);
      });
  },
};
