/** From one language to the other, each named in its own words. */
import { changeLanguage, useLanguage } from '../../../ui/texts.ts';

export function LanguageSwitch() {
  const other = useLanguage() === 'fr' ? 'en' : 'fr';
  return (
    <button
      type="button"
      lang={other}
      onClick={() => void changeLanguage(other)}
      className="rounded-md px-2 py-1 hover:bg-rail-wash"
    >
      {other === 'fr' ? 'Français' : 'English'}
    </button>
  );
}
