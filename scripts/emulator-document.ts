import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { emulatorDocument, pages } from './emulator-document/document.ts';
import type { Language } from './emulator-document/language.ts';

/** Writes docs/emulator.md and docs/emulator.ja.md: run it after a change of what the local Azure does. */
for (const [language, page] of Object.entries(pages)) writeFileSync(path.resolve(import.meta.dirname, '..', page), emulatorDocument(language as Language));
