/**
 * One definition per operation of an API: its route, its declared parameters, its answers and what it does.
 * Routing, validation, types and the OpenAPI document all come from it.
 */
import type { z } from 'zod';
import type { RefusalCode } from '../domain/refusal/catalogue.ts';
import { accept, type Outcome } from '../domain/refusal/outcome.ts';
import { planOfObject } from './input-plan.ts';
import { describeIssues, describeUnstorable } from './input-refusals.ts';
import { type Gathered, readInput } from './read-input.ts';
import { parameterNames } from './route-path.ts';

/** The least that is known of a call; each API has its own, made from the caller by `makeContext`. */
export interface CallerContext<Database = unknown> {
  readonly businessId: number;
  readonly agent: { readonly id: number; readonly name: string };
  /** Of the messages for the caller: `fr`, `en`, `de`… */
  readonly language: string;
  readonly database: Database;
}

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** A schema for each status of success; null for one without a body. */
export type Responses = Readonly<Partial<Record<200 | 201 | 202 | 204, z.ZodType | null>>>;

/** The type of a body of this schema. Bodies are not run through their schema: the compiler holds them to it. */
export type BodyOf<S extends z.ZodType> = Unchanging<z.output<S>>;

type Unchanging<T> = T extends readonly (infer Element)[]
  ? readonly Unchanging<Element>[]
  : T extends object
    ? { readonly [Key in keyof T]: Unchanging<T[Key]> }
    : T;

/** What a handler may answer: one of the declared statuses with the body of its schema. */
export type AnswerOf<R extends Responses> = {
  readonly [S in keyof R & number]: {
    readonly status: S;
    readonly body: R[S] extends z.ZodType ? BodyOf<R[S]> : null;
  };
}[keyof R & number];

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export interface OperationDefinition<Call, Shape extends z.core.$ZodLooseShape, R extends Responses> {
  /** The contract's operationId. */
  readonly id: string;
  readonly method: Method;
  /** The contract's path: `/v1/Feature/{id}`. */
  readonly path: string;
  /** Other spellings of the path in use; same parameters. */
  readonly aliases?: readonly string[];
  readonly summary: string;
  readonly tag?: string;
  /** Every declared parameter in the contract's PascalCase, those of the path included. */
  readonly input: z.ZodObject<Shape>;
  /** Of an operation with a body: the parameters that the contract puts in the query. Both places are read. */
  readonly inQuery?: readonly (keyof Shape & string)[];
  /** The body is a bare array: it is read as this member of the input. */
  readonly arrayBody?: keyof Shape & string;
  readonly responses: R;
  /** Where a refusal has another status here than in the catalogue (shared/wire.md, a). */
  readonly refusalStatuses?: RefusalStatuses;
  readonly handle: (
    call: Call,
    input: z.output<z.ZodObject<Shape>>,
  ) => Promise<Outcome<AnswerOf<R>>> | Outcome<AnswerOf<R>>;
}

export type RefusalStatuses = Readonly<Partial<Record<RefusalCode, 403 | 404 | 409 | 422>>>;

/** A definition with its input's type hidden inside, so that operations of all kinds make one list. */
export interface Operation<Context> {
  readonly id: string;
  readonly method: Method;
  readonly path: string;
  readonly aliases: readonly string[];
  readonly summary: string;
  readonly tag: string | undefined;
  readonly input: z.ZodObject;
  readonly inQuery: readonly string[];
  readonly arrayBody: string | undefined;
  readonly responses: Responses;
  readonly refusalStatuses: RefusalStatuses;
  /** Reads and checks what was sent; what it accepts is called with a context to do the work. */
  readonly prepare: (gathered: Gathered, language: string) => Prepared<Context>;
}

export interface Prepared<Context> {
  readonly call: Outcome<(context: Context) => Promise<Outcome<Answer>> | Outcome<Answer>>;
  /** What was sent but is not declared, for the `Warning` header. */
  readonly ignored: readonly string[];
}

export interface DefinerOptions<Context, Call> {
  /** Parameters that every operation of the API declares; `admit` reads them, no handler does. */
  readonly everywhere?: z.core.$ZodLooseShape;
  /** What a handler is called with, once it is known what it is asked. */
  readonly settle: (context: Context, input: Readonly<Record<string, unknown>>) => Call | Promise<Call>;
}

/**
 * `const defineOperation = operationDefiner<LiveContext, LiveCall>({ settle })`: fixes once for an API what its handlers
 * are called with, and leaves the types of input and answer to each definition.
 */
export function operationDefiner<Context extends CallerContext, Call>({
  everywhere = {},
  settle,
}: DefinerOptions<Context, Call>) {
  return function defineOperation<Shape extends z.core.$ZodLooseShape, const R extends Responses>(
    definition: OperationDefinition<Call, Shape, R>,
  ): Operation<Context> {
    const { id, method, path, summary, tag, input, arrayBody, responses, handle } = definition;
    const declared = input.extend(everywhere);
    const plan = planOfObject(declared);
    assertDeclared(id, [...parameterNames(path), ...(definition.inQuery ?? [])], input);
    const prepare = (gathered: Gathered, language: string): Prepared<Context> => {
      const { values, ignored, unstorable } = readInput(plan, gathered, arrayBody);
      if (unstorable.length > 0) return { call: describeUnstorable(unstorable, language), ignored };
      const parsed = input.safeParse(values);
      if (!parsed.success) {
        return { call: describeIssues(parsed.error.issues, values, language, arrayBody), ignored };
      }
      const settled = async (context: Context) => handle(await settle(context, parsed.data), parsed.data);
      return { call: accept(settled), ignored };
    };
    return {
      id,
      method,
      path,
      aliases: definition.aliases ?? [],
      summary,
      tag,
      input: declared,
      inQuery: definition.inQuery ?? [],
      arrayBody,
      responses,
      refusalStatuses: definition.refusalStatuses ?? {},
      prepare,
    };
  };
}

/** @throws RangeError when a parameter of the path or of `inQuery` is not declared: a mistake of the definition. */
function assertDeclared(id: string, names: readonly string[], input: z.ZodObject): void {
  const declared = new Set(Object.keys(input.shape).map((name) => name.toLowerCase()));
  for (const name of names) {
    if (!declared.has(name.toLowerCase()))
      throw new RangeError(`${id}: ${name} is not declared in its input`);
  }
}
