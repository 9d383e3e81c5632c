/** Thrown with a sentence for whoever wrote the mapping: what it describes cannot be created here. */
export class SetupRefusedError extends Error {}
