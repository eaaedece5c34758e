# Participant pages.

## Around every page
skip-to-content = Skip to content
language = Language
synthetic = Demonstration: the answers in this survey are synthetic. No person gave them.
foot-privacy = Your answers are anonymous. This page stores one cookie and what you enter on this device, until you have sent your answers.
foot-code = Change or withdraw answers you have sent
title-error = Error: { $title }
title-in = { $page } – { $survey }
back = Back
continue = Continue
# Words that Arabic and French punctuate in their own way.
label = { $label }:
or = or
optional = { $label } (optional)
other-said = { $choice }: { $words }

## The list of surveys
home-title = Surveys open now
home-text = Choose the event you took part in.
home-empty = No survey is open at the moment.
home-empty-hint = If you were given an address or a QR code, use it again at the time that was announced.
home-line = About { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}, in { $languages }

## Welcome
event-line = { $event }, { $place }, { $day }
event-by = Organisers: { $organisers }
fact-minutes = About { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}
fact-skip = You may leave out any question you do not wish to answer
fact-until = Open until { $moment }
promise-title = What we promise
promise-voluntary = Taking part is voluntary. You may stop at any time.
promise-anonymous = We do not ask for your name. No e-mail address, no internet address and no exact time are stored with your answers, only the day.
promise-groups = Figures about a group are published only if at least { $people } people of that group answered.
promise-quotes = Your words are quoted only if you allow it. You decide at the end, answer by answer.
promise-code = At the end you receive a code. With it you can change or withdraw your answers until the survey closes.
promise-deleted = All answers are erased on { $day }.
promise-contact = Questions about this survey: { $contact }
start = Start
lost-answers = We could not find answers begun on this device. If you did begin, cookies may be switched off, or you may be in a private window. Please allow cookies for this site and start here.

## Coming back
resume-title = You have begun to answer
resume-text = The answers you gave on this device are still here.
resume = Continue where you left off
restart = Start again
restart-hint = Starting again erases all the answers given on this device.
sent-title = You have already sent your answers
sent-text = Your receipt code lets you change or withdraw them until the survey closes.
sent-receipt = Show my receipt
sent-another = Another person answers on this device

## Questions
step = Step { $step } of { $all }
choose-up-to = { $max ->
    [one] Choose one
   *[other] Choose up to { $max }
}
choose-all = Choose all that apply
rank-up-to = Choose up to { $max }, the most important first
text-limit = You can write up to { $max } characters
records-up-to = { $max ->
    [one] You can enter one
   *[other] You can enter up to { $max }. One is enough.
}
choose-one = Choose
place = { $place ->
    [1] First choice
    [2] Second choice
    [3] Third choice
   *[other] Choice { $place }
}
other-which = Please say which
other-which-ranked = If you chose “other”, please say which
scale-dk = Don’t know
record = { $index } of { $max }
record-more = Add another ({ $index } of { $max })
save-later = Save and finish later
to-review = Check my answers
count-left = Characters left: #
count-over = Characters too many: #
count-chosen = Chosen: # of ##
saved-note = Saved
restored = What you typed here was not saved last time because the connection failed. We have put it back.

## Problems with answers
fault-lead = Error:
summary-title = There is a problem
problem-of = { $question }: { $sentence }
problem-required = Answer this question to go on
problem-required-tick = Tick the box if you agree to take part
problem-too-many = Choose no more than { $max }. You have chosen { $chosen }.
problem-not-alone = “{ $choice }” cannot be combined with other answers. Choose it alone, or take it away.
problem-chosen-twice = You have chosen “{ $choice }” twice. Choose another one, or leave the second place empty.
problem-place-left-out = { $place ->
    [1] Your first choice is empty. Fill it, or move the others up.
    [2] Your second choice is empty. Fill it, or move the others up.
    [3] Your third choice is empty. Fill it, or move the others up.
   *[other] Choice { $place } is empty. Fill it, or move the others up.
}
problem-too-long = { $by ->
    [one] Shorten your answer by 1 character. It can have up to { $max }.
   *[other] Shorten your answer by { $by } characters. It can have up to { $max }.
}
problem-field-missing = Fill in “{ $field }”, or empty the other fields of this entry
problem-other-not-chosen = You have written words for “other” but chosen something else. Choose “other” as well, or delete the words.
problem-not-offered = Choose one of the answers offered here

## Saved for later
saved-title = Your answers are saved
saved-text = You can close this page. To go on, open this address again on the same device, in the same browser.
saved-until = The survey is open until { $moment }. Answers that you have not sent by then count only for the questions you answered, and are never quoted.
saved-resume = Continue now

## Checking and sending
review-page = Check your answers
review-title = Check your answers before you send them
review-text = Nothing has been sent yet. You can change any answer.
review-text-change = These are the answers you sent. Nothing changes until you send them again.
not-answered = Not answered
answer-now = Answer
change = Change
send-title = Send your answers
send-promise = You can change or withdraw your answers afterwards with the code that you receive.
send-promise-change = Your earlier answers are replaced. Your code stays the same.
send = Send my answers
send-change = Send my changes

