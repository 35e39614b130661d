"""Prints the page that comes in as an accessible PDF. It reads style sheets and fonts of the one folder that it is given, and nothing else of this machine or any other.

print.py FOLDER   a page comes in, a PDF goes out; code 3 and the letters on the error stream, when no font here has them
print.py          a text comes in, and the letters of it that no font here has go out
"""
import inspect
import os
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as ElementTree
from urllib.parse import urlsplit
from urllib.request import url2pathname

from fontTools import agl

KINDS = {'.css': 'text/css', '.woff2': 'font/woff2'}
UNSEEN = {'Cc', 'Cf', 'Zs', 'Zl', 'Zp'}
NO_GLYPH = 3


def main():
    text = sys.stdin.buffer.read().decode('utf-8')
    if len(sys.argv) == 1:
        sys.stdout.buffer.write(without_glyph(text).encode('utf-8'))
        return 0
    from weasyprint import HTML
    tell_letters()
    page = HTML(string=text, base_url=sys.argv[1], url_fetcher=only_of(sys.argv[1]))
    if missing := without_glyph(''.join(page.etree_element.itertext())):
        sys.stderr.buffer.write(missing.encode('utf-8'))
        return NO_GLYPH
    write_lists_as_tables(page.etree_element)
    # The name of this option changed with WeasyPrint 59.
    option = 'variant' if 'variant' in inspect.signature(page.write_pdf).parameters else 'pdf_variant'
    sys.stdout.buffer.write(page.write_pdf(**{option: 'pdf/ua-1'}))
    return 0


def without_glyph(text):
    letters = {letter for letter in text if ord(letter) > 126 and unicodedata.category(letter) not in UNSEEN and not is_selector(letter)}
    return ''.join(sorted(letters - installed(letters))) if letters else ''


def is_selector(letter):
    return 0xFE00 <= ord(letter) <= 0xFE0F or 0xE0100 <= ord(letter) <= 0xE01EF


def installed(letters):
    found = set()
    for line in set(subprocess.run(['fc-list', '--format', '%{charset}\n'], capture_output=True, text=True, check=True).stdout.splitlines()):
        ranges = [[int(end, 16) for end in part.split('-')] for part in line.split()]
        found |= {letter for letter in letters - found if any(r[0] <= ord(letter) <= r[-1] for r in ranges)}
    return found


def write_lists_as_tables(page):
    """Names and values: WeasyPrint marks them as items of a list that don't belong together, and a table reads right."""
    for names in list(page.iter('dl')):
        parts = [part for child in names for part in (child if child.tag == 'div' else [child])]
        for child in list(names):
            names.remove(child)
        names.tag = 'table'
        for part in parts:
            if part.tag == 'dt':
                row = ElementTree.SubElement(names, 'tr')
                part.tag = 'th'
                part.set('scope', 'row')
            else:
                part.tag = 'td'
            row.append(part)


def tell_letters():
    """In writing from right to left WeasyPrint gives the glyphs of a run each other's letters; the font knows whose they are."""
    try:
        from weasyprint.pdf.fonts import Font
    except ImportError:
        from weasyprint.pdf.stream import Font
    made = Font.__init__

    def make(font, *about, **more):
        made(font, *about, **more)
        if font.ttfont is not None and hasattr(font, 'cmap'):
            font.cmap = Letters(font.ttfont)

    Font.__init__ = make


class Letters(dict):
    """What each glyph of a font stands for."""

    def __init__(self, font):
        super().__init__()
        self.names = font.getGlyphOrder()
        self.known = {}
        for letter, name in (font.getBestCmap() or {}).items():
            self.known.setdefault(name, set()).add(unicodedata.normalize('NFKC', chr(letter)))

    def __setitem__(self, glyph, text):
        name = self.names[glyph] if glyph < len(self.names) else ''
        known = self.known.get(name) or {agl.toUnicode(name)}
        is_turned = any(unicodedata.bidirectional(letter) in ('R', 'AL') for letter in text + ''.join(known))
        # Signs and spaces between turned words are given nothing; parts of letters in other scripts rightly are.
        is_lost = text == '' and not any(unicodedata.category(letter)[0] in 'LM' for letter in ''.join(known))
        super().__setitem__(glyph, min(known) if text not in known and (is_turned or is_lost) and min(known) else text)


def only_of(folder):
    root = os.path.realpath(folder)

    def fetch(url, *_, **__):
        where = urlsplit(url)
        path = os.path.realpath(url2pathname(where.path)) if where.scheme == 'file' and not where.netloc else ''
        kind = KINDS.get(os.path.splitext(path)[1])
        if kind is None or os.path.commonpath([root, path]) != root:
            raise ValueError(f'{where.scheme} is not for print-outs')
        return {'file_obj': open(path, 'rb'), 'mime_type': kind}

    return fetch


sys.exit(main())
