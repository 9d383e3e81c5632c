/** Chooses which state of things a list shows, or all of them. */
interface StateChoiceProps<State extends string> {
  readonly label: string;
  readonly all: string;
  readonly states: readonly State[];
  readonly nameOf: (state: State) => string;
  /** Undefined: all. */
  readonly state: State | undefined;
  readonly onState: (state: State | undefined) => void;
}

export function StateChoice<State extends string>(props: StateChoiceProps<State>) {
  const { label, all, states, nameOf, state, onState } = props;
  return (
    <label className="flex items-center gap-2">
      <span className="text-soft">{label}</span>
      <select
        className="rounded-md border border-strong-line bg-raised px-2.5 py-1"
        value={state ?? ''}
        onChange={({ target }) => onState(states.find((one) => one === target.value))}
      >
        <option value="">{all}</option>
        {states.map((one) => (
          <option key={one} value={one}>
            {nameOf(one)}
          </option>
        ))}
      </select>
    </label>
  );
}
