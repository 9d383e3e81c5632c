/**
 * What a command prints: results on the standard output (as text, or as one JSON value a line with `--json`),
 * notes and progress on the standard error, so that a pipe gets only results.
 */
import { Presets, SingleBar } from 'cli-progress';
import { refusalMessage } from '../domain/refusal/catalogue.ts';
import type { Refusal } from '../domain/refusal/outcome.ts';

export class Output {
  readonly #isJson: boolean;
  #bar: SingleBar | undefined;

  constructor(isJson: boolean) {
    this.#isJson = isJson;
  }

  get isJson(): boolean {
    return this.#isJson;
  }

  /** One result: the text for people, the value for machines. */
  result(text: string, value: unknown): void {
    this.stopProgress();
    process.stdout.write(`${this.#isJson ? JSON.stringify(value) : text}\n`);
  }

  note(text: string): void {
    this.stopProgress();
    process.stderr.write(`${text}\n`);
  }

  refusals(refusals: readonly Refusal[]): void {
    this.stopProgress();
    for (const { code, target, params } of refusals) {
      const message = refusalMessage(code, process.env.LANG ?? 'en', params);
      if (this.#isJson) process.stdout.write(`${JSON.stringify({ error: code, target, message })}\n`);
      else process.stderr.write(`${target ? `${target}: ` : ''}${message} (${code})\n`);
    }
  }

  /** Draws a bar on a terminal; elsewhere progress is silent. `total` 0 = unknown. */
  progress(label: string, done: number, total: number): void {
    if (!process.stderr.isTTY || this.#isJson) return;
    if (!this.#bar) {
      const format =
        total > 0 ? '{label} {bar} {percentage}% {value}/{total} {eta_formatted}' : '{label} {value}';
      this.#bar = new SingleBar({ format, stream: process.stderr, hideCursor: true }, Presets.shades_classic);
      this.#bar.start(total, done, { label });
      return;
    }
    this.#bar.setTotal(total);
    this.#bar.update(done, { label });
  }

  stopProgress(): void {
    this.#bar?.stop();
    this.#bar = undefined;
  }
}
