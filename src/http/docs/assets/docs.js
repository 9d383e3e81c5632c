// What the reference pages do by themselves: filter the menu, copy code, switch tabs and colours, try a call.

const all = (selector, within = document) => [...within.querySelectorAll(selector)];

for (const button of all('[data-theme-switch]')) {
  button.addEventListener('click', () => {
    const root = document.documentElement;
    const isDark = root.dataset.theme
      ? root.dataset.theme === 'dark'
      : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = isDark ? 'light' : 'dark';
    localStorage.setItem('theme', root.dataset.theme);
  });
}

for (const button of all('[data-menu]')) {
  button.addEventListener('click', () => {
    const isOpen = document.body.classList.toggle('menu-open');
    button.setAttribute('aria-expanded', String(isOpen));
  });
}

for (const filter of all('[data-filter]')) {
  filter.addEventListener('input', () => {
    const wanted = filter.value.trim().toLowerCase();
    for (const item of all('#menu li')) item.hidden = !item.textContent.toLowerCase().includes(wanted);
    for (const group of all('#menu details')) {
      const hasAny = all('li', group).some((item) => !item.hidden);
      group.hidden = !hasAny;
      if (wanted !== '') group.open = hasAny;
    }
  });
}

for (const button of all('[data-copy]')) {
  const text = button.textContent;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(button.parentElement.querySelector('code').textContent);
    button.textContent = button.dataset.copied;
    setTimeout(() => {
      button.textContent = text;
    }, 1500);
  });
}

for (const tabs of all('[data-tabs]')) {
  const buttons = all('[role=tab]', tabs);
  const choose = (chosen) => {
    for (const button of buttons) {
      const isChosen = button === chosen;
      button.setAttribute('aria-selected', String(isChosen));
      button.tabIndex = isChosen ? 0 : -1;
      document.getElementById(button.getAttribute('aria-controls')).hidden = !isChosen;
    }
  };
  for (const [index, button] of buttons.entries()) {
    button.addEventListener('click', () => {
      choose(button);
      localStorage.setItem('sample', button.id);
    });
    button.addEventListener('keydown', ({ key }) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
      if (!step) return;
      const next = buttons[(index + step + buttons.length) % buttons.length];
      choose(next);
      next.focus();
    });
  }
  const kept = buttons.find(({ id }) => id === localStorage.getItem('sample'));
  if (kept) choose(kept);
}

for (const form of all('[data-try]')) form.addEventListener('submit', (event) => tryCall(event, form));

async function tryCall(event, form) {
  event.preventDefault();
  const place = document.querySelector('[data-try-answer]');
  const [status, time, headers, body] = ['status', 'time', 'headers', 'body'].map((name) =>
    place.querySelector(`[data-answer-${name}]`),
  );
  place.hidden = false;
  status.textContent = form.dataset.sending;
  status.className = 'status';
  for (const part of [time, headers, body]) part.textContent = '';
  const sent = form.elements.body?.value.trim() ?? '';
  if (sent !== '' && !isJson(sent)) {
    status.textContent = form.dataset.wrongJson;
    status.classList.add('status-bad');
    return;
  }
  const startedAt = performance.now();
  try {
    const answer = await fetch(addressOf(form), {
      method: form.dataset.method,
      credentials: 'omit',
      headers: {
        authorization: basic(form.elements['agent-key'].value, form.elements['api-key'].value),
        ...(sent !== '' && { 'content-type': 'application/json' }),
      },
      ...(sent !== '' && { body: sent }),
    });
    const text = await answer.text();
    status.textContent = `${answer.status} ${answer.statusText}`;
    status.classList.add(answer.ok ? 'status-ok' : 'status-bad');
    time.textContent = `${Math.round(performance.now() - startedAt)} ms`;
    headers.textContent = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
    body.textContent =
      text === '' ? form.dataset.noBody : isJson(text) ? JSON.stringify(JSON.parse(text), null, 2) : text;
  } catch {
    status.textContent = form.dataset.unreachable;
    status.classList.add('status-bad');
  }
}

function addressOf(form) {
  let path = form.dataset.path;
  const query = new URLSearchParams();
  for (const input of all('[data-place]', form)) {
    if (input.dataset.place === 'path')
      path = path.replace(`{${input.name}}`, encodeURIComponent(input.value));
    else if (input.value !== '') query.append(input.name, input.value);
  }
  return query.size === 0 ? path : `${path}?${query}`;
}

function basic(agentKey, apiKey) {
  const bytes = new TextEncoder().encode(`${agentKey}:${apiKey}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}

function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
