// Keeps what is recorded on this device until it is sent, for a day: every second of it locked, with a key that the site gives to its parent alone, when they have signed in.
// Whoever uses the device next finds nothing that could be heard or seen. Signing out and “Leave this site” delete it as well.
const name = 'pace-unsent';
const day = 24 * 60 * 60 * 1000;

const done = request => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

const finished = transaction => new Promise((resolve, reject) => {
  transaction.oncomplete = resolve;
  transaction.onerror = transaction.onabort = () => reject(transaction.error);
});

const open = async () => {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('takes', { keyPath: 'id' });
    request.result.createObjectStore('parts', { keyPath: ['id', 'number'] });
  };
  const db = await done(request);
  const close = () => db.close();
  db.onversionchange = close;
  addEventListener('pace:leaving', close);
  return db;
};

const partsOf = id => IDBKeyRange.bound([id, 0], [id, Infinity]);

const keyFor = async address => {
  const answer = await fetch(address, { credentials: 'same-origin', cache: 'no-store', redirect: 'manual' });
  if (!answer.ok) {
    throw new Error('No key');
  }
  return crypto.subtle.importKey('raw', await answer.arrayBuffer(), 'AES-GCM', false, ['encrypt', 'decrypt']);
};

class KeptTake {
  #db;
  #key;
  #id;
  #number = 0;
  #work = Promise.resolve();
  #isBegun = false;
  isWhole = false;

  constructor(db, key, id) {
    this.#db = db;
    this.#key = key;
    this.#id = id;
  }

  begin() {
    this.#number = 0;
    this.#isBegun = this.isWhole = true;
    this.#then(async () => {
      const change = this.#db.transaction(['takes', 'parts'], 'readwrite');
      change.objectStore('parts').delete(partsOf(this.#id));
      change.objectStore('takes').put({ id: this.#id, at: Date.now(), type: '', length: 0 });
      await finished(change);
    });
  }

  add(part, type, length) {
    if (!this.#isBegun) {
      // It was running before this could keep it: a part without its beginning plays nowhere.
      return;
    }
    const number = this.#number++;
    this.#then(async () => {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const bytes = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: this.#about(number) }, this.#key, await part.arrayBuffer());
      const change = this.#db.transaction(['takes', 'parts'], 'readwrite');
      change.objectStore('parts').put({ id: this.#id, number, iv, bytes });
      change.objectStore('takes').put({ id: this.#id, at: Date.now(), type, length });
      await finished(change);
    });
  }

  /* All that was given so far is written. */
  settled() {
    return this.#work;
  }

  /* What was kept; undefined when there is nothing, or it can't be opened by whoever is asking. */
  async restore() {
    try {
      const read = this.#db.transaction(['takes', 'parts']);
      const [take, parts] = await Promise.all([done(read.objectStore('takes').get(this.#id)), done(read.objectStore('parts').getAll(partsOf(this.#id)))]);
      if (!take || parts.length === 0) {
        return undefined;
      }
      const opened = await Promise.all(parts.map(part => crypto.subtle.decrypt({ name: 'AES-GCM', iv: part.iv, additionalData: this.#about(part.number) }, this.#key, part.bytes)));
      this.isWhole = true;
      return { blob: new Blob(opened, { type: take.type }), type: take.type, length: take.length };
    } catch {
      await this.drop();
      return undefined;
    }
  }

  async drop() {
    this.#then(async () => {
      const change = this.#db.transaction(['takes', 'parts'], 'readwrite');
      change.objectStore('parts').delete(partsOf(this.#id));
      change.objectStore('takes').delete(this.#id);
      await finished(change);
    });
    await this.#work;
  }

  #about(number) {
    return new TextEncoder().encode(`${this.#id}:${number}`);
  }

  // One after the other. A device that is full keeps no half: the page says that it is only here.
  #then(act) {
    this.#work = this.#work.then(act).catch(() => {
      this.isWhole = false;
    });
  }
}

/* For one contribution; undefined where this browser or this session can't keep anything. */
export const keptFor = async (id, address) => {
  try {
    const [key, db] = await Promise.all([keyFor(address), open()]);
    const old = (await done(db.transaction('takes').objectStore('takes').getAll())).filter(take => take.at < Date.now() - day);
    if (old.length > 0) {
      const change = db.transaction(['takes', 'parts'], 'readwrite');
      for (const take of old) {
        change.objectStore('parts').delete(partsOf(take.id));
        change.objectStore('takes').delete(take.id);
      }
      await finished(change);
    }
    return new KeptTake(db, key, id);
  } catch {
    return undefined;
  }
};
