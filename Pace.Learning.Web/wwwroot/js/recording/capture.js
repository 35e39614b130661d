// The microphone and the camera, and what they give.
import { find, kind, megabyte, most, show } from './page.js';
import { clearProblems, problem } from './problems.js';

const device = kind === 'video' ? 'camera or microphone' : 'microphone';
// What most devices play comes first.
const wanted = kind === 'video'
  ? ['video/mp4;codecs=avc1.42E01E,mp4a.40.2', 'video/webm;codecs=vp9,opus', 'video/webm;codecs=vp8,opus', 'video/webm', 'video/mp4']
  : ['audio/mp4;codecs=mp4a.40.2', 'audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/webm', 'audio/mp4'];

export const canRecord = () => Boolean(window.MediaRecorder && navigator.mediaDevices?.getUserMedia && MediaRecorder.isTypeSupported && wanted.some(t => MediaRecorder.isTypeSupported(t)));

const refusals = {
  NotAllowedError: [`This page may not use your ${device}. So nothing can be recorded here yet.`, [
    'On a phone or a computer: tap the sign before the address at the top. Look for “Permissions” or “Website settings”, and allow it there. Then press the button again.',
    'On an iPhone it may also be in Settings, Apps, Safari.',
    'You need not do this. You can choose a file instead, further down.']],
  NotFoundError: [`We found no ${device} on this device.`, ['Plug one in and press the button again. Or choose a file, further down.']],
  NotReadableError: [`Something else is using your ${device}.`, ['End your call, or close the other app. Then press the button again.']],
};

const clock = () => {
  const seconds = Math.floor(capture.heard() / 1000);
  find('clock').textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

export const capture = {
  stream: undefined,
  media: undefined,
  parts: [],
  size: 0,
  length: 0, // in milliseconds, without pauses
  since: undefined,
  ticking: undefined,
  onPart: undefined, // (part, length)
  onEnd: undefined, // ({ blob, type, length }), the blob empty when nothing was recorded

  isRunning() {
    return Boolean(this.media) && this.media.state !== 'inactive';
  },

  async ask() {
    if (this.stream?.active) {
      return true;
    }
    clearProblems();
    try {
      this.stream = await navigator.mediaDevices.getUserMedia(kind === 'video' ? { audio: true, video: { width: { ideal: 1280 }, facingMode: 'user' } } : { audio: true });
      return true;
    } catch (error) {
      problem(...(refusals[error.name === 'SecurityError' ? 'NotAllowedError' : error.name] ?? [`We could not use your ${device}. Please try again, or choose a file, further down.`]));
      return false;
    }
  },

  release() {
    this.stream?.getTracks().forEach(track => track.stop());
    this.stream = undefined;
    const live = find('live');
    if (live) {
      live.srcObject = null;
      show(live, false);
    }
  },

  begin() {
    const type = wanted.find(t => MediaRecorder.isTypeSupported(t));
    this.media = new MediaRecorder(this.stream, { ...(type && { mimeType: type }), audioBitsPerSecond: 64_000, videoBitsPerSecond: 1_500_000 });
    Object.assign(this, { parts: [], size: 0, length: 0, since: undefined });
    this.media.ondataavailable = event => {
      this.parts.push(event.data);
      this.size += event.data.size;
      this.onPart?.(event.data, this.heard());
      if (this.size > most - 5 * megabyte) {
        this.end();
      }
    };
    this.media.onstop = () => this.finish();
    this.media.onerror = () => this.end();
    // A call comes in, a plug is pulled: what there is stays.
    this.stream.getTracks().forEach(track => track.addEventListener('ended', () => this.end()));
    this.media.start(1000);
    this.run(true);
  },

  run(on) {
    this.length = this.heard();
    this.since = on ? performance.now() : undefined;
    clearInterval(this.ticking);
    if (on) {
      this.ticking = setInterval(clock, 250);
    }
    clock();
  },

  heard() {
    return this.length + (this.since === undefined ? 0 : performance.now() - this.since);
  },

  pause() {
    this.media.pause();
    this.run(false);
  },

  resume() {
    this.media.resume();
    this.run(true);
  },

  end() {
    if (this.isRunning()) {
      this.run(false);
      this.media.stop();
    }
  },

  finish() {
    this.run(false);
    const type = (this.media.mimeType || this.parts[0]?.type || '').split(';')[0];
    const taken = { blob: new Blob(this.parts, { type }), type, length: this.length };
    this.media = undefined;
    this.parts = [];
    this.release();
    this.onEnd(taken);
  },
};
