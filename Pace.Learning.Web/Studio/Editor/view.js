// The editor itself: what a text area can, and what makes Markdown with blocks easier to write.
import { autocompletion, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, redo } from '@codemirror/commands';
import { bracketMatching, codeFolding, foldGutter, foldKeymap, indentUnit } from '@codemirror/language';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { ChangeSet, Compartment, EditorState, Transaction } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLineGutter, keymap, lineNumbers } from '@codemirror/view';
import { bold, continueList, heading, italic, link, list } from './commands.js';
import { completions, noWords } from './completion.js';
import { findingMarks, frontLines, goToFinding, otherPeople } from './marks.js';
import { paceMarkdown } from './markdown.js';
import { pasted } from './paste.js';
import { theme } from './theme.js';

const complete = (words) => autocompletion({ override: [completions(words)], icons: false, activateOnTyping: true, closeOnBlur: true });

/* The smallest change that makes one text of another, so that marks and the cursor keep their places. */
export const changeTo = (was, is) => {
  let from = 0;
  const shorter = Math.min(was.length, is.length);
  while (from < shorter && was[from] === is[from]) {
    from += 1;
  }
  let end = 0;
  while (end < shorter - from && was[was.length - 1 - end] === is[is.length - 1 - end]) {
    end += 1;
  }
  return { from, to: was.length - end, insert: is.slice(from, is.length - end) };
};

export const createEditor = (area, { nonce, labelledBy, describedBy, onChange, onMove, onFinding, onPaste, onInsert }) => {
  const vocabulary = new Compartment();
  const finding = (step) => (view) => {
    onFinding(goToFinding(view, step));
    return true;
  };
  const noted = new Set();
  const view = new EditorView({
    state: EditorState.create({
      doc: area.value,
      extensions: [
        EditorView.cspNonce.of(nonce),
        lineNumbers(), foldGutter({ openText: '▾', closedText: '▸' }), codeFolding(), highlightActiveLineGutter(), history(), drawSelection(), EditorView.lineWrapping, bracketMatching(),
        indentUnit.of('  '), EditorState.tabSize.of(2), highlightSelectionMatches({ minSelectionLength: 3 }), search({ top: true }),
        paceMarkdown, vocabulary.of(complete(noWords)), findingMarks, otherPeople, pasted, frontLines, theme,
        EditorView.contentAttributes.of({ 'aria-labelledby': labelledBy, tabindex: '0', ...(describedBy ? { 'aria-describedby': describedBy } : {}), spellcheck: 'true', autocorrect: 'on', autocapitalize: 'sentences' }),
        keymap.of([
          { key: 'Mod-b', run: bold }, { key: 'Mod-i', run: italic, preventDefault: true }, { key: 'Mod-k', run: link }, { key: 'Alt-h', run: heading }, { key: 'Alt-l', run: list },
          { key: 'Alt-i', run: onInsert }, { key: 'F8', run: finding(1), shift: finding(-1) }, { key: 'Alt-n', run: finding(1) }, { key: 'Alt-p', run: finding(-1) },
          { key: 'Enter', run: continueList }, { key: 'Mod-Shift-z', run: redo },
          ...completionKeymap, ...searchKeymap, ...foldKeymap, ...historyKeymap, ...defaultKeymap,
        ]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) {
            for (const since of noted) {
              since.changes = since.changes.compose(update.changes);
            }
            // The form is sent as it stands, whatever becomes of the scripts.
            area.value = update.state.doc.toString();
            onChange(update.transactions.some((t) => t.annotation(Transaction.remote)));
          }
          if (update.selectionSet || update.docChanged) {
            onMove();
          }
        }),
        EditorView.domEventHandlers({ paste: onPaste }),
      ],
    }),
  });
  return {
    view,
    learn: (words) => view.dispatch({ effects: vocabulary.reconfigure(complete(words)) }),
    text: () => view.state.doc.toString(),
    /* Notes what is typed from now on, so that what comes back for the text as it is now can be put into it. */
    since() {
      const since = { text: view.state.doc.toString(), changes: ChangeSet.empty(view.state.doc.length) };
      noted.add(since);
      return {
        get changes() { return since.changes; },
        end: () => noted.delete(since),
        become(text) {
          noted.delete(since);
          const changes = ChangeSet.of(changeTo(since.text, text), since.text.length).map(since.changes);
          view.dispatch({ changes, annotations: [Transaction.remote.of(true), Transaction.addToHistory.of(false)] });
        },
      };
    },
    /* What somebody else wrote, or another part of the page, comes in without taking the cursor away. */
    replace(text, isRemote = true) {
      const was = view.state.doc.toString();
      if (text !== was) {
        view.dispatch({ changes: changeTo(was, text), annotations: isRemote ? [Transaction.remote.of(true), Transaction.addToHistory.of(false)] : [] });
      }
    },
  };
};

