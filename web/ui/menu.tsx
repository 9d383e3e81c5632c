/** A menu of actions behind a button. */
import { Menu } from '@base-ui/react/menu';
import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { buttonClass } from './button.tsx';

export interface Action {
  readonly key: string;
  readonly name: string;
  readonly onChoose: () => void;
  readonly isDanger?: boolean;
  /** A line is drawn above it. */
  readonly isApart?: boolean;
}

interface ActionMenuProps {
  /** What the button says, to those who do not see it too. */
  readonly label: string;
  readonly actions: readonly Action[];
  /** Only the chevron is seen: at the end of a row. */
  readonly isSmall?: boolean;
  readonly trigger?: ReactNode;
}

export function ActionMenu({ label, actions, isSmall = false, trigger }: ActionMenuProps) {
  return (
    <Menu.Root>
      <Menu.Trigger
        aria-label={label}
        title={isSmall ? label : undefined}
        className={
          isSmall ? 'inline-grid size-8 place-items-center rounded-md hover:bg-wash' : buttonClass('plain')
        }
      >
        {!isSmall && (trigger ?? label)}
        <ChevronDown aria-hidden size={16} />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner align="end" sideOffset={4} className="z-40">
          <Menu.Popup className="max-h-[80vh] min-w-52 overflow-y-auto rounded-lg border border-line bg-raised py-1 shadow-lg outline-none">
            {actions.map(({ key, name, onChoose, isDanger, isApart }) => (
              <div key={key} className={isApart ? 'mt-1 border-t border-line pt-1' : ''}>
                <Menu.Item
                  onClick={onChoose}
                  className={`cursor-pointer px-4 py-1.5 outline-none data-[highlighted]:bg-wash ${isDanger ? 'text-bad' : ''}`}
                >
                  {name}
                </Menu.Item>
              </div>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
