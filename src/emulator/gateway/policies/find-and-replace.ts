import { after, allOf } from '../after.ts';
import type { PolicyHandler } from '../step.ts';
import { heldBody } from './held-body.ts';
import { messageOf } from './message-of.ts';
import { replaceBody } from './replace-body.ts';

/** Every occurrence, byte for byte; a body without one passes untouched. */
export const findAndReplace: PolicyHandler = {
  element: 'find-and-replace',
  compile(element, compiler) {
    const from = compiler.text(element, 'from');
    const to = compiler.text(element, 'to');
    return (call) =>
      after(allOf([() => from?.(call) ?? '', () => to?.(call) ?? '']), ([sought, replacement]) => {
        if (sought === '') return;
        const message = messageOf(call);
        return after(heldBody(call, message, 'find-and-replace'), (bytes) => {
          const replaced = replaceAll(bytes, Buffer.from(sought), Buffer.from(replacement));
          if (replaced === undefined) return;
          replaceBody(message, replaced);
          message.headers.delete('Content-Encoding');
        });
      });
  },
};

/** Undefined where there is nothing to replace. */
function replaceAll(bytes: Buffer, sought: Buffer, replacement: Buffer): Buffer | undefined {
  const parts: Buffer[] = [];
  let start = 0;
  for (let at = bytes.indexOf(sought); at !== -1; at = bytes.indexOf(sought, start)) {
    parts.push(bytes.subarray(start, at), replacement);
    start = at + sought.length;
  }
  return parts.length === 0 ? undefined : Buffer.concat([...parts, bytes.subarray(start)]);
}
