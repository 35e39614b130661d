// A WebM from a recorder doesn't say how long it is, because that wasn't known when it began: a player then shows no length. It is written in here.

const number = (bytes, place, keepsMark) => {
  const length = Math.clz32(bytes[place]) - 23;
  let value = keepsMark ? bytes[place] : bytes[place] & ((1 << (8 - length)) - 1);
  for (let i = 1; i < length; i++) {
    value = value * 256 + bytes[place + i];
  }
  return { value, length };
};

export const withLength = async (blob, milliseconds) => {
  try {
    const head = new Uint8Array(await blob.slice(0, 4096).arrayBuffer());
    for (let place = 0; place < head.length - 16;) {
      const id = number(head, place, true);
      const size = number(head, place + id.length, false);
      const body = place + id.length + size.length;
      if (id.value === 0x1549A966) {
        return informed(blob, head, { place, size, body }, milliseconds);
      }
      // Into the segment, past everything else. One that says how long it is was finished after all.
      if (id.value === 0x18538067 && size.value < 2 ** (7 * size.length) - 1) {
        return blob;
      }
      place = id.value === 0x18538067 ? body : body + size.value;
    }
  } catch {
    // It plays without it, too.
  }
  return blob;
};

const informed = (blob, head, info, milliseconds) => {
  const end = info.body + info.size.value;
  let scale = 1_000_000;
  for (let place = info.body; place < end;) {
    const id = number(head, place, true);
    const size = number(head, place + id.length, false);
    const body = place + id.length + size.length;
    if (id.value === 0x2AD7B1) {
      scale = head.slice(body, body + size.value).reduce((sum, byte) => sum * 256 + byte, 0);
    }
    if (id.value === 0x4489) {
      return blob;
    }
    place = body + size.value;
  }
  const added = new DataView(new ArrayBuffer(11));
  added.setUint16(0, 0x4489);
  added.setUint8(2, 0x88);
  added.setFloat64(3, milliseconds * 1_000_000 / scale);
  const start = new DataView(new ArrayBuffer(12));
  start.setUint32(0, 0x1549A966);
  start.setUint32(4, 0x01000000);
  start.setUint32(8, info.size.value + 11);
  return new Blob([head.slice(0, info.place), start, head.slice(info.body, end), added, blob.slice(end)], { type: blob.type });
};
