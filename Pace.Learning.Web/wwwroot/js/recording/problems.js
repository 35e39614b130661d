// What is wrong, said beside what it is about and at the top, as the page has it when the site finds something.
import { find, form, list, show } from './page.js';

export const clearProblems = () => {
  for (const field of form.querySelectorAll('[data-field]')) {
    field.classList.remove('field-wrong');
    field.querySelector('input').removeAttribute('aria-invalid');
    show(field.querySelector('[data-error]'), false);
  }
  show(find('recorder-error'), false);
  show(find('recorder-help'), false);
  document.querySelector('.error-summary')?.remove();
};

const summary = (id, words) => {
  const link = Object.assign(document.createElement('a'), { href: `#${id}`, textContent: words });
  const item = document.createElement('li');
  const lines = document.createElement('ul');
  const alert = document.createElement('div');
  const box = Object.assign(document.createElement('div'), { className: 'error-summary', tabIndex: -1 });
  item.append(link);
  lines.append(item);
  alert.setAttribute('role', 'alert');
  alert.append(Object.assign(document.createElement('h2'), { textContent: 'There is a problem' }), lines);
  box.append(alert);
  document.querySelector('main h1').before(box);
  box.focus();
};

/* With a file that is chosen. */
export const problemBeside = answer => {
  const field = form.querySelector(`[data-field="${answer.field}"]`);
  if (!field) {
    problem(answer.words, answer.help);
    return;
  }
  const input = field.querySelector('input');
  field.classList.add('field-wrong');
  field.querySelector('[data-words]').textContent = answer.words;
  list(field.querySelector('[data-help]'), answer.help);
  show(field.querySelector('[data-error]'), true);
  input.setAttribute('aria-invalid', 'true');
  summary(input.id, answer.words);
};

/* With the microphone, the camera, or what was recorded. */
export const problem = (words, help) => {
  const error = find('recorder-error');
  error.textContent = words;
  show(error, true);
  list(find('recorder-help'), help);
  error.focus();
};
