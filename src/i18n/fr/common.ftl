# Mots communs aux pages, au document et aux fichiers.
answer-dk = Ne sait pas ou préfère ne pas répondre
answer-yes = Oui
answer-no = Non
