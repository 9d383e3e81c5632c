/** Secrets that are shown, each to be selected or copied. */
import { Button } from '../../../../ui/button.tsx';
import { tellDone } from '../../../../ui/toast.tsx';
import { useIntegrationTexts } from './integration-texts.ts';

interface ShownSecretsProps {
  readonly secrets: readonly { readonly name: string; readonly value: string }[];
  /** What is copied. */
  readonly copied: string;
  readonly copy: string;
}

export function ShownSecrets({ secrets, copied, copy }: ShownSecretsProps) {
  const t = useIntegrationTexts();
  return (
    <>
      <dl>
        {secrets.map(({ name, value }) => (
          <div key={name} className="mb-3">
            <dt className="mb-1 font-medium">{name}</dt>
            <dd className="rounded-md bg-sunken px-3 py-2 font-mono text-sm break-all select-all">{value}</dd>
          </div>
        ))}
      </dl>
      <Button
        look="primary"
        onClick={() => void navigator.clipboard.writeText(copied).then(() => tellDone(t('copied')))}
      >
        {copy}
      </Button>
    </>
  );
}
