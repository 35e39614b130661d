// Front matter, blocks and headings of a text, line by line, as the site's own compiler finds them.
import { StateField } from '@codemirror/state';

const fence = /^ {0,3}(`{3,}|~{3,})/;
const heading = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/;
export const fieldLine = /^([a-z0-9-]+):(?:[ \t](.*))?$/;

export const scan = (doc) => {
  const found = { front: undefined, blocks: [], headings: [] };
  const open = [];
  let place = 'text';
  let code = '';
  let number = 0;
  for (const text of doc.iterLines()) {
    number += 1;
    if (place === 'front') {
      if (text.trimEnd() === '---') {
        found.front.end = number;
        place = 'text';
      }
      continue;
    }
    if (number === 1 && text.trimEnd() === '---') {
      found.front = { line: 1, end: undefined };
      place = 'front';
      continue;
    }
    if (place === 'fields') {
      const block = open.at(-1);
      if (text.trimEnd() === '---') {
        block.fieldsEnd = number;
        place = 'text';
        continue;
      }
      if (!text.startsWith(':::')) {
        const field = fieldLine.exec(text);
        if (field) {
          block.fields.push(field[1]);
        }
        continue;
      }
      place = 'text';
    }
    if (place === 'opened') {
      const field = fieldLine.exec(text);
      if (field) {
        open.at(-1).fields.push(field[1]);
        place = 'fields';
        continue;
      }
      place = 'text';
    }
    const marks = fence.exec(text)?.[1];
    if (code) {
      if (marks && marks[0] === code[0] && marks.length >= code.length && text.trim() === marks) {
        code = '';
      }
      continue;
    }
    if (marks) {
      code = marks;
      continue;
    }
    if (text.startsWith(':::')) {
      const rest = text.slice(3).trim();
      if (rest === '') {
        const block = open.pop();
        if (block) {
          block.end = number;
        }
      } else {
        const space = rest.search(/\s/);
        const block = {
          kind: space < 0 ? rest : rest.slice(0, space), line: number, fieldsEnd: undefined, end: undefined, fields: [], depth: open.length, outer: open.at(-1),
        };
        found.blocks.push(block);
        open.push(block);
        place = 'opened';
      }
      continue;
    }
    const title = heading.exec(text);
    if (title) {
      found.headings.push({ line: number, level: title[1].length, text: title[2] });
    }
  }
  return found;
};

/* The structure of what is in the editor now. */
export const structure = StateField.define({
  create: (state) => scan(state.doc),
  update: (known, change) => (change.docChanged ? scan(change.state.doc) : known),
});

/* The innermost block around a line; the lines that open and close it are its own. */
export const blockAt = ({ blocks }, line) => blocks.findLast((block) => block.line <= line && (block.end ?? Infinity) >= line);

/* Whether a line belongs to the fields of a block, or may become the first of them. */
export const isFieldLine = (block, line) => line > block.line && (block.fieldsEnd ? line < block.fieldsEnd : block.fields.length > 0 || line === block.line + 1);

/* Under which heading a line stands. */
export const headingAt = ({ headings }, line) => headings.findLast((one) => one.line <= line);
