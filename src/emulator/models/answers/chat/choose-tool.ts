import type { ChatMessage } from './messages.ts';
import type { Tool, ToolChoice } from './tools.ts';

/** Words of a tool's name that say something: `weather` of `get_weather`, not `get`. */
const shortestWord = 4;
/** Of what a user says, characters that are listened to. */
const heard = 10_000;

/**
 * The tool that is called now. By choice of the model (`auto`) it is the one whose name the user's last message speaks of most: the whole
 * name, or words of it with four letters or more. Once a tool has answered, the model speaks.
 */
export function chooseTool(choice: ToolChoice, tools: readonly Tool[], messages: readonly ChatMessage[]): Tool | undefined {
  if (typeof choice === 'object') return choice;
  if (choice === 'none') return undefined;
  const asked = askedFor(tools, messages.findLast((message) => message.role === 'user')?.text ?? '');
  if (choice === 'required') return asked ?? tools[0];
  return messages.at(-1)?.role === 'user' ? asked : undefined;
}

function askedFor(tools: readonly Tool[], said: string): Tool | undefined {
  const begin = said.slice(0, heard);
  const words = new Set(wordsOf(begin));
  const named = tools.map((tool) => ({ tool, score: begin.includes(tool.name) ? Infinity : wordsOf(tool.name).filter((word) => word.length >= shortestWord && words.has(word)).length }));
  return named.reduce<{ readonly tool?: Tool; readonly score: number }>((best, one) => (one.score > best.score ? one : best), { score: 0 }).tool;
}

function wordsOf(text: string): readonly string[] {
  return text.split(/(?<=[a-z])(?=[A-Z])|[^A-Za-z]+/).map((word) => word.toLowerCase());
}
