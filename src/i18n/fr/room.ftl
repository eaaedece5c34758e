# Ce qui est montré dans la salle.

room-title = Dans la salle
room-link = Écran pour la salle
room-text = Un grand code QR et le nombre de réponses, à projeter ; et, dès qu’il y a assez de réponses, ce qu’elles disent, une question à la fois.
room-lead = Mettez l’écran sur le projecteur. Il mène au questionnaire et dit combien ont répondu, par paliers de cinq. Il se recharge toutes les 20 secondes ; de là, vous revenez ici.
room-open = Ouvrir l’écran
room-questions = Questions à montrer
room-rule = Vous décidez quelle question la salle voit, et quand. Elle est montrée une fois, pour des personnes tirées au sort parmi celles qui y ont répondu, et reste telle quelle ; quelques-unes sont toujours laissées de côté. Ainsi personne ne peut déduire de l’écran, ni plus tard du rapport, ce qu’une personne a dit.
room-least = À partir de { $least } réponses à une question.
room-none = L’enquête n’a pas de question à choix à montrer.
room-show = Montrer à la salle
room-is-shown = Montrée ; elle reste telle quelle.
room-see = À l’écran
room-not-shown = Non montrée
room-closed = Les questions se montrent pendant que l’enquête reçoit des réponses.
room-released = Des chiffres de cette enquête ont déjà été diffusés ; on n’en montre donc plus pendant qu’elle reçoit des réponses.
room-too-few = Trop peu de personnes ont répondu à cette question pour l’instant. Elle peut être montrée à partir de { $least } réponses.
room-over = Rien n’a été montré : l’enquête ne reçoit pas de réponses en ce moment, ou des chiffres en ont été diffusés entre-temps.

## L’écran lui-même
room-fewer = Moins de { $count } réponses pour l’instant
room-count = Au moins { $count } réponses
room-join = Participer
room-views = À l’écran
room-hold = Figer
room-go-on = Recharger tout seul
room-back = Choisir ce qui est montré
room-choice = Choix
room-number = Personnes
room-several = Plusieurs choix étaient possibles.
room-ranked = Personnes qui l’ont mis à l’une des premières places.
room-base = Sur { $base } personnes, tirées au sort parmi celles qui avaient répondu quand ceci a été montré pour la première fois.

act-question-revealed = a montré une question à la salle
