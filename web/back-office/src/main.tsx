/** Starts the application of the staff. */
import '../../ui/tokens.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startTexts } from '../../ui/texts.ts';
import { applyTheme, currentTheme } from '../../ui/theme.ts';
import { Messages, tellFailed } from '../../ui/toast.tsx';
import { problemText } from './api/problems.ts';
import { makeQueryClient } from './api/query-client.ts';
import { makeRouter } from './app/router.tsx';

applyTheme(currentTheme());
await startTexts();
const client = makeQueryClient({ onFailed: (error) => tellFailed(problemText(error)) });
const router = makeRouter();
const place = document.getElementById('root');
if (place === null) throw new Error('the page has no place for the application');
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <Messages>
        <RouterProvider router={router} />
      </Messages>
    </QueryClientProvider>
  </StrictMode>,
);
