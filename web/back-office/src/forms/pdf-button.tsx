/** A button that opens a PDF of the API in a tab of its own. */
import { useMutation } from '@tanstack/react-query';
import type { ComponentProps } from 'react';
import { Button } from '../../../ui/button.tsx';
import type { PdfFile } from '../api/back-office.ts';
import { openPdf } from '../api/open-pdf.ts';

interface PdfButtonProps extends Pick<ComponentProps<typeof Button>, 'look' | 'children'> {
  readonly load: () => Promise<PdfFile>;
}

export function PdfButton({ load, ...rest }: PdfButtonProps) {
  const pdf = useMutation({ mutationFn: () => openPdf(load) });
  return <Button isBusy={pdf.isPending} onClick={() => pdf.mutate()} {...rest} />;
}
