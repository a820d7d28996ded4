import type { StatementWords } from './en';

/** A statement in Polish. */
export const pl: StatementWords = {
  title: 'Zestawienie wpłat',
  newsroom: 'Odbiorca',
  period: 'Okres',
  zone: 'Dni',
  'zone.value': 'według strefy czasowej {zone}; na potwierdzeniach według UTC',
  'known-on': 'Stan na dzień',
  empty: 'W tym czasie nic nie wpłacono i nic nie zwrócono.',
  day: 'Dzień',
  kind: 'Co',
  'kind.value':
    '{kind, select, past {Wpłata pobrana przez {system}} given {Wpłata} refunded {{direction, select, back {Zwrot} other {Zwrot nieudany}}} other {{direction, select, back {Cofnięte przez bank} other {Oddane przez bank}}}}',
  frequency: 'Jak często',
  'frequency.value':
    '{frequency, select, monthly {Co miesiąc} annual {Co rok} recurring {Cyklicznie} unknown {Nie wiadomo} other {Jednorazowo}}',
  months:
    '{months, plural, =12 {za dwanaście miesięcy} one {za # miesiąc} few {za # miesiące} many {za # miesięcy} other {za # miesiąca}}',
  receipt: 'Potwierdzenie',
  amount: 'Kwota',
  currency: 'Waluta',
  returned: 'Dotąd zwrócono',
  'sum.given':
    '{count, plural, =0 {Wpłacono} one {Wpłacono, # wpłata} few {Wpłacono, # wpłaty} many {Wpłacono, # wpłat} other {Wpłacono, # wpłaty}}',
  'sum.refunded': 'Zwrócono',
  'sum.disputed': 'Cofnięte przez banki',
  'sum.past':
    '{count, plural, one {Przez dawny system, # wpłata} few {Przez dawny system, # wpłaty} many {Przez dawny system, # wpłat} other {Przez dawny system, # wpłaty}}',
  'sum.total': 'Razem',
  'note.what':
    'Każda wpłata jest podana w dniu, w którym jej dokonano, a zwrot w dniu, w którym go zlecono. Różnych walut nie sumuje się.',
  'note.past':
    'To, co pobrano przez {systems}, pochodzi z zapisów dawnego systemu: stoi w dniu, który tam zapisano, po odjęciu tego, co już wtedy zwrócono. Wlicza się do sum tutaj, ale do żadnego raportu z ksiąg prowadzonych odtąd, i nie ma stąd potwierdzenia.',
  'note.nameless':
    'Celowo nie ma tu imienia, nazwiska ani adresu: kto znajdzie to zestawienie, nie dowie się, czyje jest.',
  'note.no-certificate': 'Nie jest to zaświadczenie dla urzędu skarbowego.',
  page: 'Strona {number} z {count}',
};
