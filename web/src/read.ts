// Reading a text of one's own: a file may be dropped on the form; what was read comes to life as an article does.

import './entry';

const area = document.querySelector<HTMLTextAreaElement>('#text')!;
const form = area.form!;
const LONGEST = area.maxLength;

for (const part of document.querySelectorAll<HTMLElement>('.scripted')) part.hidden = false;

form.addEventListener('dragover', event => {
  event.preventDefault();
  form.classList.add('over');
});
form.addEventListener('dragleave', () => form.classList.remove('over'));
form.addEventListener('drop', event => {
  event.preventDefault();
  form.classList.remove('over');
  const file = event.dataTransfer?.files[0];
  if (!file) return;
  void file.text().then(text => {
    area.value = text.slice(0, LONGEST);
    form.requestSubmit();
  });
});
