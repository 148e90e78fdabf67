import type { ParsedExpression } from '../parse-expression.ts';

type Message = 'Request' | 'Response';

/** What an expression is that members are taken of: `context`, one of its messages, or anything else. */
type Part = 'context' | Message | 'other';

/** Which bodies an expression may read, by its text alone; where a message is handed around, `Body` of anything may be its body. */
export function bodiesRead(parsed: ParsedExpression): { readonly requestBody: boolean; readonly responseBody: boolean } {
  const found: Found = { read: new Set(), loose: new Set(), other: false };
  walk(parsed, undefined, found);
  const reads = (message: Message): boolean => found.read.has(message) || (found.other && found.loose.has(message));
  return { requestBody: reads('Request'), responseBody: reads('Response') };
}

interface Found {
  readonly read: Set<Message>;
  /** Messages that are taken for something else than a member of theirs. */
  readonly loose: Set<Message>;
  /** `Body` of something that is neither message. */
  other: boolean;
}

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/** `receiver` is what stands before the nearest `?.`. */
function walk(node: unknown, receiver: Part | undefined, found: Found): void {
  if (!isNode(node)) return;
  if (Array.isArray(node)) {
    for (const child of node) walk(child, receiver, found);
    return;
  }
  const part = partOf(node, receiver);
  if (part !== 'other') {
    lose(part, found);
    return;
  }
  switch (node['kind']) {
    case 'member':
      takeMember(node, receiver, found);
      return;
    case 'conditionalAccess': {
      const target = partOf(node['target'], receiver);
      if (target === 'other') walk(node['target'], receiver, found);
      walk(node['access'], target, found);
      return;
    }
    default:
      for (const child of Object.values(node)) walk(child, receiver, found);
  }
}

/** A member of a message or of anything else. */
function takeMember(node: Node, receiver: Part | undefined, found: Found): void {
  const target = partOf(node['target'], receiver);
  if (target === 'other') walk(node['target'], receiver, found);
  if (node['name'] !== 'Body') return;
  if (target === 'Request' || target === 'Response') found.read.add(target);
  else found.other = true;
}

function lose(part: Exclude<Part, 'other'>, found: Found): void {
  for (const message of part === 'context' ? (['Request', 'Response'] as const) : [part]) found.loose.add(message);
}

function partOf(node: unknown, receiver: Part | undefined): Part {
  if (!isNode(node)) return 'other';
  if (node['kind'] === 'name') return node['name'] === 'context' ? 'context' : 'other';
  if (node['kind'] === 'conditionalReceiver') return receiver ?? 'other';
  if (node['kind'] === 'conditionalAccess') return partOf(node['access'], partOf(node['target'], receiver));
  if (node['kind'] !== 'member') return 'other';
  const message = node['name'] === 'Request' || node['name'] === 'Response' ? node['name'] : undefined;
  return message && partOf(node['target'], receiver) === 'context' ? message : 'other';
}
