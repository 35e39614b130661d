// Long lists get a field in which people type to find something. Without this they are as long as before, and work.
const isFound = (text, wanted) => text.toLocaleLowerCase('en-GB').includes(wanted);

for (const list of document.querySelectorAll('[data-find]')) {
  const noun = list.dataset.find;
  const id = `${list.id}-find`;
  const find = document.createElement('div');
  find.className = 'find-in-list';
  const label = document.createElement('label');
  label.htmlFor = id;
  label.textContent = `Type to find an ${noun}`;
  const input = document.createElement('input');
  // No name: it is never sent.
  Object.assign(input, { id, type: 'search', autocomplete: 'off', className: 'width-20' });
  const count = document.createElement('p');
  count.className = 'hint';
  count.setAttribute('role', 'status');
  find.append(label, input, count);
  const say = (found, wanted) => { count.textContent = wanted ? `${found === 1 ? `1 ${noun}` : `${found} ${noun}s`} with “${input.value.trim()}”` : ''; };
  const filter = list instanceof HTMLSelectElement ? select(list) : boxes(list);
  input.addEventListener('input', () => {
    const wanted = input.value.trim().toLocaleLowerCase('en-GB');
    say(filter(wanted), wanted);
  });
  // Enter looks for something here; it doesn't send the form.
  input.addEventListener('keydown', e => { if (e.key === 'Enter') { e.preventDefault(); } });
  if (list instanceof HTMLSelectElement) {
    list.before(find);
  } else {
    list.querySelector('details').before(find);
  }
}

// Some browsers show hidden options, so those that don't fit are taken out. What is chosen stays.
function select(list) {
  const all = [...list.children].map(part => ({ part, options: part instanceof HTMLOptGroupElement ? [...part.children] : null }));
  return wanted => {
    const value = list.value;
    let found = 0;
    const kept = [];
    for (const { part, options } of all) {
      if (!options) {
        kept.push(part);
        continue;
      }
      const fitting = options.filter(o => isFound(o.text, wanted));
      found += fitting.length;
      part.replaceChildren(...options.filter(o => fitting.includes(o) || o.value === value));
      if (part.children.length > 0) {
        kept.push(part);
      }
    }
    list.replaceChildren(...kept);
    list.value = value;
    return found;
  };
}

function boxes(list) {
  const groups = [...list.querySelectorAll('details')].map(group => ({ group, wasOpen: group.open, rows: [...group.querySelectorAll('.option')] }));
  return wanted => {
    let found = 0;
    for (const { group, wasOpen, rows } of groups) {
      const fitting = rows.filter(row => isFound(row.textContent, wanted));
      found += fitting.length;
      rows.forEach(row => { row.hidden = !fitting.includes(row); });
      group.hidden = fitting.length === 0;
      group.open = wanted ? fitting.length > 0 : wasOpen || rows.some(row => row.querySelector('input').checked);
    }
    return found;
  };
}
