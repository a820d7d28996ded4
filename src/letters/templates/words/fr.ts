import type { LetterWords } from './en';

/** The letters in French, as ICU messages. A space before a colon is a no-break one. */
export const fr: LetterWords = {
  'confirm-reminder.subject': 'Veuillez confirmer votre rappel',
  'confirm-reminder.asked':
    '{mails, plural, =1 {Vous avez demandé que nous vous rappelions le {day} que vous pourriez vouloir soutenir {newsroom}.} other {Vous avez demandé que nous vous rappelions # fois que vous pourriez vouloir soutenir {newsroom}, pour la première fois le {day}.}}',
  'confirm-reminder.action': 'Oui, rappelez-le-moi',
  'confirm-reminder.not-you':
    'Si ce n’était pas vous, vous n’avez rien à faire : sans votre accord, nous n’écrirons plus, et votre adresse sera effacée dans la semaine.',
  'reminder.subject': 'Votre rappel',
  'reminder.asked':
    'Vous nous avez demandé de vous rappeler aujourd’hui que vous pourriez vouloir soutenir {newsroom}.',
  'reminder.gift':
    '{frequency, select, monthly {Vous pensiez à {amount} par mois.} annual {Vous pensiez à {amount} par an.} other {Vous pensiez à {amount}.}} Le lien ouvre le formulaire déjà rempli ; vous pouvez encore tout modifier.',
  'reminder.give': 'Donner maintenant',
  'reminder.last': 'C’était le dernier rappel que vous aviez demandé.',
  'reminder.other': 'Pas aujourd’hui : reporter, arrêter ce rappel ou ne plus jamais en recevoir',
  'confirm-newsletter.subject': 'Veuillez confirmer',
  'confirm-newsletter.asked': 'Vous avez demandé à {newsroom} de vous envoyer sa lettre hebdomadaire.',
  'confirm-newsletter.action': 'Oui, envoyez-moi la lettre',
  'confirm-newsletter.not-you':
    'Si ce n’était pas vous, vous n’avez rien à faire : sans votre accord, aucune lettre ne sera envoyée, et votre adresse sera effacée dans la semaine.',
  'receipt.subject': 'Votre reçu',
  'receipt.thanks':
    '{occasion, select, once {Merci de soutenir {newsroom}. Votre don nous est parvenu.} first {{frequency, select, annual {Merci de soutenir {newsroom} chaque année. Votre premier don nous est parvenu.} other {Merci de soutenir {newsroom} chaque mois. Votre premier don nous est parvenu.}}} other {{frequency, select, annual {Merci de soutenir {newsroom} une année de plus. Votre don nous est parvenu.} other {Merci de soutenir {newsroom} un mois de plus. Votre don nous est parvenu.}}}}',
  'receipt.number': 'Reçu',
  'receipt.on': 'Date',
  'receipt.amount': 'Montant',
  'receipt.cover': 'Dont frais de paiement',
  'receipt.kind': 'Don',
  'receipt.frequency': '{frequency, select, monthly {Mensuel} annual {Annuel} other {Unique}}',
  'receipt.next':
    '{frequency, select, monthly {Il est prélevé de nouveau chaque mois, jusqu’à ce que vous l’arrêtiez.} annual {Il est prélevé de nouveau chaque année, jusqu’à ce que vous l’arrêtiez. Nous vous écrirons deux semaines avant.} other {C’était un don unique : rien d’autre ne sera prélevé.}}',
  'receipt.others': 'Tous les reçus et relevés',
  'receipt.at-once':
    'Il vaut pour {months, plural, =12 {douze mois} one {# mois} many {# mois} other {# mois}} à {monthly} chacun, payés en une fois. Rien d’autre n’est prélevé : il prend fin de lui-même.',
  'renewal-ahead.subject': 'À venir le {day}',
  'renewal-ahead.news': 'Le {day}, votre don annuel de {amount} à {newsroom} sera de nouveau prélevé.',
  'renewal-ahead.choice':
    'S’il doit se poursuivre, vous n’avez rien à faire. Sinon, modifiez-le ou arrêtez-le avant ce jour.',
  'payment-failed.subject': 'Un paiement n’a pas abouti',
  'payment-failed.news':
    'Votre don {frequency, select, annual {annuel} other {mensuel}} de {amount} à {newsroom} n’a pas pu être prélevé.',
  'payment-failed.sent-back':
    'Votre don de {amount} à {newsroom} n’est pas arrivé : votre banque a rejeté le paiement.',
  'payment-failed.reason':
    '{reason, select, declined {Votre banque a refusé le paiement.} expired {La carte a expiré.} funds {La provision du compte était insuffisante.} confirmation {Votre banque souhaite que vous confirmiez le paiement : saisissez de nouveau la carte, et elle vous le demandera.} other {La raison ne nous a pas été indiquée.}}',
  'payment-failed.next-try':
    'Une nouvelle tentative aura lieu le {day}. Pour plus de sûreté, indiquez avant ce jour une autre carte ou un autre compte.',
  'payment-failed.last-try': 'Il n’y aura pas d’autre tentative automatique.',
  'payment-failed.goes-on': 'Votre don continue : le prochain prélèvement aura lieu le {day}.',
  'card-expiring.subject': '{when, select, over {Votre carte a expiré} other {Votre carte expire bientôt}}',
  'card-expiring.news':
    'La carte de votre don {frequency, select, annual {annuel} other {mensuel}} à {newsroom} {when, select, over {a expiré} other {expire}} le {day}. Le prochain prélèvement aura lieu le {renewal}.',
  'card-expiring.choice':
    'Beaucoup de banques remplacent une carte d’elles-mêmes, et vous n’avez alors rien à faire. Pour plus de sûreté, saisissez la nouvelle.',
  'cancelled.subject': 'Votre confirmation',
  'cancelled.news':
    '{how, select, announced {Votre don {frequency, select, annual {annuel} other {mensuel}} de {amount} à {newsroom} prendra fin le {day}.} ended {Votre don {frequency, select, annual {annuel} other {mensuel}} de {amount} à {newsroom} a pris fin le {day}. Rien d’autre ne sera prélevé.} other {Votre don {frequency, select, annual {annuel} other {mensuel}} de {amount} à {newsroom} n’a pas pu être prélevé et a pris fin le {day}. Il n’y aura pas de nouvelle tentative.}}',
  'cancelled.no-more': 'Rien d’autre ne sera prélevé.',
  'cancelled.until-then': 'D’ici là, il peut être prélevé comme auparavant.',
  'cancelled.thanks': 'Merci pour tout ce que vous avez donné.',
  'cancelled.give': 'Donner de nouveau',
  'changed.subject': '{result, select, made {Votre modification} other {À propos de votre modification}}',
  'changed.news':
    '{what, select, amount {Le montant de votre don {frequency, select, annual {annuel} other {mensuel}} à {newsroom} a été modifié.} day {Le jour où votre don {frequency, select, annual {annuel} other {mensuel}} à {newsroom} est prélevé a été modifié.} frequency {La fréquence de votre don à {newsroom} a été modifiée.} pause {Votre don {frequency, select, annual {annuel} other {mensuel}} à {newsroom} est suspendu. Rien n’est prélevé avant le jour du prochain paiement.} card {Une autre carte ou un autre compte a été indiqué pour votre don {frequency, select, annual {annuel} other {mensuel}} à {newsroom}. C’est ce moyen qui est désormais utilisé.} other {Votre don {frequency, select, annual {annuel} other {mensuel}} à {newsroom} se poursuit.}}',
  'changed.before': 'Jusqu’à présent',
  'changed.after': '{when, select, day {À partir du {day}} other {À partir du prochain paiement}}',
  'changed.price': '{frequency, select, annual {{amount} par an} other {{amount} par mois}}',
  'changed.was': 'Était prévu le',
  'changed.next': 'Prochain paiement',
  'changed.payment': '{amount} le {day}',
  'changed.at-once':
    'Il est prélevé tout de suite, puis à cette date chaque {frequency, select, annual {année} other {mois}}. Un reçu suivra.',
  'changed.plan': 'Ce qui était prévu pour plus tard est abandonné.',
  'changed.not-you': 'Si ce n’était pas vous : suivez le lien, suspendez ou arrêtez le don, et écrivez-nous.',
  'changed.not-made':
    '{what, select, amount {Vous avez demandé un autre montant pour votre don {frequency, select, annual {annuel} other {mensuel}} à {newsroom}.} day {Vous avez demandé un autre jour pour votre don {frequency, select, annual {annuel} other {mensuel}} à {newsroom}.} frequency {Vous avez demandé une autre fréquence pour votre don à {newsroom}.} pause {Vous avez demandé de suspendre votre don {frequency, select, annual {annuel} other {mensuel}} à {newsroom}.} card {Vous avez indiqué une autre carte ou un autre compte pour votre don {frequency, select, annual {annuel} other {mensuel}} à {newsroom}.} end {Vous avez demandé d’arrêter votre don {frequency, select, annual {annuel} other {mensuel}} à {newsroom}.} other {Vous avez demandé que votre don {frequency, select, annual {annuel} other {mensuel}} à {newsroom} se poursuive.}}',
  'changed.why':
    '{result, select, declined {Cela n’a pas pu être fait : le paiement nécessaire a été refusé. Rien n’a été modifié, et rien n’a été prélevé à ce titre. Indiquez d’abord une autre carte ou un autre compte.} unanswered {Stripe, qui prélève les paiements, n’a pas répondu pendant des jours. Il n’est pas certain que cela ait été fait, et la demande n’est plus renouvelée.} other {Cela n’a pas pu être fait : Stripe, qui prélève les paiements, a refusé. Rien n’a été modifié, et rien n’a été prélevé à ce titre.}}',
  'changed.again':
    'Suivez le lien pour voir où en est le don, et renouvelez-y votre demande. Si cela ne suffit pas, écrivez-nous.',
  'refund.subject': 'Un paiement vous est remboursé',
  'refund.news':
    '{part, select, whole {Votre don de {amount} à {newsroom} a été remboursé le {day}.} other {Sur votre don à {newsroom}, {amount} ont été remboursés le {day}.}}',
  'refund.when': 'Les banques mettent cinq à dix jours à l’afficher.',
  'refund-failed.subject': 'Un remboursement ne vous est pas parvenu',
  'refund-failed.news':
    'Nous vous avions écrit que {amount} de votre don à {newsroom} vous étaient remboursés le {day}. La banque n’a pas accepté cet argent, qui nous est revenu.',
  'refund-failed.next':
    'Si votre carte ou votre compte a été fermé ou a changé, écrivez-nous, pour que nous puissions vous rembourser autrement.',
  'year-statement.subject': 'Votre relevé {year}',
  'year-statement.news':
    'Le relevé de ce que vous avez donné à {newsroom} en {year} est prêt : à lire, à imprimer ou à enregistrer. Il est établi quand vous l’ouvrez, et ne contient ni nom ni adresse.',
  'year-statement.open': 'Ouvrir les reçus et relevés',
  'manage-link.subject': 'Votre lien',
  'manage-link.news': 'Quelqu’un a demandé un lien vers les dons que {newsroom} reçoit de cette adresse.',
  'manage-link.not-you':
    'Si ce n’était pas vous, vous n’avez rien à faire : personne d’autre n’a le lien, et rien n’a été modifié.',
  'go-on.subject':
    '{occasion, select, reminder {Rappel : merci de renouveler vos coordonnées} other {Merci de renouveler vos coordonnées}}',
  'go-on.news':
    'Merci de soutenir {newsroom} avec {amount} {frequency, select, annual {par an} other {par mois}}. Nous avons changé la façon de prélever les dons, et votre carte ou votre compte n’a pas pu suivre. Pour que votre don continue, veuillez les saisir une nouvelle fois.',
  'go-on.never-twice':
    'Rien n’est prélevé au moment de la saisie. Votre don est prélevé de nouveau à son jour habituel, et jamais à la fois de l’ancienne et de la nouvelle façon pour la même période.',
  'go-on.action': 'Poursuivre mon don',
  'go-on.until':
    'Le lien fonctionne jusqu’au {day}. {occasion, select, reminder {Nous ne vous écrirons plus à ce sujet.} other {Si vous ne le suivez pas, nous vous écrirons encore une fois à ce sujet, puis plus du tout.}}',
  'farewell.subject': 'Votre confirmation',
  'farewell.done':
    'Vous avez demandé à {newsroom} de supprimer tout ce qui est connu de vous. Ceci est le dernier e-mail à cette adresse : elle est maintenant supprimée, avec tout ce qui était conservé à côté, et les liens des e-mails précédents n’ouvrent plus rien.',
  'farewell.gifts':
    '{goesOn, select, elsewhere {Les dons en cours ici ont pris fin. Ce qui est encore prélevé par {systems} doit être arrêté là-bas : nous le faisons dès que possible, et vous pouvez le faire vous-même, là-bas ou auprès de votre banque.} other {Plus rien n’est prélevé : les dons en cours ont pris fin.}} Ce que vous avez donné reste dans les comptes, en montants et en dates, sans nom.',
  'farewell.under-way':
    'Une exception : un prélèvement bancaire de {amount} est déjà en cours et ne peut plus être arrêté d’ici. Aucun reçu ne pourra être envoyé pour celui-ci.',
  'farewell.others':
    'Stripe, qui a traité les paiements, et votre banque en gardent la trace aussi longtemps que la loi l’exige. Elle ne peut pas être effacée d’ici.',
  'farewell.thanks': 'Merci pour tout ce que vous avez donné.',
  'manage.change': 'Voir, modifier ou arrêter mon don',
  'manage.mend': 'Indiquer une autre carte ou un autre compte, ou arrêter le don',
  'manage.card': 'Saisir la nouvelle carte',
  'manage.resume': 'Si ce n’était pas vous, ou pour que le don se poursuive',
  'manage.ask': 'Le lien fonctionne jusqu’au {day}. Un nouveau, à tout moment',
  sender: 'Vous recevez cet e-mail parce que quelqu’un a indiqué cette adresse à {newsroom}. Questions : {contact}',
};
