/** Imports a file into a database: what the command, the tests and the benchmark call. */
import { type ImportRequest, type ImportRunOutcome, runImport } from '../run-import.ts';
import { createImportPort, type ImportPortOptions } from './create-import-port.ts';

/** @throws Error with a sentence for the operator when the setup of the mapping cannot be created. */
export function importFile(request: ImportRequest, options: ImportPortOptions): Promise<ImportRunOutcome> {
  return runImport(request, createImportPort(options));
}
