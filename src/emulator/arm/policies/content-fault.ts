import type { PolicyElement } from './document.ts';
import type { Child, Content } from './rules/content.ts';

/** The first thing in an element that its content model does not take, in the words of .NET's schema validator; undefined where there is none. */
export function contentFault(element: PolicyElement, content: Content): string | undefined {
  switch (content.kind) {
    case 'any':
      return undefined;
    case 'empty':
      return hasText(element) ? 'The element cannot contain text. Content model is empty.' : childFault(element, 'empty');
    case 'text':
      return childFault(element, 'text only');
    case 'policies':
      return content.only ? onlyFault(element, content.only) : hasText(element) ? `The element '${element.name}' cannot contain text.` : undefined;
    case 'sequence':
    case 'all':
    case 'choice':
      return modelFault(element, content);
  }
}

function hasText({ children }: PolicyElement): boolean {
  return children.some(({ kind }) => kind === 'text' || kind === 'cdata');
}

function childFault(element: PolicyElement, model: string): string | undefined {
  const child = element.children.find(({ kind }) => kind === 'element');
  return child?.kind === 'element' ? `The element '${element.name}' cannot contain child element '${child.name}' because the parent element's content model is ${model}.` : undefined;
}

/** At least one of these. */
function onlyFault(element: PolicyElement, names: readonly string[]): string | undefined {
  const fault = modelFault(element, { kind: 'choice', children: names.map((name) => ({ name, min: 1, max: 1 })) });
  const isEmpty = element.children.every(({ kind }) => kind === 'comment');
  return fault ?? (isEmpty ? `The element '${element.name}' has incomplete content. List of possible elements expected: '${names.join(', ')}'.` : undefined);
}

type Model = Extract<Content, { readonly children: readonly Child[] }>;

/** Where a reading of a model stands. */
interface Reader {
  /** False where this may not come now. */
  take(name: string): boolean;
  /** What may come now. */
  expected(): readonly string[];
  complete(): boolean;
}

function modelFault(element: PolicyElement, content: Model): string | undefined {
  const reader = readerOf(content);
  const list = (): string => (reader.expected().length === 0 ? '' : ` List of possible elements expected: '${reader.expected().join(', ')}'.`);
  for (const child of element.children) {
    if (child.kind === 'comment' || (child.kind !== 'element' && content.mixed)) continue;
    if (child.kind !== 'element') return `The element '${element.name}' cannot contain text.${list()}`;
    if (!reader.take(child.name)) return `The element '${element.name}' has invalid child element '${child.name}'.${list()}`;
  }
  return reader.complete() ? undefined : `The element '${element.name}' has incomplete content.${list()}`;
}

function readerOf({ kind, children }: Model): Reader {
  switch (kind) {
    case 'sequence':
      return inSequence(children);
    case 'all':
      return inAnyOrder(children);
    case 'choice':
      return ofChoice(children);
  }
}

function inSequence(children: readonly Child[]): Reader {
  let [at, count] = [0, 0];
  const reachable = (): readonly number[] => {
    const open: number[] = [];
    for (let index = at; index < children.length; index += 1) {
      const { min, max } = children[index] ?? { min: 0, max: 0 };
      const taken = index === at ? count : 0;
      if (taken < max) open.push(index);
      if (taken < min) break;
    }
    return open;
  };
  return {
    take: (name) => {
      const found = reachable().find((index) => children[index]?.name === name);
      if (found === undefined) return false;
      count = found === at ? count + 1 : 1;
      at = found;
      return true;
    },
    expected: () => reachable().flatMap((index) => children[index]?.name ?? []),
    complete: () => children.slice(at).every(({ min }, index) => (index === 0 ? count : 0) >= min),
  };
}

function inAnyOrder(children: readonly Child[]): Reader {
  const seen = new Set<string>();
  const expected = (): readonly string[] => children.filter(({ name }) => !seen.has(name)).map(({ name }) => name);
  const take = (name: string): boolean => expected().includes(name) && seen.add(name) !== undefined;
  return { take, expected, complete: () => children.every(({ name, min }) => min === 0 || seen.has(name)) };
}

function ofChoice(children: readonly Child[]): Reader {
  const names = children.map(({ name }) => name);
  return { take: (name) => names.includes(name), expected: () => names, complete: () => true };
}
