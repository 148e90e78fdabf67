import { after, allOf } from '../after.ts';
import type { PolicyHandler } from '../step.ts';
import { contentText } from './content-text.ts';

/** Longer messages are cut (documentation of log-to-eventhub). */
const mostBytes = 200 * 1024;

/** A message to the local sink in the place of an event hub. */
export const logToEventhub: PolicyHandler = {
  element: 'log-to-eventhub',
  compile(element, compiler) {
    const logger = compiler.text(element, 'logger-id')?.literal ?? '';
    const partitionId = compiler.text(element, 'partition-id')?.literal;
    const partitionKey = compiler.text(element, 'partition-key');
    const message = contentText(element, compiler);
    return (call) =>
      after(allOf([() => message(call), () => partitionKey?.(call) ?? partitionId]), ([text, partition]) => {
        call.world.emit({ kind: 'event', logger, text: cut(text), partition });
      });
  },
};

/** Not in the middle of a character. */
function cut(text: string): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= mostBytes) return text;
  let end = mostBytes;
  while (((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.toString('utf8', 0, end);
}
