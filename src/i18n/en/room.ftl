# What is shown in the room.

room-title = In the room
room-link = Screen for the room
room-text = A large QR code and how many have answered, to be projected; and from enough answers on what they say, a question at a time.
room-lead = Put the screen on the projector. It leads people to the form and tells how many have answered, in steps of five. It asks for itself again every 20 seconds; from there you come back here.
room-open = Open the screen
room-questions = Questions to show
room-rule = You decide which question the room sees, and when. It is shown once, of people drawn at random from those who have answered it, and stays as it was; a few are always left out. So nobody can tell from the screen, or from the report later, what one person said.
room-least = From { $least } answers to a question on.
room-none = The survey has no question with choices to show.
room-show = Show to the room
room-is-shown = Shown; it stays as it was.
room-see = On the screen
room-not-shown = Not shown
room-closed = Questions are shown while the survey takes answers.
room-released = Figures of this survey were released before, so that no more are shown while it takes answers.
room-too-few = Too few have answered this question yet. It can be shown from { $least } answers on.
room-over = Nothing was shown: the survey takes no answers now, or figures of it were released meanwhile.

## The screen itself
room-fewer = Fewer than { $count } answers so far
room-count = At least { $count } answers
room-join = Take part
room-views = On the screen
room-hold = Hold still
room-go-on = Go on by itself
room-back = Choose what is shown
room-choice = Choice
room-number = People
room-several = Several choices were possible.
room-ranked = People who gave it one of the first places.
room-base = Of { $base } people, drawn at random from those who had answered when this was first shown.

act-question-revealed = showed a question to the room
