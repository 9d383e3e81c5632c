/** The file of a printed document, and how it is called. */
import { letterWordsOf } from './letter-texts.ts';
import { printedLanguage } from './printed-values.ts';

export interface DocumentFile {
  readonly fileName: string;
  readonly content: Buffer;
}

/** `reminder-F-2026-000123.pdf`. */
export function letterFileName(kind: 'receipt' | 'reminder', language: string, fullNumber: string): string {
  return documentFileName(`${letterWordsOf[printedLanguage(language)].files[kind]}-${fullNumber}`);
}

/** A number may hold what no file system takes. */
export function documentFileName(name: string): string {
  return `${name.replace(/[^\p{L}\p{N}._-]+/gu, '-')}.pdf`;
}
