// The form of fields beside the text. Both say the same: what is changed in one is changed in the other. The text is what is saved and sent; the fields are another view of it.
import { structure } from './scan.js';

const plain = /^[A-Za-z0-9(“‘][^:#]*$/;
const quoted = (text) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
const scalar = (text) => (plain.test(text) && !/^(true|false|null|yes|no|~)$/i.test(text) ? text : quoted(text));
const itemsOf = (value) => value.split('\n').map((line) => line.trim()).filter(Boolean);
const isList = (field) => field.dataset.form === 'choices' || field.dataset.form === 'lines';

/* The lines that say a value. */
const written = (field, value) => {
  const { field: name, form } = field.dataset;
  const items = itemsOf(value);
  if (items.length === 0) {
    return form === 'lines' && field.dataset.required === 'true' ? [`${name}: []`] : [];
  }
  switch (form) {
    case 'choices':
      return [`${name}: [${items.join(', ')}]`];
    case 'lines':
      return [`${name}:`, ...items.map((item) => `  - ${scalar(item)}`)];
    default:
      return [`${name}: ${scalar(items.join(' '))}`];
  }
};

/* The lines of a field, from its name to the next one, without remarks above that. Where it isn't there, both are the line before which it is put. */
const placeOf = (state, name) => {
  const front = state.field(structure).front;
  if (!front) {
    return undefined;
  }
  const end = front.end ?? state.doc.lines + 1;
  const textOf = (n) => state.doc.line(n).text;
  let from = front.line + 1;
  while (from < end && !textOf(from).startsWith(`${name}:`)) {
    from += 1;
  }
  if (from >= end) {
    const before = front.end ?? front.line + 1;
    return { from: before, to: before };
  }
  let to = from + 1;
  // Without an end, what follows may be the text itself.
  while (to < end && (front.end ? !/^[A-Za-z0-9-]+:/.test(textOf(to)) : /^\s+\S|^- /.test(textOf(to)))) {
    to += 1;
  }
  while (to - 1 > from && /^\s*(#.*)?$/.test(textOf(to - 1))) {
    to -= 1;
  }
  return { from, to };
};

const unquoted = (text) => {
  if (/^".*"$/.test(text)) {
    try {
      return JSON.parse(text).trim();
    } catch {
      return undefined;
    }
  }
  if (/^'([^']|'')*'$/.test(text)) {
    return text.slice(1, -1).replaceAll("''", "'").trim();
  }
  return /^[>|&*!"'[{#%@`-]|\s#|:\s|:$/.test(text) ? undefined : /^(~|null)$/.test(text) ? '' : text;
};

const readList = (text) => {
  const items = text.slice(1, -1).split(',').map((item) => item.trim()).filter(Boolean);
  return items.every((item) => /^[A-Za-z0-9-]+$/.test(item)) ? items.join('\n') : undefined;
};

/* What the text says of a field; undefined where only the server can read it. */
const read = (state, name) => {
  const place = placeOf(state, name);
  if (!place || place.from === place.to) {
    return '';
  }
  const first = state.doc.line(place.from).text.slice(name.length + 1).trim();
  const more = [];
  for (let n = place.from + 1; n < place.to; n += 1) {
    more.push(state.doc.line(n).text);
  }
  if (first === '' && more.every((line) => /^\s*- /.test(line))) {
    const items = more.map((line) => unquoted(line.replace(/^\s*- /, '').trim()));
    return items.includes(undefined) ? undefined : items.join('\n');
  }
  return more.some((line) => line.trim()) ? undefined : /^\[.*\]$/.test(first) ? readList(first) : unquoted(first);
};

const boxesOf = (field) => [...field.querySelectorAll('input[type=checkbox]')];

/* What is typed or chosen in: never a hidden field that goes with it. */
const inputOf = (field) => field.querySelector('input:not([type=hidden]), textarea, select');

const valueOf = (field) => (field.dataset.form === 'choices' ? boxesOf(field).filter((box) => box.checked).map((box) => box.value).join('\n') : inputOf(field).value);

const setValue = (field, value) => {
  if (field.dataset.form === 'choices') {
    const chosen = new Set(itemsOf(value));
    boxesOf(field).forEach((box) => { box.checked = chosen.has(box.value); });
    return;
  }
  const input = inputOf(field);
  if (input instanceof HTMLSelectElement) {
    if (![...input.options].some((option) => option.value === value)) {
      input.add(new Option(value === '' ? 'Choose one' : value, value), 0);
    }
    input.value = value;
    return;
  }
  const { selectionStart, selectionEnd } = input;
  input.value = input instanceof HTMLInputElement ? value.replaceAll('\n', ' ') : value;
  if (input === document.activeElement) {
    input.setSelectionRange(selectionStart, selectionEnd);
  }
};

/* Whether two values are the same to the text: spaces at the end of what is being typed are not. */
const isSame = (field, one, other) => {
  const [these, those] = [one, other].map((value) => (field.dataset.form === 'choices' ? itemsOf(value).sort() : itemsOf(value)));
  return isList(field) ? these.join('\n') === those.join('\n') : these.join(' ') === those.join(' ');
};

const wasChanged = (field) => {
  const input = inputOf(field);
  return field.dataset.form === 'choices' ? boxesOf(field).some((box) => box.checked !== box.defaultChecked)
    : input instanceof HTMLSelectElement ? [...input.options].some((option) => option.defaultSelected) && !input.selectedOptions[0]?.defaultSelected
      : input.value !== input.defaultValue;
};

export const createFields = ({ editor, root }) => {
  const fields = [...root.querySelectorAll('[data-field]')];
  let isWriting = false;

  const write = (field) => {
    const { state } = editor.view;
    const name = field.dataset.field;
    let value = valueOf(field);
    if (field.dataset.form === 'choices') {
      // What is written in the text and has no box stays there.
      const own = new Set(boxesOf(field).map((box) => box.value));
      value = [...itemsOf(value), ...itemsOf(read(state, name) ?? '').filter((item) => !own.has(item))].join('\n');
    }
    if (isSame(field, read(state, name) ?? '\u0000', value)) {
      return;
    }
    const lines = written(field, value).map((line) => `${line}\n`).join('');
    const place = placeOf(state, name);
    const at = (n) => (n <= state.doc.lines ? state.doc.line(n).from : state.doc.length);
    const changes = !place ? { from: 0, insert: lines && `---\n${lines}---\n\n` }
      : place.from > state.doc.lines ? { from: state.doc.length, insert: `\n${lines}` }
        : { from: at(place.from), to: at(place.to), insert: lines };
    isWriting = true;
    try {
      editor.view.dispatch({ changes });
    } finally {
      isWriting = false;
    }
  };

  const show = (field, value) => {
    if (!isSame(field, value, valueOf(field))) {
      setValue(field, value);
    }
  };

  for (const field of fields) {
    // The text says it all, so a server that asks which fields were changed beside it is told of none.
    field.querySelector('input[type=hidden]')?.remove();
    field.addEventListener('input', () => write(field));
    field.addEventListener('change', () => write(field));
    if (wasChanged(field)) {
      // Typed before the editor was there.
      write(field);
    }
  }

  const changed = () => {
    if (isWriting) {
      return;
    }
    for (const field of fields) {
      const value = read(editor.view.state, field.dataset.field);
      if (value !== undefined) {
        show(field, value);
      }
    }
  };
  changed();

  return {
    changed,
    /* What the server reads in the text as it is now, for what can't be read here. */
    told(values) {
      for (const field of fields) {
        const value = values[field.dataset.field];
        if (value !== undefined && read(editor.view.state, field.dataset.field) === undefined) {
          show(field, value);
        }
      }
    },
  };
};
