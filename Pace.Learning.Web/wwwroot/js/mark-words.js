// Whoever marks words of a draft is offered a note on them. Without this file the words are copied into the form's field.
const draft = document.querySelector('[data-draft]');
const most = 300;
let offer;

const plain = text => text.replace(/\s+/g, ' ').trim();

const markedPart = selection => {
  const within = node => (node?.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest?.('[data-part]');
  const part = within(selection.anchorNode);
  return part && part === within(selection.focusNode) && draft.contains(part) ? part : null;
};

const show = () => {
  const selection = getSelection();
  const words = selection.isCollapsed ? '' : plain(selection.toString());
  const part = words && words.length <= most && !selection.anchorNode?.parentElement?.closest('.part-notes') ? markedPart(selection) : null;
  if (!part) {
    offer?.remove();
    offer = null;
    return;
  }
  if (!offer) {
    offer = document.createElement('div');
    offer.className = 'marked-words';
    offer.append(Object.assign(document.createElement('a'), { className: 'button', textContent: 'Write a note on these words' }));
    draft.after(offer);
  }
  const number = part.dataset.part;
  offer.firstChild.href = `${draft.dataset.draft}?at=${number}&marked=${encodeURIComponent(words)}#part-${number}`;
};

if (draft) {
  let soon;
  document.addEventListener('selectionchange', () => {
    clearTimeout(soon);
    soon = setTimeout(show, 150);
  });
}