## Receipt
receipt-page = Receipt
receipt-title = Thank you. We have received your answers.
receipt-title-change = Thank you. We have received your changes.
receipt-thanks = Your answers are stored. You can close this page.
receipt-code = Your receipt code
receipt-keep = Write this code down or take a photo of it. With it you can change or withdraw your answers. It is the only way to find them again: we do not know which answers are yours.
receipt-keep-until = Write this code down or take a photo of it. With it you can change or withdraw your answers until { $moment }. It is the only way to find them again: we do not know which answers are yours.
receipt-same = Your code is still the one that you used to open your answers.
copy = Copy the code
copied = Copied
print = Print this page
next-title = What happens next
next-close = The survey closes on { $moment }.
next-report = The answers are then counted together and presented in an outcomes summary. No figure in it is about fewer than { $people } people.
next-deleted = All answers are erased on { $day }.
finish-title = Is this someone else’s device?
finish-text = Take the code off this device once you have written it down.
finish = Clear this device
finished-title = This device is cleared
finished-text = Nothing about your answers is left in this browser. Your answers themselves are stored safely.

## Answers already sent
used-title = Your answers were already sent
used-text = They were sent from this device before, perhaps in another window. What you have just entered is not part of them, and is not lost: it is kept on this page.
used-hint = You can add it to the answers you sent. You will see all of them before anything changes.
used-button = Open my answers with what I just entered

## Changing and withdrawing
code-page = Change or withdraw
code-title = Change or withdraw your answers
code-text = Enter the receipt code that you were shown when you sent your answers.
code-until = This is possible until { $moment }.
code-label = Receipt code
code-hint = 12 letters and digits, for example K7QF-2M9X-4TB3. Capitals and dashes do not matter.
code-change = Change my answers
code-withdraw = Withdraw my answers
code-missing = Enter your receipt code
code-mistyped = Check the code: it has 12 letters and digits, and at least one of them does not fit
code-unknown = No answers in this survey belong to this code. Check that it is the code of this survey, and that you have not withdrawn the answers already.
withdraw-title = Withdraw your answers?
withdraw-text = Your answers are erased for good. They cannot be brought back, not even by us. You may answer again until the survey closes.
withdraw = Yes, erase my answers
withdraw-keep = No, keep them
withdrawn-title = Your answers are erased
withdrawn-text = Nothing of what you answered is left in the survey. Thank you for your time.

## When a survey takes no answers
early-title = This survey is not open yet
early-text = It opens on { $moment }. Please come back then; the address stays the same.
closed-title = This survey is closed
closed-text = It closed on { $moment }. Answers are no longer taken, and answers that were sent can no longer be changed or withdrawn.
closed-now = The organisers have closed it. Answers are no longer taken, and answers that were sent can no longer be changed or withdrawn.
closed-contact = If you have a question, write to { $contact }.
unknown-survey-title = There is no survey at this address
unknown-survey-text = Check the address that you were given, letter by letter, or scan the QR code again.
unknown-page-title = There is no page at this address
unknown-page-text = Check the address, or go to the list of surveys.
to-home = Surveys open now

## When something fails
unsaved-title = Your answers could not be saved just now
unsaved-text = What you entered is still on this page. Please wait a moment, then press the button again.
failed-title = Something went wrong on our side
failed-text = It is not your fault, and answers that were saved are safe. Please try again in a moment.
busy-title = The service cannot be reached for the moment
busy-text = Answers that were saved are safe. Please try again in a minute.
held-text = What you entered is kept on this page. Leave the page open and press the button again in a moment.
held-button = Try again
refused-title = This request did not come from our form
refused-text = For your safety it was not carried out. Please open the survey again and send your answers from there.
malformed-title = We could not read what was sent
malformed-text = Nothing was stored. Go back one page: your entries should still be there. Then send them again.
large-title = That was too long for us
large-text = Nothing was stored. Go back one page, shorten your longest answer, and send it again.
incident = If you write to us about it, please give this number:

## The form on a phone without a network
phone-scripts = This page needs scripts. The form works without them here:
phone-note = You can answer without a connection. What you enter is kept on this phone until it is sent, then erased from it. On a phone that other people use too, send or delete your answers before you hand it on.
phone-saved = Saved on this phone
phone-sending = Sending …
phone-sent = Sent. Your code: #
phone-sent-change = Sent
phone-unsent = Not sent yet
phone-unkept = This browser keeps nothing, perhaps because the window is private. Leave this page open until your answers are sent.
phone-waiting-title = Your answers are saved on this phone
phone-waiting-text = They have not been sent yet. They will be sent automatically as soon as there is a connection: leave this page open, or open the same address on this phone again later.
phone-server = The last attempt failed on our side. It is not your fault, and nothing is lost.
phone-large = Your answers are longer than our service takes. Shorten the longest one, then send them again.
phone-portal = This network answers in our place; perhaps it asks you to sign in first. Open any other website, then come back here.
phone-code-waiting = Write this code down or take a photo of it. It is valid once your answers have been sent.
phone-send = Send now
phone-edit = Change my answers
phone-sent-text = Your answers are stored and have been erased from this phone. Only the code is still here.
phone-closed-title = Your answers could not be sent
phone-closed-text = The survey takes no answers at present. Yours are still on this phone: you can try again, or delete them.
phone-withdrawn-title = These answers were withdrawn
phone-withdrawn-text = Answers sent from this phone were erased with their code. What is still on this phone has not been sent; you can delete it and answer again.
phone-problems-text = Nothing is lost: your answers are still on this phone. Please change what is named here, then send them again.
phone-others = Answers of other people on this phone that are not sent yet: #
phone-erase = Delete from this phone
phone-erase-text = Answers that have not been sent are then lost: nobody else has them. Answers that were sent stay stored, and only the code is taken off this phone.
phone-erase-now = Yes, delete from this phone

## Poster
poster-call = Tell us what you think
poster-facts = { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
} · anonymous · no app needed
poster-until = Open until { $moment }
poster-scan = QR code that leads to { $address }
poster-page = Poster
print-poster = Print this poster

## Dates
moment = { $day }, { $time } ({ $clock })
