import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface PolicyFile {
  /** From the folder. */
  readonly file: string;
  readonly kind: 'document' | 'fragment';
  readonly text: string;
}

/** Policy documents and fragments of a folder: the .xml files whose root is one, in the order of their names. */
export function policyFilesIn(folder: string): readonly PolicyFile[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.xml')).toSorted();
  return names.flatMap((file) => {
    const text = readFileSync(path.join(folder, file), 'utf8').replace(/^\uFEFF/, '');
    const root = /^(?:\s|<\?[\s\S]*?\?>|<!--[\s\S]*?-->)*<(policies|fragment)[\s/>]/.exec(text)?.[1];
    if (root === undefined) return [];
    return [{ file, kind: root === 'policies' ? ('document' as const) : ('fragment' as const), text }];
  });
}

/** Values of an attribute, literal ones, wherever they stand. */
export function literalsOf(text: string, attribute: string): readonly string[] {
  const found = [...text.matchAll(new RegExp(`\\b${attribute}\\s*=\\s*(?:"([^"@]*)"|'([^'@]*)')`, 'g'))].map(([, a, b]) => a ?? b ?? '');
  return [...new Set(found)].filter((value) => value !== '' && !value.includes('{{'));
}

export function namedValuesOf(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\{\{([A-Za-z0-9-._]+)\}\}/g)].map(([, name = '']) => name))];
}

/** A template that has every parameter that the document rewrites with. */
export function urlTemplateFor(text: string): string {
  const names = literalsOf(text, 'template').flatMap((template) => [...template.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name.replace(/^\*/, '')));
  return ['/a', ...new Set(names)].map((name, index) => (index === 0 ? name : `{${name}}`)).join('/');
}
