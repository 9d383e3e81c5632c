/** Searches and filters that an agent keeps under a name. */
import { Link } from '@tanstack/react-router';
import { Bookmark, X } from 'lucide-react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { Button, IconButton } from '../../../../ui/button.tsx';
import { TextField } from '../../../../ui/field.tsx';
import { linkClass } from '../../../../ui/link-class.ts';
import { Hanging } from '../../../../ui/popover.tsx';
import { useSearchTexts } from '../../features/search/search-texts.ts';
import { readKept, writeKept } from './kept.ts';
import { type ListSearch, listSearch } from './list-search.ts';

const viewsSchema = z.array(z.object({ name: z.string(), search: listSearch }));
type Views = z.infer<typeof viewsSchema>;

export function SavedViews({ search }: { readonly search: ListSearch }) {
  const t = useSearchTexts();
  const [views, setViews] = useState<Views>(() => readKept('views', viewsSchema) ?? []);
  const { register, handleSubmit, reset } = useForm<{ readonly name: string }>({
    defaultValues: { name: '' },
  });
  function keep(next: Views): void {
    setViews(next);
    writeKept('views', next);
  }
  function save(name: string): void {
    if (name.trim() === '') return;
    const others = views.filter((view) => view.name !== name.trim());
    keep([...others, { name: name.trim(), search: { ...search, page: undefined } }]);
    reset();
  }
  return (
    <Hanging name={t('views')} picture={<Bookmark aria-hidden size={16} />}>
      {views.length === 0 && <p className="mb-3 text-soft">{t('noView')}</p>}
      <ul className="mb-3">
        {views.map(({ name, search: kept }) => (
          <li key={name} className="flex items-center justify-between gap-2">
            <Link to="/subscriptions-invoices" search={kept} className={linkClass}>
              {name}
            </Link>
            <IconButton
              label={t('removeView', { name })}
              onClick={() => keep(views.filter((view) => view.name !== name))}
            >
              <X aria-hidden size={15} />
            </IconButton>
          </li>
        ))}
      </ul>
      <form onSubmit={handleSubmit(({ name }) => save(name))}>
        <TextField label={t('viewName')} {...register('name')} autoComplete="off" maxLength={60} />
        <Button type="submit">{t('saveView')}</Button>
      </form>
    </Hanging>
  );
}
