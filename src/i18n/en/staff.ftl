# The workspace of the secretariat.

## Around every page
desk-name = Maoni – workspace
desk-rooms = Workspace
room-surveys = Surveys
room-people = People
room-audit = Activity
room-account = Account
sign-out = Sign out
cancel = Cancel
to-desk = Go to the workspace
forbidden-title = You may not do this
forbidden-text = Your role in this workspace does not cover this page. An owner can give you another role.
signed-out-title = You are signed out
signed-out-text = Nothing was changed. Sign in again in another tab, then come back to this one with the back button of your browser and send the form again.

## The ways in
setup-title = Set up the workspace
setup-text = You become the first owner: you decide who else works here.
setup-code = Set-up code
setup-code-hint = It was printed where the service was started, and is good once.
setup-go = Set up
code-wrong = This code is not good: check every letter, or ask for a new one
join-title = Join the workspace
join-text = You were given a code. Choose the password with which you will sign in.
join-code = Your code
join-go = Join
sign-in-title = Sign in
sign-in-go = Sign in
sign-in-join = I have a code
sign-in-setup = Set up the workspace
sign-in-fault = Name, password and code do not belong together
sign-in-wait = Too many attempts under this name: try again in { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
password = Password
password-new = New password
password-again = The same password again
password-current = Present password
password-rule = At least { $least ->
    [one] { $least } character
   *[other] { $least } characters
}. Four or five words that do not belong together are easy to remember.
password-short = Use a longer password
password-long = Use a password of at most 128 characters
password-plain = Use a password with more different letters and without your sign-in name
password-differs = The two passwords differ
password-wrong = This is not your present password
second-step-code = Code from your authenticator
second-step-code-hint = Only if you have set up the second step.

## One’s own account
account-title = Your account
password-title = Change password
password-text = You stay signed in here and are signed out everywhere else.
password-go = Change password
second-step = Second step
second-step-used = A code from your authenticator is asked for when you sign in.
second-step-unused = Only your password is asked for when you sign in.
second-step-title = Set up a second step
second-step-text = Scan the picture with an authenticator on your phone, then type the code that it shows.
second-step-typed = Or type this secret into it: { $secret }
second-step-picture = QR code with the secret for your authenticator
second-step-go = Use the second step
second-step-wrong = This is not the code of the moment: type the one that the authenticator shows now
second-step-remove = Remove the second step
second-step-remove-text = From then on only your password is asked for when you sign in.
sessions-title = Where you are signed in
sessions-text = You are signed out after an hour without doing anything, and after twelve hours in any case.
session-begun = Since
session-seen = Last used
session-this = Now, here
sessions-end = Sign out everywhere else

## Who works here
people-title = People
people-text = Everybody has a name and a password of their own, so that the log can tell who did what.
invite-title = Add somebody
invite-text = You get a code to hand over. With it they choose a password.
invite-go = Add
person-name = Name
person-name-fault = Write the name, in at most 64 characters
person-login = Sign-in name
person-login-hint = Small letters, digits, dots and dashes, or an e-mail address. It cannot be changed later.
person-login-fault = Use 3 to 64 small letters, digits, dots, dashes or @
person-login-taken = Somebody has this sign-in name already
person-role = Role
person-role-fault = Choose a role
person-role-go = Change role
person-state = State
person-active = Can sign in
person-two-steps = Can sign in, with a second step
person-invited = Has not joined yet
person-disabled = Disabled
person-since = Here since { $day }
person-last-owner = Somebody has to remain who is an owner and can sign in: name another owner first.
person-reset-title = Password forgotten or phone lost
person-reset-text = Password and second step are taken away, all sessions end, and you get a new code to hand over.
person-reset-go = Make a new code
person-disable-title = No longer works here
person-disable-text = All sessions end at once, and signing in is refused. What was done stays in the log.
person-disable-go = Disable
person-enable-title = Works here again
person-enable-text = Signing in is possible again.
person-enable-go = Enable
role-viewer = Viewer
role-analyst = Analyst
role-editor = Editor
role-owner = Owner
role-with-duty = { $role }: { $duty }
duty-viewer = sees surveys, participation and results
duty-analyst = also reads answers and takes files, without the list of who was invited
duty-editor = also makes, opens and closes surveys and invites people
duty-owner = also decides who works here and reads the log
code-made-title = Hand over this code
code-made-text = It is shown this once. Give it to them in person or by phone, together with the address.
code-address = Address
code-until-moment = It is good once, until { $moment }.
code-handed-over = I have noted it

## The log
audit-title = Activity
audit-text = What staff did, the latest first. Nothing about respondents is ever written here. Each entry carries a seal over all before it, so that none can be changed or taken out unseen.
audit-whole = { $entries ->
    [one] { $entries } entry, and it is as it was written.
   *[other] { $entries } entries, and all are as they were written.
}
audit-broken = The log was tampered with: entry { $number } does not fit the ones before it.
audit-head = Note the seal of the last entry somewhere else to be able to show later that nothing was cut off:
audit-number = No.
audit-at = When
audit-actor = Who
audit-act = What
audit-object = To what
audit-older = Earlier entries
act-set-up = set up the workspace
act-signed-in = signed in
act-staff-invited = added somebody
act-staff-joined = chose a password with a code
act-staff-reset = reset a password
act-role-changed = changed a role
act-staff-disabled = disabled somebody
act-staff-enabled = enabled somebody
act-password-changed = changed the own password
act-second-step-on = set up the second step
act-second-step-off = removed the second step
act-database-restored = put a backup in the place of the database

## What was just done
done-joined = Welcome. Your password is set and you are signed in.
done-role = The role is changed.
done-disabled = Signing in is refused from now on.
done-enabled = Signing in is possible again.
done-password = Your password is changed.
done-second-step-on = The second step is set up. Keep the phone: the next sign-in asks for a code.
done-second-step-off = The second step is removed.
done-sessions = You are signed out everywhere else.

## Surveys
surveys-title = Surveys
surveys-empty = There is no survey yet.
surveys-empty-hint = Make the first one: begin from an example, or take in a file.
surveys-synthetic = invented answers
stage-from = Opens on { $moment }
stage-until = Open until { $moment }
stage-open = Open until it is closed
stage-closed = Closed; it can be opened again for a day, then the order of arrival is erased
stage-sealed = Closed for good on { $day }
