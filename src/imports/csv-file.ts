/** The file of an import: opened or refused clearly, and surveyed as a whole before anything is written. */
import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { type CsvHeader, type CsvReadOptions, readCsv } from './csv-reader.ts';
import { fail, type ImportOutcome } from './reasons.ts';

export interface ImportFile {
  readonly path: string;
  readonly totalBytes: number;
}

const CHUNK_BYTES = 131_072;

/** A file that can be opened and read from its start; not a folder, a pipe or a device. */
export async function findImportFile(path: string): Promise<ImportOutcome<ImportFile>> {
  try {
    const found = await stat(path);
    if (!found.isFile()) return fail('Error.Import.File.Unreadable', { path, cause: notAFile });
    const handle = await open(path, 'r');
    await handle.close();
    return { ok: true, value: { path, totalBytes: found.size } };
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    if (code === 'ENOENT' || code === 'ENOTDIR') return fail('Error.Import.File.NotFound', { path });
    return fail('Error.Import.File.Unreadable', { path, cause: code });
  }
}

const notAFile = { en: 'it is not a regular file', fr: 'ce n’est pas un fichier ordinaire' };

/** The code of an error of the file system: `EACCES`. */
export function errorCode(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** The bytes of the file, added to the hash as they go by. */
export async function* readBytes(file: ImportFile, hash?: Hash): AsyncGenerator<Uint8Array> {
  const stream: AsyncIterable<Uint8Array> = createReadStream(file.path, { highWaterMark: CHUNK_BYTES });
  for await (const chunk of stream) {
    hash?.update(chunk);
    yield chunk;
  }
}

interface FileSurvey {
  readonly sha256: string;
  readonly header: CsvHeader;
  readonly records: number;
}

/**
 * Reads the whole file: its fingerprint, and whether it can be read to its end. An import surveys before it
 * writes, so that a fault on the last line is found while nothing is written yet.
 */
export async function surveyFile(
  file: ImportFile,
  options: CsvReadOptions,
  onProgress: (bytesRead: number, records: number) => void = () => {},
  signal?: AbortSignal,
): Promise<ImportOutcome<FileSurvey>> {
  const hash = createHash('sha256');
  let header: CsvHeader | undefined;
  let records = 0;
  for await (const event of readCsv(readBytes(file, hash), options)) {
    if (event.kind === 'Refused') return { ok: false, reason: event.reason };
    if (event.kind === 'Header') header = event.header;
    else {
      records += event.records.length;
      onProgress(event.bytesRead, records);
      if (signal?.aborted) return fail('Error.Import.Stopped');
    }
  }
  if (header === undefined) throw new Error('a file that is not refused has a header');
  return { ok: true, value: { sha256: hash.digest('hex'), header, records } };
}
