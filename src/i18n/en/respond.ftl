# Participant pages.
