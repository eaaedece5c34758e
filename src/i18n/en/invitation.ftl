# Invitations: the way in for whoever has one, the pages on which they are made, letters and cards.

## The way in
invitation-text = You are invited to answer this survey. Nothing is opened or used up before you press the button.
invitation-anonymous = Your invitation only shows that you may answer once. It is not stored with your answers, and nobody can see which answers are yours. Until you have sent them you can open this page again.
invitation-go = Begin
invitation-used-title = This invitation is no longer good
invitation-used-text = Answers were sent with it, or a newer invitation has taken its place. An invitation is good for one response.
invitation-used-hint = If you have answered, your receipt code lets you change your answers. If you have not, ask the organisers for a new invitation.
uninvited-title = This survey is by invitation
uninvited-text = Open the address in your letter or e-mail, or scan its code, on this device.
uninvited-hint = What you have entered here before is kept.
phone-uninvited-text = This survey is by invitation. Your answers are still on this phone: open your invitation here, then come back to this page and send them.

## The page of the secretariat
tab-invitations = Invitations
invitations-title = Invitations
invitations-text = Invite people by name, or hand out cards that nobody is named on. Each invitation is good for one response.
invitations-unlinked = An invitation that is used is erased. Nothing says which answers came with it, and whether a certain person has answered is shown nowhere.
invitations-listed = People on the list
invitations-made = Invitations made
invitations-answered = Of these, answered
cards-made = Cards made
cards-used = Of these, used
fewer-than = fewer than { $people }
at-least = at least { $people }
entry-title = Who can answer
entry-anybody = Everybody who has the address of the survey
entry-invited = Only those with an invitation
entry-go = Save
done-entry = It is decided who can answer.
mail-title = By e-mail
mail-text = Everybody on the list who has an address gets a message in their language. It comes from
mail-files-text = No mail server is set up here. You get a file for each person, packed into one: open it in your mail program and send it. Each message is made once; keep the file until all are sent, then delete it.
mail-none = Nobody on the list has an address and no invitation yet.
mail-reply-to = Address for questions
mail-reply-to-hint = Whoever answers the message writes to this address.
mail-reply-fault = Write the address for questions as name@example.org. Nothing was sent.
mail-closed = The survey is closed. Nothing was sent.
mail-send-go = { $people ->
    [one] Send { $people } invitation
   *[other] Send { $people } invitations
}
mail-make-go = { $people ->
    [one] Make { $people } message
   *[other] Make { $people } messages
}
mail-remind-text = Those who have not answered can be reminded, once. Their first invitation stays good.
mail-remind-go = Send the reminder
mail-remind-make-go = Make the reminders
mail-reminded = The reminder was sent. There is only one.
done-mail-sent = The messages are sent.
mail-partly = Sent: { $sent }. Not sent: { $left }. The invitations that were not sent are taken back; press the button again to send the rest.
mail-away = The mail server takes no mail: { $reason }
mail-not-taken = { $name } ({ $address }): { $reason }
letters-title = Letters on paper
letters-text = One page for each person, with their name, a code to scan and an address to type. The letters are made once; keep the file until they are handed out, then delete it.
letters-none = Everybody on the list has an invitation.
letters-go = { $people ->
    [one] Make { $people } letter
   *[other] Make { $people } letters
} ({ $language })
letters-again-title = Make letters again
letters-again-text = For a file that was lost: everybody who has not answered gets a new letter, and the earlier ones stop working.
letters-again-go = Make all letters again ({ $language })
done-invited-nobody = There is nobody for whom an invitation could be made. Who has answered gets no other.
few-answered = Fewer than five people have answered. As long as it is so few, it would show who has not: try again later.
reminded-before = The reminder was sent before, and there is only one.
cards-title = Cards for the seats
cards-text = Six cards on a sheet, without names. Lay one on each seat, or let everybody draw one.
cards-count = How many cards
cards-language = Language
cards-go = Make cards
cards-fault = Choose a number of cards from 1 to 600.
invitees-go = List of people
invitees-title = People on the list
invitees-paste = Add people
invitees-paste-hint = Copy the cells from your spreadsheet and paste them here, or paste the text of a CSV file. The first row names the columns: name, and where there are some e-mail, language and group. Other columns are not kept. Whoever is on the list already is not added again.
invitees-example = name, e-mail, language, group
invitees-add = Add to the list
invitees-empty = Nobody is on the list yet.
invitees-there = On the list
invitees-earlier = Earlier names
invitees-later = Later names
done-invitees = The list is saved. Whoever was on it already was not added again.
invitees-unreadable = Paste a table: one row for each person
invitees-headless = Name the columns in the first row; one of them is called “name”
invitees-nobody = Write at least one person below the row of headings
invitees-many = Add at most 2000 people at once
invitee-fault-at = Row { $row }, column { $column }: { $sentence }
invitee-nameless = write the name
invitee-long = use at most 120 characters
invitee-address = this is no e-mail address
invitee-language = this is no language of the survey
# Headings that are understood, with commas between them.
invitee-column-name = name, full name, participant
invitee-column-email = e-mail, email address, mail
invitee-column-language = language
invitee-column-team = group, delegation, table, organisation
invitee-name = Name
invitee-email = E-mail
invitee-team = Group
invitee-state = Invitation
invitee-new = none yet
invitee-invited = made
invitee-again-text = If somebody has lost their letter, choose them and make it again. The earlier letter stops working. Whoever has answered gets no other.
invitee-again-go = Make this letter again
invitees-erase-title = Erase the list
invitees-erase-text = Names and addresses are erased, with the invitations that were not used. Answers are not touched. Do this when you no longer need the list.
invitees-erase-name = To confirm, type the name of the survey:
invitees-erase-go = Erase the list
invitees-erase-fault = The name of the survey was not typed as it is. Nothing was erased.
done-invitees-erased = The list is erased.
act-entry-anybody = opened the survey to everybody
act-entry-invited = opened the survey to those with an invitation only
act-invitees-added = put people on the list
act-invitees-erased = erased the list of people
act-letters-made = made letters with invitations
act-cards-made = made cards with invitations
act-mail-made = made or sent mail with invitations
act-reminders-made = made or sent reminders
act-mail-taken-back = took back mail that could not be sent

## Letters and cards
letters = Letters
cards = Cards
letter-text = { $organisers } would like to know what you think. You are invited to answer a short survey.
letter-code = Code that opens the survey
letter-scan = Scan the code with the camera of your phone, or type this address:
letter-anonymous = Your answers are anonymous. This letter only shows that you may answer: it is not stored with your answers, and nobody can see which answers are yours.
letter-once = It is good for one response. Until you have sent your answers you can open it again.
letter-foot = Please do not pass this on: it is good for one response.
card-text = Good for one response. Your answers are anonymous.

## Mail
mail-subject = Your views: { $title }
mail-reminder-subject = Reminder: { $title }
mail-greeting = Dear { $name },
mail-reminder = You were invited to answer a short survey. If you have answered, thank you: this message crossed with your answers. If not, there is still time. You will not be reminded again.
mail-open = Open this address to answer:
mail-anonymous = Your answers are anonymous. This message only shows that you may answer: it is not stored with your answers, and nobody can see which answers are yours.
mail-once = The address is good for one response. Until you have sent your answers you can open it again. Please do not pass it on.
mail-questions = If you have questions, reply to this message.
