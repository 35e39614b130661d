// What could not be saved yet stays on this device, locked with a key that the site gives to its writer alone. Signing out deletes it, and after a week it is gone.
const name = 'pace-studio';
const week = 7 * 24 * 60 * 60 * 1000;

const done = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

const open = async () => {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => request.result.createObjectStore('texts', { keyPath: 'id' });
  const db = await done(request);
  db.onversionchange = () => db.close();
  addEventListener('pace:leaving', () => db.close());
  return db;
};

const texts = (db, mode) => db.transaction('texts', mode).objectStore('texts');

/* For one document; undefined where this browser or this session can't keep anything. */
export const keptTextOf = async (id, server, address) => {
  try {
    const answer = await server.get(`${address}/device-key`);
    const [bytes, db] = [await answer.arrayBuffer(), await open()];
    const key = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
    const about = new TextEncoder().encode(id);
    for (const old of (await done(texts(db).getAll())).filter((one) => one.at < Date.now() - week)) {
      await done(texts(db, 'readwrite').delete(old.id));
    }
    return {
      async keep(text, stamp) {
        const iv = crypto.getRandomValues(new Uint8Array(12));
        const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: about }, key, new TextEncoder().encode(JSON.stringify({ text, stamp })));
        await done(texts(db, 'readwrite').put({ id, at: Date.now(), iv, sealed }));
      },
      async restore() {
        const one = await done(texts(db).get(id));
        if (!one) {
          return undefined;
        }
        try {
          return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: one.iv, additionalData: about }, key, one.sealed)));
        } catch {
          // Somebody else's: it stays for them.
          return undefined;
        }
      },
      drop: () => done(texts(db, 'readwrite').delete(id)),
    };
  } catch {
    return undefined;
  }
};
