/** Who is signed in, the appearance, and the ways out. */
import { Menu } from '@base-ui/react/menu';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { CircleUser } from 'lucide-react';
import { useState } from 'react';
import { applyTheme, currentTheme, type Theme } from '../../../ui/theme.ts';
import { backOffice } from '../api/back-office.ts';
import { sessionKey } from '../api/query-client.ts';
import { useShellTexts } from './shell-texts.ts';

const themes: readonly Theme[] = ['system', 'light', 'dark'];
const row =
  'flex cursor-pointer items-center gap-2 px-4 py-1.5 outline-none data-[highlighted]:bg-wash data-[checked]:font-semibold';

export function AccountMenu({ agentName }: { readonly agentName: string }) {
  const t = useShellTexts();
  const [theme, setTheme] = useState(currentTheme);
  const client = useQueryClient();
  const navigate = useNavigate();
  const leave = useMutation({
    mutationFn: (IsEverywhere: boolean) => backOffice().session.end({ IsEverywhere }),
    // Nothing of what was read stays for whoever comes next.
    onSuccess: () => {
      client.clear();
      client.setQueryData(sessionKey, null);
    },
  });
  return (
    <Menu.Root>
      <Menu.Trigger
        aria-label={t('accountOf', { name: agentName })}
        className="flex min-w-0 items-center gap-2 rounded-md px-2 py-1.5 hover:bg-rail-wash"
      >
        <CircleUser aria-hidden size={20} className="shrink-0" />
        <span className="truncate">{agentName}</span>
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner side="top" align="start" sideOffset={6} className="z-40">
          <Menu.Popup className="min-w-52 rounded-lg border border-line bg-raised py-1 shadow-lg outline-none">
            <Menu.RadioGroup
              value={theme}
              onValueChange={(value) => {
                const chosen = themes.find((one) => one === value) ?? 'system';
                applyTheme(chosen);
                setTheme(chosen);
              }}
            >
              <Menu.Group>
                <Menu.GroupLabel className="px-4 py-1 text-soft">{t('theme')}</Menu.GroupLabel>
                {themes.map((one) => (
                  <Menu.RadioItem key={one} value={one} className={row}>
                    {t(one)}
                  </Menu.RadioItem>
                ))}
              </Menu.Group>
            </Menu.RadioGroup>
            <div className="my-1 border-t border-line" />
            <Menu.Item className={row} onClick={() => void navigate({ to: '/account' })}>
              {t('access')}
            </Menu.Item>
            <Menu.Item className={row} onClick={() => leave.mutate(false)}>
              {t('signOut')}
            </Menu.Item>
            <Menu.Item className={row} onClick={() => leave.mutate(true)}>
              {t('signOutEverywhere')}
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
