//! The acts that the audit log knows.
//!
//! Owns their names in the log and the messages that put them into words. An act is added here
//! first; the compiler then knows it, and a test finds its words.

/// Declares the acts: variant, name in the log, message.
macro_rules! deeds {
    ($($(#[$doc:meta])* $variant:ident: $name:literal, $message:literal;)+) => {
        /// What somebody of the staff did.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Deed {
            $($(#[$doc])* $variant),+
        }

        impl Deed {
            /// Every act.
            const ALL: &[Self] = &[$(Self::$variant),+];

            /// The act as the log writes it.
            pub(crate) fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// The message that tells it.
            pub(crate) fn message(self) -> &'static str {
                match self { $(Self::$variant => $message),+ }
            }
        }
    };
}

deeds! {
    /// The first owner was added.
    SetUp: "set-up", "act-set-up";
    /// Somebody signed in.
    SignedIn: "signed-in", "act-signed-in";
    /// Somebody was added.
    Invited: "staff-invited", "act-staff-invited";
    /// Somebody chose a password with a one-time code.
    Joined: "staff-joined", "act-staff-joined";
    /// Somebody's password was taken away and a one-time code made.
    Reset: "staff-reset", "act-staff-reset";
    /// Somebody got another role.
    RoleChanged: "role-changed", "act-role-changed";
    /// Somebody may no longer sign in.
    Disabled: "staff-disabled", "act-staff-disabled";
    /// Somebody may sign in again.
    Enabled: "staff-enabled", "act-staff-enabled";
    /// Somebody changed their own password.
    PasswordChanged: "password-changed", "act-password-changed";
    /// Somebody began to use a second step.
    SecondStepOn: "second-step-on", "act-second-step-on";
    /// Somebody stopped using the second step.
    SecondStepOff: "second-step-off", "act-second-step-off";
    /// A code was added to a code book.
    CodeAdded: "code-added", "act-code-added";
    /// What a code says was changed.
    CodeChanged: "code-changed", "act-code-changed";
    /// A code book was taken in.
    CodesTaken: "codes-taken", "act-codes-taken";
    /// A code was merged into another.
    CodesMerged: "codes-merged", "act-codes-merged";
    /// A code was removed with its codings.
    CodeRemoved: "code-removed", "act-code-removed";
    /// Somebody gave an answer codes, or took them away.
    AnswerCoded: "answer-coded", "act-answer-coded";
    /// Somebody finished coding a question.
    CodingFinished: "coding-finished", "act-coding-finished";
    /// Somebody went on coding a question.
    CodingResumed: "coding-resumed", "act-coding-resumed";
    /// Somebody settled where those who coded an answer differ.
    CodingSettled: "coding-settled", "act-coding-settled";
    /// The operator put a backup in the place of the database.
    Restored: "database-restored", "act-database-restored";
    /// Somebody began the report about a survey.
    ReportBegun: "report-begun", "act-report-begun";
    /// Somebody changed the report about a survey.
    ReportChanged: "report-changed", "act-report-changed";
    /// Somebody released the report about a survey.
    ReportReleased: "report-released", "act-report-released";
    /// A survey was opened.
    Opened: "survey-opened", "act-survey-opened";
    /// Somebody changed when a survey takes answers.
    Rescheduled: "schedule-changed", "act-schedule-changed";
    /// A survey was closed for good.
    Closed: "survey-closed", "act-survey-closed";
    /// A form that was filled in on paper was typed in; nobody is named with it.
    PaperTyped: "paper-typed", "act-paper-typed";
    /// A question was shown in the room.
    Revealed: "question-revealed", "act-question-revealed";
    /// The answers of a survey were erased.
    Erased: "answers-erased", "act-answers-erased";
    /// Somebody took a file of a survey.
    FileTaken: "file-taken", "act-file-taken";
    /// Somebody saved a draft of a survey.
    DraftSaved: "survey-draft-saved", "act-survey-draft-saved";
    /// Somebody threw a draft of a survey away.
    DraftDiscarded: "survey-draft-discarded", "act-survey-draft-discarded";
    /// Somebody published a survey or its next version.
    Published: "survey-published", "act-survey-published";
    /// A survey was opened to anybody.
    EntryByAnybody: "entry-anybody", "act-entry-anybody";
    /// A survey was closed to those without an invitation.
    EntryByInvitation: "entry-invited", "act-entry-invited";
    /// People were put on the list of a survey.
    InviteesAdded: "invitees-added", "act-invitees-added";
    /// The list of a survey was erased.
    InviteesErased: "invitees-erased", "act-invitees-erased";
    /// Letters with invitations were made.
    LettersMade: "letters-made", "act-letters-made";
    /// Mail with invitations was made or sent.
    MailMade: "mail-made", "act-mail-made";
    /// Reminders with invitations were made or sent.
    RemindersMade: "reminders-made", "act-reminders-made";
    /// Mail that could not be sent was taken back.
    MailTakenBack: "mail-taken-back", "act-mail-taken-back";
    /// Cards with invitations were made.
    CardsMade: "cards-made", "act-cards-made";
}

impl Deed {
    /// The act that the log calls `name`; a log may hold acts of other versions of the program.
    pub(crate) fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|deed| deed.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::words;
    use crate::survey::Language;

    #[test]
    fn every_act_has_a_name_of_its_own_and_words() {
        for &deed in Deed::ALL {
            assert_eq!(Deed::parse(deed.name()), Some(deed));
            for language in Language::ALL {
                assert!(!words(language).say(deed.message()).is_empty());
            }
        }
    }
}
