// Reads a calendar file as others do: ical.js. Prints what it finds as one line of JSON.
// Arguments: the file
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';

const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], 'utf8')));
const all = calendar.getAllSubcomponents('vevent');
const event = new ICAL.Event(all[0]);
// What must stand in an event, and what must not, by what the file is for: the tables of RFC 5546, 3.2.1 and 3.2.5, as libical checks them.
const tables = {
  PUBLISH: {
    once: ['dtstamp', 'dtstart', 'organizer', 'summary', 'uid'],
    never: ['attendee', 'request-status'],
    status: ['TENTATIVE', 'CONFIRMED', 'CANCELLED'],
  },
  CANCEL: { once: ['dtstamp', 'organizer', 'sequence', 'uid'], never: ['request-status'], status: ['CANCELLED'] },
};
const atMostOnce = ['class', 'created', 'description', 'dtend', 'dtstart', 'duration', 'geo', 'last-modified', 'location', 'priority', 'recurrence-id', 'sequence', 'status', 'summary', 'transp', 'url'];
function problemsOf(calendar, component) {
  const table = tables[calendar.getFirstPropertyValue('method')];
  if (!table) {
    return ['no METHOD that we send'];
  }
  const count = (name) => component.getAllProperties(name).length;
  const status = component.getFirstPropertyValue('status');
  return [
    ...table.once.filter((name) => count(name) !== 1).map((name) => `${name} must stand there once`),
    ...table.never.filter((name) => count(name) > 0).map((name) => `${name} must not stand there`),
    ...atMostOnce.filter((name) => count(name) > 1).map((name) => `${name} stands there more than once`),
    ...(status && !table.status.includes(status) ? [`STATUS ${status}`] : []),
    ...(count('dtend') + count('duration') > 1 ? ['both DTEND and DURATION'] : []),
    ...['prodid', 'version'].filter((name) => calendar.getAllProperties(name).length !== 1).map((name) => `${name} must stand there once`),
    ...(component.getFirstPropertyValue('dtstamp').zone === ICAL.Timezone.utcTimezone ? [] : ['DTSTAMP is not in UTC']),
  ];
}
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
  organizer: word('organizer'),
  problems: problemsOf(calendar, event.component),
}));
