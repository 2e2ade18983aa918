// Search as you type: the page that the server would send is asked for, and its results put in the place of these.

const form = document.querySelector<HTMLFormElement>('form[role=search]')!;
let waiting = 0;
let asking: AbortController | undefined;

function address(): string {
  const fields = new URLSearchParams();
  new FormData(form).forEach((value, name) => { if (value !== '') fields.append(name, String(value)); });
  const query = fields.toString();
  return form.action + (query && '?' + query);
}

async function ask(): Promise<void> {
  asking?.abort();
  asking = new AbortController();
  const results = document.getElementById('results')!;
  results.setAttribute('aria-busy', 'true');
  try {
    const answer = await fetch(address(), {signal: asking.signal, headers: {Accept: 'text/html'}});
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.getElementById('results');
    if (fresh) results.replaceWith(document.importNode(fresh, true));
    history.replaceState(null, '', address());
    document.title = page.title;
  } catch (error) {
    if ((error as Error).name !== 'AbortError') results.setAttribute('aria-busy', 'false');
  }
}

const later = () => {
  clearTimeout(waiting);
  waiting = window.setTimeout(() => void ask(), 160);
};
form.addEventListener('input', later);
form.addEventListener('submit', event => {
  event.preventDefault();
  clearTimeout(waiting);
  void ask();
});

export {};
