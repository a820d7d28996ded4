import type { LetterWords } from './en';

/** The letters in Polish, as ICU messages. */
export const pl: LetterWords = {
  'confirm-reminder.subject': 'Prosimy o potwierdzenie przypomnienia',
  'confirm-reminder.asked':
    '{mails, plural, =1 {Otrzymaliśmy prośbę, aby w dniu {day} przypomnieć Państwu o chęci wsparcia {newsroom}.} one {Otrzymaliśmy prośbę, aby # raz przypomnieć Państwu o chęci wsparcia {newsroom}. Pierwszy e-mail przyjdzie w dniu {day}.} few {Otrzymaliśmy prośbę, aby # razy przypomnieć Państwu o chęci wsparcia {newsroom}. Pierwszy e-mail przyjdzie w dniu {day}.} many {Otrzymaliśmy prośbę, aby # razy przypomnieć Państwu o chęci wsparcia {newsroom}. Pierwszy e-mail przyjdzie w dniu {day}.} other {Otrzymaliśmy prośbę, aby # razy przypomnieć Państwu o chęci wsparcia {newsroom}. Pierwszy e-mail przyjdzie w dniu {day}.}}',
  'confirm-reminder.action': 'Tak, proszę przypomnieć',
  'confirm-reminder.not-you':
    'Jeśli to nie Państwo o to prosili, nic nie trzeba robić: bez potwierdzenia więcej nie napiszemy, a adres zostanie usunięty w ciągu tygodnia.',
  'reminder.subject': 'Przypomnienie',
  'reminder.asked': 'Zgodnie z prośbą przypominamy dziś o chęci wsparcia {newsroom}.',
  'reminder.gift':
    '{frequency, select, monthly {Planowana kwota to {amount} miesięcznie.} annual {Planowana kwota to {amount} rocznie.} other {Planowana kwota to {amount}.}} Link otwiera wypełniony już formularz; wszystko można w nim jeszcze zmienić.',
  'reminder.give': 'Wpłać teraz',
  'reminder.last': 'To było ostatnie z zamówionych przypomnień.',
  'reminder.other': 'Nie dziś: odłożyć, zatrzymać to przypomnienie albo nigdy więcej ich nie dostawać',
  'confirm-newsletter.subject': 'Prosimy o potwierdzenie',
  'confirm-newsletter.asked': 'Otrzymaliśmy prośbę, aby przysyłać Państwu cotygodniowy newsletter {newsroom}.',
  'confirm-newsletter.action': 'Tak, proszę o newsletter',
  'confirm-newsletter.not-you':
    'Jeśli to nie Państwo o to prosili, nic nie trzeba robić: bez potwierdzenia newsletter nie przyjdzie, a adres zostanie usunięty w ciągu tygodnia.',
  'receipt.subject': 'Potwierdzenie wpłaty',
  'receipt.thanks':
    '{occasion, select, once {Dziękujemy za wsparcie {newsroom}. Wpłata dotarła.} first {{frequency, select, annual {Dziękujemy za coroczne wsparcie {newsroom}. Pierwsza wpłata dotarła.} other {Dziękujemy za comiesięczne wsparcie {newsroom}. Pierwsza wpłata dotarła.}}} other {{frequency, select, annual {Dziękujemy za kolejny rok wsparcia {newsroom}. Wpłata dotarła.} other {Dziękujemy za kolejny miesiąc wsparcia {newsroom}. Wpłata dotarła.}}}}',
  'receipt.number': 'Potwierdzenie',
  'receipt.on': 'Data',
  'receipt.amount': 'Kwota',
  'receipt.cover': 'W tym koszty płatności',
  'receipt.kind': 'Wpłata',
  'receipt.frequency': '{frequency, select, monthly {Comiesięczna} annual {Coroczna} other {Jednorazowa}}',
  'receipt.next':
    '{frequency, select, monthly {Wpłata będzie pobierana co miesiąc, aż do jej zakończenia przez Państwa.} annual {Wpłata będzie pobierana co rok, aż do jej zakończenia przez Państwa. Dwa tygodnie wcześniej napiszemy.} other {To była jednorazowa wpłata: nic więcej nie zostanie pobrane.}}',
  'receipt.others': 'Wszystkie potwierdzenia i zestawienia',
  'receipt.at-once':
    'Obejmuje {months, plural, =12 {dwanaście miesięcy} one {# miesiąc} few {# miesiące} many {# miesięcy} other {# miesiąca}} po {monthly}, zapłacone od razu. Nic więcej nie zostanie pobrane: wsparcie zakończy się samo.',
  'renewal-ahead.subject': 'Wkrótce: {day}',
  'renewal-ahead.news': 'W dniu {day} zostanie ponownie pobrana Państwa coroczna wpłata na rzecz {newsroom}: {amount}.',
  'renewal-ahead.choice':
    'Jeśli wpłaty mają trwać dalej, nic nie trzeba robić. Jeśli nie, prosimy zmienić je lub zakończyć przed tym dniem.',
  'payment-failed.subject': 'Płatność się nie powiodła',
  'payment-failed.news':
    'Nie udało się pobrać Państwa {frequency, select, annual {corocznej} other {comiesięcznej}} wpłaty na rzecz {newsroom}: {amount}.',
  'payment-failed.sent-back': 'Państwa wpłata na rzecz {newsroom} nie dotarła: {amount}. Bank zwrócił płatność.',
  'payment-failed.reason':
    '{reason, select, declined {Bank odrzucił płatność.} expired {Karta straciła ważność.} funds {Na koncie zabrakło środków.} confirmation {Bank prosi o potwierdzenie płatności: prosimy podać kartę jeszcze raz, a bank o nie zapyta.} other {Nie podano nam przyczyny.}}',
  'payment-failed.next-try':
    'Następna próba odbędzie się w dniu {day}. Dla pewności prosimy wcześniej podać inną kartę lub konto.',
  'payment-failed.last-try': 'Kolejnej automatycznej próby nie będzie.',
  'payment-failed.goes-on': 'Państwa wpłaty trwają dalej: następna zostanie pobrana w dniu {day}.',
  'card-expiring.subject': '{when, select, over {Karta straciła ważność} other {Karta wkrótce straci ważność}}',
  'card-expiring.news':
    'Karta, z której pobierana jest Państwa {frequency, select, annual {coroczna} other {comiesięczna}} wpłata na rzecz {newsroom}, {when, select, over {była} other {jest}} ważna do {day}. Następna wpłata zostanie pobrana w dniu {renewal}.',
  'card-expiring.choice':
    'Wiele banków wymienia kartę automatycznie i wtedy nic nie trzeba robić. Dla pewności prosimy podać nową.',
  'cancelled.subject': 'Potwierdzenie',
  'cancelled.news':
    '{how, select, announced {Państwa {frequency, select, annual {coroczne} other {comiesięczne}} wpłaty na rzecz {newsroom} ({amount}) kończą się w dniu {day}.} ended {Państwa {frequency, select, annual {coroczne} other {comiesięczne}} wpłaty na rzecz {newsroom} ({amount}) zakończyły się w dniu {day}. Nic więcej nie zostanie pobrane.} other {Państwa {frequency, select, annual {corocznej} other {comiesięcznej}} wpłaty na rzecz {newsroom} ({amount}) nie udało się pobrać i w dniu {day} wpłaty się zakończyły. Kolejnych prób nie będzie.}}',
  'cancelled.no-more': 'Nic więcej nie zostanie pobrane.',
  'cancelled.until-then': 'Do tego dnia wpłaty mogą być pobierane jak dotąd.',
  'cancelled.thanks': 'Dziękujemy za całe dotychczasowe wsparcie.',
  'cancelled.give': 'Wpłać ponownie',
  'changed.subject': '{result, select, made {Zmiana} other {W sprawie zmiany}}',
  'changed.news':
    '{what, select, amount {Kwota Państwa {frequency, select, annual {corocznej} other {comiesięcznej}} wpłaty na rzecz {newsroom} została zmieniona.} day {Dzień, w którym pobierana jest Państwa {frequency, select, annual {coroczna} other {comiesięczna}} wpłata na rzecz {newsroom}, został zmieniony.} frequency {Częstotliwość Państwa wpłat na rzecz {newsroom} została zmieniona.} pause {Państwa {frequency, select, annual {coroczne} other {comiesięczne}} wpłaty na rzecz {newsroom} są wstrzymane. Przed dniem następnej wpłaty nic nie zostanie pobrane.} card {Dla Państwa {frequency, select, annual {corocznych} other {comiesięcznych}} wpłat na rzecz {newsroom} podano inną kartę lub inne konto. Od teraz wpłaty są pobierane w ten sposób.} other {Państwa {frequency, select, annual {coroczne} other {comiesięczne}} wpłaty na rzecz {newsroom} trwają dalej.}}',
  'changed.before': 'Dotychczas',
  'changed.after': '{when, select, day {Od {day}} other {Od następnej wpłaty}}',
  'changed.price': '{frequency, select, annual {{amount} rocznie} other {{amount} miesięcznie}}',
  'changed.was': 'Poprzednio planowana na',
  'changed.next': 'Następna wpłata',
  'changed.payment': '{amount} w dniu {day}',
  'changed.at-once':
    'Wpłata jest pobierana od razu, a potem w tym dniu {frequency, select, annual {co roku} other {co miesiąc}}. Wyślemy potwierdzenie wpłaty.',
  'changed.plan': 'To, co było zaplanowane na później, zostaje tym samym odwołane.',
  'changed.not-you':
    'Jeśli to nie Państwo to zrobili: prosimy otworzyć link, wstrzymać lub zakończyć tam wpłaty i napisać do nas.',
  'changed.not-made':
    '{what, select, amount {Poprosili Państwo o inną kwotę {frequency, select, annual {corocznej} other {comiesięcznej}} wpłaty na rzecz {newsroom}.} day {Poprosili Państwo o inny dzień {frequency, select, annual {corocznej} other {comiesięcznej}} wpłaty na rzecz {newsroom}.} frequency {Poprosili Państwo o inną częstotliwość wpłat na rzecz {newsroom}.} pause {Poprosili Państwo o wstrzymanie {frequency, select, annual {corocznych} other {comiesięcznych}} wpłat na rzecz {newsroom}.} card {Podali Państwo inną kartę lub inne konto dla {frequency, select, annual {corocznych} other {comiesięcznych}} wpłat na rzecz {newsroom}.} end {Poprosili Państwo o zakończenie {frequency, select, annual {corocznych} other {comiesięcznych}} wpłat na rzecz {newsroom}.} other {Poprosili Państwo, aby {frequency, select, annual {coroczne} other {comiesięczne}} wpłaty na rzecz {newsroom} trwały dalej.}}',
  'changed.why':
    '{result, select, declined {Nie udało się tego zrobić: potrzebna do tego płatność została odrzucona. Nic się nie zmieniło i nic za to nie pobrano. Prosimy najpierw podać inną kartę lub inne konto.} unanswered {Stripe, który pobiera płatności, nie odpowiadał przez kilka dni. Nie jest pewne, czy zmiana nastąpiła, i nie będzie już ponawiana.} other {Nie udało się tego zrobić: Stripe, który pobiera płatności, odrzucił tę zmianę. Nic się nie zmieniło i nic za to nie pobrano.}}',
  'changed.again':
    'Prosimy otworzyć link, aby zobaczyć stan wpłat, i spróbować tam ponownie. Jeśli to nie pomoże, prosimy do nas napisać.',
  'refund.subject': 'Płatność wraca do Państwa',
  'refund.news':
    '{part, select, whole {W dniu {day} zwróciliśmy wpłatę na rzecz {newsroom}: {amount}.} other {W dniu {day} zwróciliśmy część wpłaty na rzecz {newsroom}: {amount}.}}',
  'refund.when': 'Bank pokaże zwrot po pięciu do dziesięciu dni.',
  'refund-failed.subject': 'Zwrot do Państwa nie dotarł',
  'refund-failed.news':
    'Pisaliśmy, że w dniu {day} zwracamy Państwu {amount} z wpłaty na rzecz {newsroom}. Bank nie przyjął tych pieniędzy i wróciły do nas.',
  'refund-failed.next':
    'Jeśli karta lub konto zostały zamknięte albo zmienione, prosimy o wiadomość, abyśmy mogli zwrócić pieniądze w inny sposób.',
  'year-statement.subject': 'Państwa zestawienie za {year} rok',
  'year-statement.news':
    'Zestawienie tego, co wpłacili Państwo na rzecz {newsroom} w {year} roku, jest gotowe: do przeczytania, wydrukowania lub zapisania. Powstaje w chwili otwarcia i nie zawiera danych ani adresu.',
  'year-statement.open': 'Otwórz potwierdzenia i zestawienia',
  'manage-link.subject': 'Link',
  'manage-link.news': 'Ktoś poprosił o link do wpłat, które {newsroom} otrzymuje z tego adresu.',
  'manage-link.not-you':
    'Jeśli to nie Państwo o to prosili, nic nie trzeba robić: nikt inny nie ma tego linku i nic się nie zmieniło.',
  'go-on.subject': '{occasion, select, reminder {Jeszcze raz: prosimy odnowić dane} other {Prosimy odnowić dane}}',
  'go-on.news':
    'Dziękujemy za wspieranie {newsroom} kwotą {amount} {frequency, select, annual {rocznie} other {miesięcznie}}. Zmieniliśmy sposób pobierania wpłat i nie można było przenieść Państwa karty ani konta. Aby wpłaty trwały dalej, prosimy podać je jeszcze raz.',
  'go-on.never-twice':
    'Przy podawaniu danych nic nie jest pobierane. Następna wpłata zostanie pobrana w zwykłym dniu, a nigdy starym i nowym sposobem za ten sam czas.',
  'go-on.action': 'Kontynuuj moje wpłaty',
  'go-on.until':
    'Link działa do {day}. {occasion, select, reminder {Więcej w tej sprawie nie napiszemy.} other {Jeśli nie zostanie użyty, napiszemy w tej sprawie jeszcze raz, a potem już nie.}}',
  'farewell.subject': 'Potwierdzenie',
  'farewell.done':
    'Poprosili Państwo, aby {newsroom} usunął wszystko, co o Państwu wiadomo. To ostatni e-mail na ten adres: teraz jest on usuwany wraz ze wszystkim, co obok niego przechowywano, a linki we wcześniejszych e-mailach nie otwierają już niczego.',
  'farewell.gifts':
    '{goesOn, select, elsewhere {Wpłaty trwające tutaj zostały zakończone. To, co jest nadal pobierane przez {systems}, trzeba zakończyć tam: zrobimy to, gdy tylko będziemy mogli, a można to też zrobić samodzielnie, tam albo w banku.} other {Nic więcej nie zostanie pobrane: trwające wpłaty zostały zakończone.}} To, co Państwo wpłacili, pozostaje w księgach jako kwoty i daty, bez nazwiska.',
  'farewell.under-way':
    'Jeden wyjątek: polecenie zapłaty na {amount} jest już w toku i nie da się go stąd zatrzymać. Nie będzie można wysłać potwierdzenia tej wpłaty.',
  'farewell.others':
    'Stripe, który obsługiwał płatności, oraz Państwa bank przechowują zapisy o nich tak długo, jak wymaga tego prawo. Stąd nie można ich usunąć.',
  'farewell.thanks': 'Dziękujemy za całe dotychczasowe wsparcie.',
  'manage.change': 'Zobacz, zmień lub zakończ wpłaty',
  'manage.mend': 'Podaj inną kartę lub konto albo zakończ wpłaty',
  'manage.card': 'Podaj nową kartę',
  'manage.resume': 'Jeśli to nie Państwo to zrobili albo wpłaty mają trwać dalej',
  'manage.ask': 'Link działa do {day}. Nowy, w dowolnej chwili',
  sender: 'Ten e-mail przyszedł, ponieważ ktoś podał ten adres na stronie {newsroom}. Pytania: {contact}',
};
