/** An answer of the API as tests read it: members by their path, with the type that is expected of them. */
import assert from 'node:assert/strict';

export class Answer {
  readonly body: unknown;

  constructor(body: unknown) {
    this.body = body;
  }

  /** A member by its path, `Items.0.Id`; undefined when it is absent. */
  at(path: string): unknown {
    let value = this.body;
    for (const name of path.split('.')) {
      if (typeof value !== 'object' || value === null) return undefined;
      value = Reflect.get(value, name);
    }
    return value;
  }

  number(path: string): number {
    const value = this.at(path);
    assert.ok(typeof value === 'number', `${path} is no number: ${JSON.stringify(this.body)}`);
    return value;
  }

  text(path: string): string {
    const value = this.at(path);
    assert.ok(typeof value === 'string', `${path} is no text: ${JSON.stringify(this.body)}`);
    return value;
  }

  has(name: string): boolean {
    return typeof this.body === 'object' && this.body !== null && Object.hasOwn(this.body, name);
  }

  /** The elements of a list: the body itself when no path is given. */
  list(path?: string): readonly Answer[] {
    const value = path === undefined ? this.body : this.at(path);
    assert.ok(Array.isArray(value), `${path ?? 'the body'} is no list: ${JSON.stringify(this.body)}`);
    return value.map((element: unknown) => new Answer(element));
  }

  get items(): readonly Answer[] {
    return this.list('Items');
  }

  /** Of its links, in their order. */
  get rels(): readonly string[] {
    return this.list('Links').map((link) => link.text('rel'));
  }

  /** The address, or else the encrypted query, of the link of this name. */
  link(rel: string): string {
    const found = this.list('Links').find((link) => link.at('rel') === rel);
    assert.ok(found, `${rel} is not among ${this.rels.join()}`);
    return found.has('href') ? found.text('href') : found.text('query');
  }

  /** Some members by name, those that are absent left out. */
  pick(...names: readonly string[]): Record<string, unknown> {
    return Object.fromEntries(names.filter((name) => this.has(name)).map((name) => [name, this.at(name)]));
  }
}
