import { sectionNames } from './block.ts';

/** A policy document that does nothing but inherit: what we begin with where there is none. */
export const newDocument: string = ['<policies>', ...sectionNames.flatMap((name) => [`  <${name}>`, '    <base />', `  </${name}>`]), '</policies>', ''].join('\n');
