import type { LetterWords } from './en';

/** The letters in Dutch, as ICU messages. */
export const nl: LetterWords = {
  'confirm-reminder.subject': 'Bevestig uw herinnering',
  'confirm-reminder.asked':
    '{mails, plural, =1 {U hebt gevraagd op {day} te worden herinnerd aan uw voornemen om {newsroom} te steunen.} other {U hebt gevraagd # keer te worden herinnerd aan uw voornemen om {newsroom} te steunen, voor het eerst op {day}.}}',
  'confirm-reminder.action': 'Ja, herinner mij',
  'confirm-reminder.not-you':
    'Was u dit niet, dan hoeft u niets te doen: zonder uw bevestiging schrijven wij niet opnieuw en wordt uw adres binnen een week gewist.',
  'reminder.subject': 'Uw herinnering',
  'reminder.asked': 'U hebt gevraagd u er vandaag aan te herinneren dat u {newsroom} wilde steunen.',
  'reminder.gift':
    '{frequency, select, monthly {U dacht aan {amount} per maand.} annual {U dacht aan {amount} per jaar.} other {U dacht aan {amount}.}} De link opent het formulier waarin dat al is ingevuld; u kunt alles nog wijzigen.',
  'reminder.give': 'Nu bijdragen',
  'reminder.last': 'Dit was de laatste herinnering waarom u hebt gevraagd.',
  'reminder.other': 'Niet vandaag: uitstellen, deze herinnering stoppen of nooit meer worden herinnerd',
  'confirm-newsletter.subject': 'Graag uw bevestiging',
  'confirm-newsletter.asked': 'U hebt {newsroom} gevraagd u de wekelijkse nieuwsbrief te sturen.',
  'confirm-newsletter.action': 'Ja, stuur mij de nieuwsbrief',
  'confirm-newsletter.not-you':
    'Was u dit niet, dan hoeft u niets te doen: zonder uw bevestiging komt er geen nieuwsbrief en wordt uw adres binnen een week gewist.',
  'receipt.subject': 'Uw betaalbewijs',
  'receipt.thanks':
    '{occasion, select, once {Dank u wel dat u {newsroom} steunt. Uw bijdrage is ontvangen.} first {{frequency, select, annual {Dank u wel dat u {newsroom} elk jaar steunt. Uw eerste bijdrage is ontvangen.} other {Dank u wel dat u {newsroom} elke maand steunt. Uw eerste bijdrage is ontvangen.}}} other {{frequency, select, annual {Dank u wel dat u {newsroom} nog een jaar steunt. Uw bijdrage is ontvangen.} other {Dank u wel dat u {newsroom} nog een maand steunt. Uw bijdrage is ontvangen.}}}}',
  'receipt.number': 'Betaalbewijs',
  'receipt.on': 'Datum',
  'receipt.amount': 'Bedrag',
  'receipt.cover': 'Waarvan voor betaalkosten',
  'receipt.kind': 'Bijdrage',
  'receipt.frequency': '{frequency, select, monthly {Maandelijks} annual {Jaarlijks} other {Eenmalig}}',
  'receipt.next':
    '{frequency, select, monthly {Het bedrag wordt elke maand opnieuw afgeschreven, tot u de bijdrage stopzet.} annual {Het bedrag wordt elk jaar opnieuw afgeschreven, tot u de bijdrage stopzet. Twee weken van tevoren schrijven wij u.} other {Dit was een eenmalige bijdrage: er wordt niets meer afgeschreven.}}',
  'receipt.others': 'Alle betaalbewijzen en overzichten',
  'receipt.at-once':
    'Hij staat voor {months, plural, =12 {twaalf maanden} one {# maand} other {# maanden}} van elk {monthly}, in één keer betaald. Er wordt niets meer afgeschreven: de steun eindigt vanzelf.',
  'renewal-ahead.subject': 'Binnenkort: {day}',
  'renewal-ahead.news': 'Op {day} wordt uw jaarlijkse bijdrage van {amount} aan {newsroom} opnieuw afgeschreven.',
  'renewal-ahead.choice':
    'Wilt u de bijdrage laten doorlopen, dan hoeft u niets te doen. Zo niet, wijzig haar of zet haar stop vóór die dag.',
  'payment-failed.subject': 'Een betaling is niet gelukt',
  'payment-failed.news':
    'Uw {frequency, select, annual {jaarlijkse} other {maandelijkse}} bijdrage van {amount} aan {newsroom} kon niet worden afgeschreven.',
  'payment-failed.sent-back':
    'Uw bijdrage van {amount} aan {newsroom} is niet aangekomen: uw bank heeft de betaling teruggestuurd.',
  'payment-failed.reason':
    '{reason, select, declined {Uw bank heeft de betaling geweigerd.} expired {De kaart is verlopen.} funds {Er stond niet genoeg op de rekening.} confirmation {Uw bank wil dat u de betaling bevestigt: voer de kaart nogmaals in, dan vraagt de bank het u.} other {De reden is ons niet meegedeeld.}}',
  'payment-failed.next-try':
    'Op {day} wordt het opnieuw geprobeerd. Wilt u zeker zijn, geef dan vóór die dag een andere kaart of rekening op.',
  'payment-failed.last-try': 'Het wordt niet vanzelf opnieuw geprobeerd.',
  'payment-failed.goes-on': 'Uw bijdrage loopt door: de volgende afschrijving is op {day}.',
  'card-expiring.subject': '{when, select, over {Uw kaart is verlopen} other {Uw kaart verloopt binnenkort}}',
  'card-expiring.news':
    'De kaart voor uw {frequency, select, annual {jaarlijkse} other {maandelijkse}} bijdrage aan {newsroom} {when, select, over {was geldig} other {is geldig}} tot en met {day}. De volgende afschrijving is op {renewal}.',
  'card-expiring.choice':
    'Veel banken vervangen een kaart vanzelf; dan hoeft u niets te doen. Wilt u zeker zijn, voer dan de nieuwe in.',
  'cancelled.subject': 'Uw bevestiging',
  'cancelled.news':
    '{how, select, announced {Uw {frequency, select, annual {jaarlijkse} other {maandelijkse}} bijdrage van {amount} aan {newsroom} eindigt op {day}.} ended {Uw {frequency, select, annual {jaarlijkse} other {maandelijkse}} bijdrage van {amount} aan {newsroom} is op {day} beëindigd. Er wordt niets meer afgeschreven.} other {Uw {frequency, select, annual {jaarlijkse} other {maandelijkse}} bijdrage van {amount} aan {newsroom} kon niet worden afgeschreven en is op {day} beëindigd. Het wordt niet opnieuw geprobeerd.}}',
  'cancelled.no-more': 'Er wordt niets meer afgeschreven.',
  'cancelled.until-then': 'Tot die dag kan er nog worden afgeschreven zoals voorheen.',
  'cancelled.thanks': 'Dank u wel voor alles wat u hebt bijgedragen.',
  'cancelled.give': 'Opnieuw bijdragen',
  'changed.subject': '{result, select, made {Uw wijziging} other {Over uw wijziging}}',
  'changed.news':
    '{what, select, amount {Het bedrag van uw {frequency, select, annual {jaarlijkse} other {maandelijkse}} bijdrage aan {newsroom} is gewijzigd.} day {De dag waarop uw {frequency, select, annual {jaarlijkse} other {maandelijkse}} bijdrage aan {newsroom} wordt afgeschreven, is gewijzigd.} frequency {Hoe vaak uw bijdrage aan {newsroom} wordt afgeschreven, is gewijzigd.} pause {Uw {frequency, select, annual {jaarlijkse} other {maandelijkse}} bijdrage aan {newsroom} is gepauzeerd. Vóór de dag van de volgende betaling wordt niets afgeschreven.} card {Voor uw {frequency, select, annual {jaarlijkse} other {maandelijkse}} bijdrage aan {newsroom} is een andere kaart of rekening opgegeven. Die wordt vanaf nu gebruikt.} other {Uw {frequency, select, annual {jaarlijkse} other {maandelijkse}} bijdrage aan {newsroom} loopt door.}}',
  'changed.before': 'Tot nu toe',
  'changed.after': '{when, select, day {Vanaf {day}} other {Vanaf de volgende betaling}}',
  'changed.price': '{frequency, select, annual {{amount} per jaar} other {{amount} per maand}}',
  'changed.was': 'Was gepland op',
  'changed.next': 'Volgende betaling',
  'changed.payment': '{amount} op {day}',
  'changed.at-once':
    'Het bedrag wordt meteen afgeschreven, en daarna {frequency, select, annual {elk jaar} other {elke maand}} op die dag. Een ontvangstbewijs volgt.',
  'changed.plan': 'Wat voor later gepland was, vervalt daarmee.',
  'changed.not-you': 'Was u dit niet? Volg dan de link, pauzeer de bijdrage of zet haar daar stop, en schrijf ons.',
  'changed.not-made':
    '{what, select, amount {U wilde het bedrag van uw {frequency, select, annual {jaarlijkse} other {maandelijkse}} bijdrage aan {newsroom} wijzigen.} day {U wilde de dag wijzigen waarop uw {frequency, select, annual {jaarlijkse} other {maandelijkse}} bijdrage aan {newsroom} wordt afgeschreven.} frequency {U wilde wijzigen hoe vaak uw bijdrage aan {newsroom} wordt afgeschreven.} pause {U wilde uw {frequency, select, annual {jaarlijkse} other {maandelijkse}} bijdrage aan {newsroom} pauzeren.} card {U hebt voor uw {frequency, select, annual {jaarlijkse} other {maandelijkse}} bijdrage aan {newsroom} een andere kaart of rekening opgegeven.} end {U wilde uw {frequency, select, annual {jaarlijkse} other {maandelijkse}} bijdrage aan {newsroom} stopzetten.} other {U wilde uw {frequency, select, annual {jaarlijkse} other {maandelijkse}} bijdrage aan {newsroom} laten doorlopen.}}',
  'changed.why':
    '{result, select, declined {Dat is niet gelukt: de betaling ervoor is geweigerd. Er is niets gewijzigd en er is niets voor afgeschreven. Geef eerst een andere kaart of rekening op.} unanswered {Stripe, dat de betalingen afhandelt, heeft dagenlang niet geantwoord. Of het is gelukt, is niet zeker, en het wordt niet opnieuw geprobeerd.} other {Dat is niet gelukt: Stripe, dat de betalingen afhandelt, heeft het geweigerd. Er is niets gewijzigd en er is niets voor afgeschreven.}}',
  'changed.again':
    'Volg de link om te zien hoe het met de bijdrage staat, en probeer het daar opnieuw. Helpt dat niet, schrijf ons dan.',
  'refund.subject': 'Een betaling komt naar u terug',
  'refund.news':
    '{part, select, whole {Uw bijdrage van {amount} aan {newsroom} is op {day} teruggestort.} other {Van uw bijdrage aan {newsroom} is op {day} {amount} teruggestort.}}',
  'refund.when': 'Het duurt vijf tot tien dagen voordat de bank dit laat zien.',
  'refund-failed.subject': 'Een terugbetaling is niet bij u aangekomen',
  'refund-failed.news':
    'Wij schreven u dat wij op {day} {amount} van uw bijdrage aan {newsroom} terugstorten. De bank heeft het geld niet aangenomen en het is bij ons teruggekomen.',
  'refund-failed.next':
    'Is uw kaart of rekening opgezegd of veranderd? Schrijf ons dan, zodat wij het op een andere manier kunnen terugbetalen.',
  'year-statement.subject': 'Uw overzicht van {year}',
  'year-statement.news':
    'Het overzicht van wat u in {year} aan {newsroom} hebt gegeven, staat klaar: om te lezen, af te drukken of op te slaan. Het wordt gemaakt als u het opent, en bevat geen naam en geen adres.',
  'year-statement.open': 'Betaalbewijzen en overzichten openen',
  'manage-link.subject': 'Uw link',
  'manage-link.news': 'Iemand heeft een link gevraagd naar de bijdragen die {newsroom} van dit adres ontvangt.',
  'manage-link.not-you':
    'Was u dit niet, dan hoeft u niets te doen: niemand anders heeft de link, en er is niets gewijzigd.',
  'go-on.subject': '{occasion, select, reminder {Nogmaals: vernieuw uw gegevens} other {Vernieuw uw gegevens}}',
  'go-on.news':
    'Dank u dat u {newsroom} steunt met {amount} {frequency, select, annual {per jaar} other {per maand}}. We innen bijdragen nu op een andere manier, en uw kaart of rekening kon niet mee. Voer ze nog één keer in om uw bijdrage te laten doorlopen.',
  'go-on.never-twice':
    'Bij het invoeren wordt niets afgeschreven. Uw bijdrage wordt weer op de gewone dag afgeschreven, en nooit op de oude en de nieuwe manier voor dezelfde periode.',
  'go-on.action': 'Mijn bijdrage laten doorlopen',
  'go-on.until':
    'De link werkt tot en met {day}. {occasion, select, reminder {We schrijven hier niet nog eens over.} other {Volgt u hem niet, dan schrijven we hier nog één keer over, en daarna niet meer.}}',
  'farewell.subject': 'Uw bevestiging',
  'farewell.done':
    'U hebt {newsroom} gevraagd alles te verwijderen wat over u bekend is. Dit is de laatste e-mail naar dit adres: het wordt nu verwijderd, met alles wat erbij werd bewaard, en de links in eerdere e-mails openen niets meer.',
  'farewell.gifts':
    '{goesOn, select, elsewhere {Giften die hier liepen, zijn beëindigd. Wat nog via {systems} wordt afgeschreven, moet daar worden beëindigd: wij doen dat zo snel we kunnen, en u kunt het ook zelf doen, daar of bij uw bank.} other {Er wordt niets meer afgeschreven: lopende giften zijn beëindigd.}} Wat u hebt gegeven, blijft als bedrag en dag in de boeken staan, zonder naam.',
  'farewell.under-way':
    'Eén uitzondering: een bankafschrijving van {amount} is al onderweg en kan hier niet meer worden gestopt. Een betaalbewijs daarvoor kan niet worden gestuurd.',
  'farewell.others':
    'Stripe, dat de betalingen verwerkte, en uw bank bewaren er gegevens over zolang de wet dat eist. Die kunnen van hieruit niet worden verwijderd.',
  'farewell.thanks': 'Dank u wel voor alles wat u hebt bijgedragen.',
  'manage.change': 'Mijn bijdrage bekijken, wijzigen of stopzetten',
  'manage.mend': 'Een andere kaart of rekening opgeven, of de bijdrage stopzetten',
  'manage.card': 'De nieuwe kaart invoeren',
  'manage.resume': 'Als u dit niet was, of om de bijdrage te laten doorlopen',
  'manage.ask': 'De link werkt tot {day}. Een nieuwe, op elk moment',
  sender: 'U krijgt deze e-mail omdat iemand dit adres aan {newsroom} heeft opgegeven. Vragen: {contact}',
};
