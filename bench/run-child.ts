/** Runs a program of this folder in a process of its own, so that its memory is its own, and reads what it prints. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** @returns the JSON that it prints, of the type that the caller knows it to be */
export function runChild<Printed>(program: string, args: readonly string[]): Promise<Printed> {
  const child = spawn(process.execPath, [join(import.meta.dirname, program), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve(JSON.parse(printed));
      else reject(new Error(`${program} ended with ${code}`));
    });
  });
}
