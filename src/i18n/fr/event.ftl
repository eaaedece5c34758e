# One survey in the workspace.

tab-overview = Aperçu
overview-title = Aperçu
overview-form = Le questionnaire tel que le voient les participants
