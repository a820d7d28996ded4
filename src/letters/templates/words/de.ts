import type { LetterWords } from './en';

/** The letters in German, as ICU messages. */
export const de: LetterWords = {
  'confirm-reminder.subject': 'Bitte bestätigen Sie Ihre Erinnerung',
  'confirm-reminder.asked':
    '{mails, plural, =1 {Sie haben darum gebeten, am {day} daran erinnert zu werden, dass Sie {newsroom} unterstützen möchten.} other {Sie haben darum gebeten, # Mal daran erinnert zu werden, dass Sie {newsroom} unterstützen möchten, zum ersten Mal am {day}.}}',
  'confirm-reminder.action': 'Ja, erinnern Sie mich',
  'confirm-reminder.not-you':
    'Falls Sie das nicht waren, müssen Sie nichts tun: Ohne Ihre Bestätigung schreiben wir nicht wieder, und Ihre Adresse wird innerhalb einer Woche gelöscht.',
  'reminder.subject': 'Ihre Erinnerung',
  'reminder.asked': 'Sie haben uns gebeten, Sie heute daran zu erinnern, dass Sie {newsroom} unterstützen möchten.',
  'reminder.gift':
    '{frequency, select, monthly {Sie dachten an {amount} im Monat.} annual {Sie dachten an {amount} im Jahr.} other {Sie dachten an {amount}.}} Der Link öffnet das Formular, in dem das schon eingetragen ist; Sie können noch alles ändern.',
  'reminder.give': 'Jetzt beitragen',
  'reminder.last': 'Das war die letzte Erinnerung, um die Sie gebeten haben.',
  'reminder.other': 'Heute nicht: verschieben, diese Erinnerung beenden oder nie wieder erinnert werden',
  'confirm-newsletter.subject': 'Bitte bestätigen Sie',
  'confirm-newsletter.asked': 'Sie haben {newsroom} gebeten, Ihnen den wöchentlichen Newsletter zu senden.',
  'confirm-newsletter.action': 'Ja, senden Sie mir den Newsletter',
  'confirm-newsletter.not-you':
    'Falls Sie das nicht waren, müssen Sie nichts tun: Ohne Ihre Bestätigung kommt kein Newsletter, und Ihre Adresse wird innerhalb einer Woche gelöscht.',
  'receipt.subject': 'Ihr Beleg',
  'receipt.thanks':
    '{occasion, select, once {Vielen Dank, dass Sie {newsroom} unterstützen. Ihr Beitrag ist angekommen.} first {{frequency, select, annual {Vielen Dank, dass Sie {newsroom} jedes Jahr unterstützen. Ihr erster Beitrag ist angekommen.} other {Vielen Dank, dass Sie {newsroom} jeden Monat unterstützen. Ihr erster Beitrag ist angekommen.}}} other {{frequency, select, annual {Vielen Dank, dass Sie {newsroom} ein weiteres Jahr unterstützen. Ihr Beitrag ist angekommen.} other {Vielen Dank, dass Sie {newsroom} einen weiteren Monat unterstützen. Ihr Beitrag ist angekommen.}}}}',
  'receipt.number': 'Beleg',
  'receipt.on': 'Datum',
  'receipt.amount': 'Betrag',
  'receipt.cover': 'Davon für Zahlungskosten',
  'receipt.kind': 'Beitrag',
  'receipt.frequency': '{frequency, select, monthly {Monatlich} annual {Jährlich} other {Einmalig}}',
  'receipt.next':
    '{frequency, select, monthly {Er wird jeden Monat erneut abgebucht, bis Sie ihn beenden.} annual {Er wird jedes Jahr erneut abgebucht, bis Sie ihn beenden. Zwei Wochen vorher schreiben wir Ihnen.} other {Das war ein einmaliger Beitrag: Es wird nichts weiter abgebucht.}}',
  'receipt.others': 'Alle Belege und Aufstellungen',
  'receipt.at-once':
    'Er steht für {months, plural, =12 {zwölf Monate} one {# Monat} other {# Monate}} zu je {monthly}, auf einmal gezahlt. Es wird nichts weiter abgebucht: Er endet von selbst.',
  'renewal-ahead.subject': 'Demnächst: {day}',
  'renewal-ahead.news': 'Am {day} wird Ihr jährlicher Beitrag von {amount} für {newsroom} erneut abgebucht.',
  'renewal-ahead.choice':
    'Soll er weiterlaufen, müssen Sie nichts tun. Falls nicht, ändern oder beenden Sie ihn vor diesem Tag.',
  'payment-failed.subject': 'Eine Zahlung ist nicht zustande gekommen',
  'payment-failed.news':
    'Ihr {frequency, select, annual {jährlicher} other {monatlicher}} Beitrag von {amount} für {newsroom} konnte nicht abgebucht werden.',
  'payment-failed.sent-back':
    'Ihr Beitrag von {amount} für {newsroom} ist nicht angekommen: Ihre Bank hat die Zahlung zurückgegeben.',
  'payment-failed.reason':
    '{reason, select, declined {Ihre Bank hat die Zahlung abgelehnt.} expired {Die Karte ist abgelaufen.} funds {Das Konto war nicht ausreichend gedeckt.} confirmation {Ihre Bank möchte, dass Sie die Zahlung bestätigen: Geben Sie die Karte noch einmal ein, dann fragt die Bank Sie.} other {Der Grund wurde uns nicht genannt.}}',
  'payment-failed.next-try':
    'Am {day} wird es noch einmal versucht. Wenn Sie sichergehen möchten, geben Sie vorher eine andere Karte oder ein anderes Konto an.',
  'payment-failed.last-try': 'Es wird nicht von selbst noch einmal versucht.',
  'payment-failed.goes-on': 'Ihr Beitrag läuft weiter: Die nächste Abbuchung ist am {day}.',
  'card-expiring.subject': '{when, select, over {Ihre Karte ist abgelaufen} other {Ihre Karte läuft bald ab}}',
  'card-expiring.news':
    'Die Karte für Ihren {frequency, select, annual {jährlichen} other {monatlichen}} Beitrag für {newsroom} {when, select, over {war} other {ist}} bis zum {day} gültig. Die nächste Abbuchung ist am {renewal}.',
  'card-expiring.choice':
    'Viele Banken ersetzen eine Karte von selbst; dann müssen Sie nichts tun. Wenn Sie sichergehen möchten, geben Sie die neue ein.',
  'cancelled.subject': 'Ihre Bestätigung',
  'cancelled.news':
    '{how, select, announced {Ihr {frequency, select, annual {jährlicher} other {monatlicher}} Beitrag von {amount} für {newsroom} endet am {day}.} ended {Ihr {frequency, select, annual {jährlicher} other {monatlicher}} Beitrag von {amount} für {newsroom} ist am {day} beendet worden. Es wird nichts weiter abgebucht.} other {Ihr {frequency, select, annual {jährlicher} other {monatlicher}} Beitrag von {amount} für {newsroom} konnte nicht abgebucht werden und wurde am {day} beendet. Es wird nicht noch einmal versucht.}}',
  'cancelled.no-more': 'Es wird nichts weiter abgebucht.',
  'cancelled.until-then': 'Bis dahin kann er wie bisher abgebucht werden.',
  'cancelled.thanks': 'Vielen Dank für alles, was Sie beigetragen haben.',
  'cancelled.give': 'Wieder beitragen',
  'changed.subject': '{result, select, made {Ihre Änderung} other {Zu Ihrer Änderung}}',
  'changed.news':
    '{what, select, amount {Der Betrag Ihres {frequency, select, annual {jährlichen} other {monatlichen}} Beitrags für {newsroom} wurde geändert.} day {Der Tag, an dem Ihr {frequency, select, annual {jährlicher} other {monatlicher}} Beitrag für {newsroom} abgebucht wird, wurde geändert.} frequency {Wie oft Ihr Beitrag für {newsroom} abgebucht wird, wurde geändert.} pause {Ihr {frequency, select, annual {jährlicher} other {monatlicher}} Beitrag für {newsroom} ist pausiert. Vor dem Tag der nächsten Zahlung wird nichts abgebucht.} card {Für Ihren {frequency, select, annual {jährlichen} other {monatlichen}} Beitrag für {newsroom} wurde eine andere Karte oder ein anderes Konto angegeben. Ab jetzt wird davon abgebucht.} other {Ihr {frequency, select, annual {jährlicher} other {monatlicher}} Beitrag für {newsroom} läuft weiter.}}',
  'changed.before': 'Bisher',
  'changed.after': '{when, select, day {Ab {day}} other {Ab der nächsten Zahlung}}',
  'changed.price': '{frequency, select, annual {{amount} im Jahr} other {{amount} im Monat}}',
  'changed.was': 'War vorgesehen für',
  'changed.next': 'Nächste Zahlung',
  'changed.payment': '{amount} am {day}',
  'changed.at-once':
    'Er wird sofort abgebucht, danach {frequency, select, annual {jedes Jahr} other {jeden Monat}} an diesem Tag. Ein Beleg folgt.',
  'changed.plan': 'Was für später geplant war, entfällt damit.',
  'changed.not-you':
    'Falls Sie das nicht waren: Folgen Sie dem Link, pausieren oder beenden Sie dort den Beitrag, und schreiben Sie uns.',
  'changed.not-made':
    '{what, select, amount {Sie wollten den Betrag Ihres {frequency, select, annual {jährlichen} other {monatlichen}} Beitrags für {newsroom} ändern.} day {Sie wollten den Tag ändern, an dem Ihr {frequency, select, annual {jährlicher} other {monatlicher}} Beitrag für {newsroom} abgebucht wird.} frequency {Sie wollten ändern, wie oft Ihr Beitrag für {newsroom} abgebucht wird.} pause {Sie wollten Ihren {frequency, select, annual {jährlichen} other {monatlichen}} Beitrag für {newsroom} pausieren.} card {Sie haben für Ihren {frequency, select, annual {jährlichen} other {monatlichen}} Beitrag für {newsroom} eine andere Karte oder ein anderes Konto angegeben.} end {Sie wollten Ihren {frequency, select, annual {jährlichen} other {monatlichen}} Beitrag für {newsroom} beenden.} other {Ihr {frequency, select, annual {jährlicher} other {monatlicher}} Beitrag für {newsroom} sollte weiterlaufen.}}',
  'changed.why':
    '{result, select, declined {Das war nicht möglich: Die Zahlung dafür wurde abgelehnt. Es wurde nichts geändert und dafür nichts abgebucht. Geben Sie zuerst eine andere Karte oder ein anderes Konto an.} unanswered {Stripe, das die Zahlungen abwickelt, hat tagelang nicht geantwortet. Ob es geschehen ist, ist nicht sicher, und es wird nicht weiter versucht.} other {Das war nicht möglich: Stripe, das die Zahlungen abwickelt, hat es abgelehnt. Es wurde nichts geändert und dafür nichts abgebucht.}}',
  'changed.again':
    'Folgen Sie dem Link, um zu sehen, wie es um den Beitrag steht, und versuchen Sie es dort noch einmal. Hilft das nicht, schreiben Sie uns.',
  'refund.subject': 'Eine Zahlung kommt zu Ihnen zurück',
  'refund.news':
    '{part, select, whole {Ihr Beitrag von {amount} für {newsroom} wurde am {day} erstattet.} other {Von Ihrem Beitrag für {newsroom} wurden am {day} {amount} erstattet.}}',
  'refund.when': 'Bis die Bank es anzeigt, dauert es fünf bis zehn Tage.',
  'refund-failed.subject': 'Eine Rückzahlung an Sie ist nicht angekommen',
  'refund-failed.news':
    'Wir hatten Ihnen geschrieben, dass wir Ihnen am {day} {amount} von Ihrem Beitrag für {newsroom} zurückzahlen. Die Bank hat das Geld nicht angenommen, und es ist zu uns zurückgekommen.',
  'refund-failed.next':
    'Falls Ihre Karte oder Ihr Konto geschlossen wurde oder sich geändert hat, schreiben Sie uns bitte, damit wir es auf anderem Weg zurückzahlen können.',
  'year-statement.subject': 'Ihre Aufstellung für {year}',
  'year-statement.news':
    'Die Aufstellung dessen, was Sie {newsroom} im Jahr {year} gegeben haben, liegt bereit: zum Lesen, Drucken oder Speichern. Sie entsteht, wenn Sie sie öffnen, und enthält weder Namen noch Adresse.',
  'year-statement.open': 'Belege und Aufstellungen öffnen',
  'manage-link.subject': 'Ihr Link',
  'manage-link.news': 'Jemand hat um einen Link zu den Beiträgen gebeten, die {newsroom} von dieser Adresse erhält.',
  'manage-link.not-you':
    'Falls Sie das nicht waren, müssen Sie nichts tun: Niemand sonst hat den Link, und es wurde nichts geändert.',
  'go-on.subject':
    '{occasion, select, reminder {Noch einmal: Bitte erneuern Sie Ihre Angaben} other {Bitte erneuern Sie Ihre Angaben}}',
  'go-on.news':
    'Vielen Dank, dass Sie {newsroom} mit {amount} {frequency, select, annual {im Jahr} other {im Monat}} unterstützen. Wir ziehen Beiträge jetzt auf anderem Weg ein, und Ihre Karte oder Ihr Konto ließ sich nicht mitnehmen. Bitte geben Sie sie noch einmal ein, damit Ihr Beitrag weiterläuft.',
  'go-on.never-twice':
    'Bei der Eingabe wird nichts abgebucht. Ihr Beitrag wird wieder am gewohnten Tag abgebucht, und nie auf dem alten und dem neuen Weg für dieselbe Zeit.',
  'go-on.action': 'Meinen Beitrag weiterlaufen lassen',
  'go-on.until':
    'Der Link gilt bis zum {day}. {occasion, select, reminder {Wir schreiben Ihnen deswegen nicht noch einmal.} other {Wenn Sie ihm nicht folgen, schreiben wir Ihnen deswegen noch ein Mal und danach nicht mehr.}}',
  'farewell.subject': 'Ihre Bestätigung',
  'farewell.done':
    'Sie haben {newsroom} gebeten, alles zu löschen, was über Sie bekannt ist. Dies ist die letzte E-Mail an diese Adresse: Jetzt wird sie gelöscht, mit allem, was daneben gespeichert war, und die Links in früheren E-Mails öffnen nichts mehr.',
  'farewell.gifts':
    '{goesOn, select, elsewhere {Beiträge, die hier liefen, sind beendet. Was noch über {systems} abgebucht wird, muss dort beendet werden: Wir tun das so bald wie möglich, und Sie können es auch selbst tun, dort oder bei Ihrer Bank.} other {Es wird nichts mehr abgebucht: Laufende Beiträge sind beendet.}} Was Sie gegeben haben, bleibt als Betrag und Tag in den Büchern, ohne Namen.',
  'farewell.under-way':
    'Eine Ausnahme: Eine Lastschrift über {amount} ist schon unterwegs und lässt sich von hier nicht mehr aufhalten. Ein Beleg dafür kann nicht geschickt werden.',
  'farewell.others':
    'Stripe, über das die Zahlungen liefen, und Ihre Bank bewahren Aufzeichnungen darüber auf, solange das Gesetz es verlangt. Von hier aus lassen sie sich nicht löschen.',
  'farewell.thanks': 'Vielen Dank für alles, was Sie beigetragen haben.',
  'manage.change': 'Meinen Beitrag ansehen, ändern oder beenden',
  'manage.mend': 'Andere Karte oder anderes Konto angeben oder den Beitrag beenden',
  'manage.card': 'Die neue Karte eingeben',
  'manage.resume': 'Falls Sie das nicht waren oder der Beitrag weiterlaufen soll',
  'manage.ask': 'Der Link gilt bis zum {day}. Einen neuen gibt es jederzeit',
  sender: 'Sie erhalten diese E-Mail, weil jemand diese Adresse bei {newsroom} angegeben hat. Fragen: {contact}',
};
