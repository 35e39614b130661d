// The page as learners will see it, made by the server of what is written now, and scrolled to the same place.
import { EditorView } from '@codemirror/view';
import { structure } from './scan.js';

const pause = 300;

export const createPreview = ({ editor, server, frame }) => {
  let timer;
  let isFromFrame = false;
  let isFromText = false;

  const page = () => frame.contentDocument?.querySelector('main') ?? undefined;

  const show = async () => {
    const told = new DOMParser().parseFromString(await server.post('/preview', { text: editor.text() }), 'text/html');
    const [is, was] = [told.querySelector('main'), page()];
    if (is && was) {
      const top = frame.contentWindow.scrollY;
      was.replaceWith(frame.contentDocument.adoptNode(is));
      frame.contentWindow.scrollTo(0, top);
    }
  };

  /* Headings stand in both, in the same order: between two of them, as far down as in the other. */
  const places = () => {
    const { view } = editor;
    const top = view.documentTop - view.scrollDOM.getBoundingClientRect().top + view.scrollDOM.scrollTop;
    const lines = view.state.field(structure).headings;
    const frameTop = frame.contentWindow.scrollY;
    const headings = [...(page()?.querySelectorAll('h2[id], h3[id], h4[id]') ?? [])];
    const pairs = [[0, 0]];
    let at = 0;
    for (const { line, text } of lines) {
      const found = headings.findIndex((heading, i) => i >= at && heading.textContent.trim() === text.replace(/[*_`]/g, ''));
      if (found >= 0) {
        at = found + 1;
        pairs.push([view.lineBlockAt(view.state.doc.line(line).from).top + top, headings[found].getBoundingClientRect().top + frameTop]);
      }
    }
    pairs.push([view.scrollDOM.scrollHeight, frame.contentDocument.documentElement.scrollHeight]);
    return pairs;
  };

  const between = (pairs, from, to, value) => {
    const next = Math.max(1, pairs.findIndex((pair) => pair[from] > value));
    const [a, b] = [pairs[next - 1], pairs[next]];
    const part = b[from] === a[from] ? 0 : (value - a[from]) / (b[from] - a[from]);
    return a[to] + part * (b[to] - a[to]);
  };

  const followText = () => {
    if (isFromFrame || !page()) {
      isFromFrame = false;
      return;
    }
    isFromText = true;
    frame.contentWindow.scrollTo({ top: between(places(), 0, 1, editor.view.scrollDOM.scrollTop), behavior: 'instant' });
  };

  const followFrame = () => {
    if (isFromText) {
      isFromText = false;
      return;
    }
    isFromFrame = true;
    editor.view.scrollDOM.scrollTop = between(places(), 1, 0, frame.contentWindow.scrollY);
  };

  const listen = () => frame.contentWindow.addEventListener('scroll', followFrame, { passive: true });
  editor.view.scrollDOM.addEventListener('scroll', followText, { passive: true });
  frame.addEventListener('load', listen);
  if (frame.contentDocument?.readyState === 'complete') {
    listen();
  }

  /* As wide as a desktop, and as small as it has to be. */
  const desk = document.getElementById('w-desk');
  const fit = () => {
    const scale = desk.checked ? Math.min(1, frame.parentElement.clientWidth / 1100) : 1;
    frame.style.inlineSize = scale < 1 ? '1100px' : '';
    frame.style.blockSize = scale < 1 ? `${100 / scale}%` : '';
    frame.style.transform = scale < 1 ? `scale(${scale})` : '';
  };
  desk.closest('fieldset').addEventListener('change', fit);
  new ResizeObserver(fit).observe(frame.parentElement);

  return {
    changed() {
      clearTimeout(timer);
      timer = setTimeout(() => show().catch(() => {}), pause);
    },
    showLine: (line) => editor.view.dispatch({ effects: EditorView.scrollIntoView(editor.view.state.doc.line(line).from, { y: 'start' }) }),
  };
};
