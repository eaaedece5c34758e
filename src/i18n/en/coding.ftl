# Open answers, the code book and coding.

tab-answers = Answers
coding-views = Pages about the answers
coding-answers = Open answers
coding-book = Code book

## Reading
coding-closed = Open answers are read once the survey is closed for good.
coding-closed-why = Until then an answer can still come, change or be withdrawn, and comparing two readings would tell whose it is. The code book can be written at any time.
coding-to-overview = To the overview
coding-no-items = This survey asks for no words.
coding-no-answers = Nobody wrote anything here.
coding-no-codes = There is no code yet. Begin the code book:
coding-item = Question
coding-filter-code = Code
coding-filter-text = Words in the answer
coding-filter-go = Show
coding-any = All answers
coding-uncoded = Without a code
coding-found = { $answers ->
    [0] No answer fits.
    [one] { $answers } answer.
   *[other] { $answers } answers.
}
coding-progress = You gave a code to { $coded } of { $answers } answers.
coding-begin = Code the answers
coding-more = More answers
coding-number = No.
coding-words-column = Answer
coding-codes = Codes
coding-about = About it
coding-other = Other, in their words
coding-record = { $field } ({ $number })
coding-part = Where
coding-group = Group
coding-consent = Quoting
coding-finish-title = When every answer is read
coding-finish-text = Mark the question as finished. An answer without a code then counts as one to which no code applies.
coding-finish-go = Mark as finished
coding-resume-go = Go on coding
coding-is-finished = You have marked this question as finished.

## One answer
coding-position = Answer { $number } of { $answers }
coding-spans = Codes of single words
coding-words = The words
coding-words-hint = Copy them from the answer exactly as they stand there, or select them above.
coding-words-code = Their code
coding-words-none = Choose a code
coding-words-missing = Copy the words that the code is for.
coding-words-code-missing = Choose the code for these words.
coding-words-unknown = The answer does not hold these words, or they have this code already. Copy them exactly as they stand there.
coding-code-gone = The answer or a code was removed by somebody else in the meantime. Open the answer again.
coding-save = Save
coding-save-next = Save and next
coding-keys = Keys: 1 to 9 give and take the codes, Enter on a code saves, Page Up and Page Down go to the answers before and after.
coding-neighbours = Answers before and after
coding-previous = Answer before
coding-next = Next answer

## The code book
book-empty = There is no code yet.
book-text = A code names something that answers say. Its definition and notes let two people use it alike. Codes can stand under a theme.
book-take = Download the code book (REFI-QDA)
code-new = Add a code
code-heading = A code
code-name = Name
code-name-missing = Give the code a name.
code-name-long = A name has at most 120 characters.
code-name-taken = Another code has this name. Choose another name, or merge the two.
code-note-long = At most 4,000 characters.
code-theme = Theme
code-theme-hint = Another code that this one stands under. A theme stands under no theme itself.
code-theme-none = No theme
code-theme-fault = This code cannot stand there: codes stand under it, or the theme has a theme itself.
code-definition = Definition
code-definition-hint = What the code means, in one or two sentences.
code-includes = Give it to
code-includes-hint = What belongs here, with an example.
code-excludes = Do not give it to
code-excludes-hint = What seems to belong here and does not.
code-add-go = Add
code-change-go = Save
code-moved = Somebody else changed this code in the meantime. Both writings are below; saving puts yours in the place of theirs.
code-theirs = As it stands now
code-yours = Below is what you wrote.
code-merge-title = Merge into another code
code-merge-text = Every answer with this code gets the other one, for every coder, and this code is removed.
code-merge-into = The other code
code-merge-none = Choose a code
code-merge-missing = Choose the code that takes over.
code-merge-go = Merge
code-remove-title = Remove the code
code-remove-text = Everything that was coded with it is removed too, for every coder. To confirm, type its name:
code-remove-name = Name of the code
code-remove-differs = This is not the name of the code. Nothing was removed.
code-remove-go = Remove

## Differences
coding-differences = Differences
coding-differences-none = No question has been coded by two people to the end yet.
coding-differences-why = Two people code the same question without seeing each other’s codes. When both have marked it as finished, the answers on which they differ stand here side by side, and you settle them.
coding-differences-no-codes = Nobody gave a code to an answer to this question.
coding-differences-standing = Answers on which they differ: { $answers }. Still to settle: { $open }.
coding-differences-nobody = Nobody differs on any answer.
coding-differences-all = Show settled ones too
coding-differences-open = Show only those to settle
coding-agreement = How far they agree, by code
coding-by-all = Answers, given by all
coding-by-some = Given by some
coding-same = Same judgement
coding-kappa = Cohen’s kappa
coding-percent = { $percent }%
coding-differ = Gave it: { $gave }. Did not: { $others }.
coding-settle-title = To settle
coding-holds = The code holds
coding-fails = It does not hold
coding-settle-go = Settle
coding-settle-missing = Nothing was settled: choose for at least one code whether it holds.
coding-settle-moved = Somebody else settled this answer, or changed a code, in the meantime. Nothing of yours was saved; what stands now is below.

## What was just done
done-code-added = The code is in the code book.
done-code-changed = The code is changed.
done-codes-merged = The codes are merged.
done-code-removed = The code is removed.
done-coding-finished = The question is marked as finished.
done-coding-settled = What you decided is settled.
done-coding-resumed = You can go on coding.
done-coding-seen = Finished. Another person has finished this question as well.

## The log
act-code-added = added a code
act-code-changed = changed a code
act-codes-taken = took in a code book
act-codes-merged = merged two codes
act-code-removed = removed a code
act-answer-coded = coded an answer
act-coding-finished = finished coding a question
act-coding-settled = settled a difference of coders
act-coding-resumed = went on coding a question
