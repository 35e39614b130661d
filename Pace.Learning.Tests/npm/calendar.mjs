// Reads a calendar file as others do: ical.js. Prints what it finds as one line of JSON.
// Arguments: the file
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';

const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], 'utf8')));
const all = calendar.getAllSubcomponents('vevent');
const event = new ICAL.Event(all[0]);
const word = (name) => event.component.getFirstPropertyValue(name);
console.log(JSON.stringify({
  events: all.length,
  method: calendar.getFirstPropertyValue('method'),
  version: calendar.getFirstPropertyValue('version'),
  uid: event.uid,
  sequence: event.sequence,
  start: event.startDate.toJSDate().toISOString(),
  end: event.endDate.toJSDate().toISOString(),
  made: word('dtstamp').toJSDate().toISOString(),
  status: word('status'),
  class: word('class'),
  summary: event.summary,
  location: event.location,
}));
