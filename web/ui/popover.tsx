/** A small window that hangs on its button. */
import { Popover } from '@base-ui/react/popover';
import type { ReactNode } from 'react';
import { buttonClass } from './button.tsx';

interface HangingProps {
  readonly name: string;
  readonly picture: ReactNode;
  /** The button stands in the head of a panel. */
  readonly isQuiet?: boolean;
  readonly children: ReactNode;
}

export function Hanging({ name, picture, isQuiet = false, children }: HangingProps) {
  return (
    <Popover.Root>
      <Popover.Trigger className={buttonClass(isQuiet ? 'quiet' : 'plain')}>
        {picture}
        {name}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner align="end" sideOffset={4} className="z-40">
          <Popover.Popup
            aria-label={name}
            className="max-w-72 min-w-48 rounded-lg border border-line bg-raised p-4 shadow-lg"
          >
            {children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
