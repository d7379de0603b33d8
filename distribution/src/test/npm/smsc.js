// An SMSC for tests. It takes orders as lines of JSON and tells what it sees as lines of JSON.
//
//   {"bind": "ok" | "password"}       how binds are answered
//   {"submit": MODE, "count": N}      how messages are answered: accept, never, throttle, reverse (N at a
//                                     time), receipt-first, cut (after N); delay in ms may go with it
//   {"receipts": true | false}        whether each message that is taken gets a receipt
//   {"report": ID, "stat": STATE}     sends a receipt for one that was taken; DELIVRD without a state
//   {"silent": true | false}          whether probes get no answer
//   {"deliver": {...}}                sends a deliver_sm with these fields over all links, once
//   {"bring": [{...}, ...]}           sends each over some link, again until it is acknowledged, as
//                                     receipts are, too
//   {"enquire": true} {"cut": true}   probes, or cuts, all links
const fs = require('fs');
const readline = require('readline');
const smpp = require('smpp');

const [port, cert, key] = process.argv.slice(2);
const rules = { bind: 'ok', submit: 'accept', count: 0, delay: 0, receipts: false, silent: false };
const sessions = new Set();
const accepted = new Map();
// As with any SMSC, ids do not begin anew when it starts again.
const series = process.env.SMSC_SERIES || '';
let ids = 0;
let held = [];
let taken = 0;
const MOST_UNDER_WAY = 50;
const waiting = [];
const underWay = new Map();

function tell(event) {
  process.stdout.write(JSON.stringify(event) + '\n');
}

function textOf(pdu) {
  const payload = pdu.short_message || {};
  const message = payload.message === undefined ? payload : payload.message;
  return Buffer.isBuffer(message) ? message.toString('latin1') : String(message);
}

// What is to be delivered waits for a link, and goes again if that ends before the answer.
function bring(event, pdu) {
  waiting.push({ event, pdu });
  deliver();
}

function deliver() {
  for (const session of sessions) {
    const open = underWay.get(session);
    while (waiting.length && open.size < MOST_UNDER_WAY) {
      const item = waiting.shift();
      open.add(item);
      session.deliver_sm(item.pdu, answer => {
        if (!open.delete(item)) {
          return;
        }
        tell({ event: item.event, status: answer.command_status });
        if (answer.command_status) {
          setTimeout(() => bring(item.event, item.pdu), 200);
        }
        deliver();
      });
    }
  }
}

function opened(session) {
  sessions.add(session);
  underWay.set(session, new Set());
}

function closed(session) {
  if (sessions.delete(session)) {
    waiting.unshift(...underWay.get(session));
    underWay.delete(session);
    deliver();
  }
}

function receipt(pdu, id, state = 'DELIVRD') {
  bring('receipt-answer', {
    source_addr_ton: 1,
    source_addr_npi: 1,
    source_addr: pdu.destination_addr,
    dest_addr_ton: 1,
    dest_addr_npi: 1,
    destination_addr: pdu.source_addr,
    esm_class: 4,
    short_message: `id:${id} sub:001 dlvrd:001 submit date:2601010000 done date:2601010001 stat:${state} err:000 text:`,
  });
}

function accept(session, pdu) {
  const id = series + String(++ids);
  tell({ event: 'accept', id, text: textOf(pdu), to: pdu.destination_addr });
  accepted.set(id, pdu);
  if (rules.submit === 'receipt-first') {
    receipt(pdu, id);
  }
  session.send(pdu.response({ message_id: id }));
  if (rules.receipts) {
    receipt(pdu, id);
  }
}

function submitted(session, pdu) {
  tell({ event: 'submit', text: textOf(pdu), from: pdu.source_addr, to: pdu.destination_addr,
    esm_class: pdu.esm_class, data_coding: pdu.data_coding });
  taken++;
  switch (rules.submit) {
    case 'never':
      return;
    case 'throttle':
      session.send(pdu.response({ command_status: smpp.ESME_RTHROTTLED }));
      return;
    case 'cut':
      if (taken >= rules.count) {
        session.destroy();
      }
      return;
    case 'reverse':
      held.push(pdu);
      if (held.length >= rules.count) {
        held.reverse().forEach(each => accept(session, each));
        held = [];
      }
      return;
    default:
      if (rules.delay) {
        setTimeout(() => accept(session, pdu), rules.delay);
      } else {
        accept(session, pdu);
      }
  }
}

const options = cert ? { cert: fs.readFileSync(cert), key: fs.readFileSync(key) } : {};
const server = smpp.createServer(options, session => {
  session.on('bind_transceiver', pdu => {
    tell({ event: 'bind', system_id: pdu.system_id, password: pdu.password });
    if (rules.bind === 'password') {
      session.send(pdu.response({ command_status: smpp.ESME_RINVPASWD }));
      return;
    }
    session.send(pdu.response({ system_id: 'smsc' }));
    opened(session);
    deliver();
  });
  session.on('submit_sm', pdu => submitted(session, pdu));
  session.on('enquire_link', pdu => {
    tell({ event: 'enquire' });
    if (!rules.silent) {
      session.send(pdu.response());
    }
  });
  session.on('unbind', pdu => {
    tell({ event: 'unbind' });
    session.send(pdu.response());
    session.close();
  });
  session.on('close', () => closed(session));
  session.on('error', () => session.destroy());
});
server.on('error', failure => {
  process.stderr.write(failure.message + '\n');
  process.exitCode = 1;
});
server.on('tlsClientError', () => tell({ event: 'tls-error' }));
server.listen(Number(port), '127.0.0.1', () => tell({ event: 'listening', port: server.address().port }));

function order(line) {
  const wanted = JSON.parse(line);
  for (const rule of Object.keys(rules)) {
    if (rule in wanted) {
      rules[rule] = wanted[rule];
    }
  }
  if ('submit' in wanted) {
    taken = 0;
    held = [];
    rules.delay = wanted.delay || 0;
  }
  if (wanted.report) {
    receipt(accepted.get(wanted.report), wanted.report, wanted.stat);
  }
  (wanted.bring || []).forEach(each => bring('bring-answer', each));
  for (const session of sessions) {
    if (wanted.deliver) {
      session.deliver_sm(wanted.deliver,
        answer => tell({ event: 'deliver-answer', status: answer.command_status }));
    }
    if (wanted.enquire) {
      session.enquire_link({}, () => tell({ event: 'enquire-answer' }));
    }
    if (wanted.cut) {
      session.destroy();
    }
  }
  tell({ event: 'ordered' });
}

readline.createInterface({ input: process.stdin })
  .on('line', order)
  .on('close', () => process.exit(0));
