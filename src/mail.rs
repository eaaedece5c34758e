//! Level 2: messages, as files that a mail program opens, or on their way to a mail server.
//!
//! Owns what stands above the text of a message, and how a server is asked to take it. Knows
//! nothing of surveys or invitations; every word of a message comes from outside.

use std::net::IpAddr;
use std::time::{Duration, SystemTime};

use jiff::Timestamp;
use lettre::address::AddressError;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MessageBuilder, SinglePart};
use lettre::transport::smtp;
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};

/// How long the server may take over one step of the conversation.
const PATIENCE: Duration = Duration::from_secs(5);

/// Something written to one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// Whom it is for.
    pub name: String,
    /// Their address.
    pub address: String,
    /// The address of whoever answers their questions.
    pub reply_to: String,
    /// What it is about, in one line.
    pub subject: String,
    /// The text, without markup.
    pub body: String,
    /// When it was written.
    pub at: Timestamp,
    /// What tells it apart from every other message, such as a random code.
    pub id: String,
}

/// A message that cannot be made: an address in it is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{address} is no e-mail address: {reason}")]
pub struct NoAddress {
    /// What stood in its place.
    pub address: String,
    reason: AddressError,
}

/// A mail server that cannot be used as it was named.
#[derive(Debug, thiserror::Error)]
pub enum ServerError {
    /// The address of the server cannot be read.
    #[error(
        "the mail server cannot be read: {0}; write smtps://USER:PASSWORD@HOST, or \
         smtp://USER:PASSWORD@HOST:587?tls=required"
    )]
    Address(String),
    /// What is sent there could be read on the way.
    #[error(
        "mail to {host} would travel unencrypted, with the invitations in it; write smtps://, or \
         add ?tls=required to the address"
    )]
    Unencrypted {
        /// The machine that was named.
        host: String,
    },
    /// The sender is no address.
    #[error("the sender of mail: {0}")]
    Sender(NoAddress),
}

/// Why a message did not go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unsent {
    /// The server does not take this one, in its own words; another it may.
    Refused(String),
    /// The server cannot be reached or takes none.
    Away(String),
}

/// Whether `text` can be the address of a mailbox. Only mail finds out whether it is one.
pub fn is_address(text: &str) -> bool {
    // A machine without a domain takes no mail from outside.
    text.parse::<lettre::Address>()
        .is_ok_and(|address| address.domain().contains('.'))
}

/// `text` as a header can hold it.
fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

fn mailbox(name: &str, address: &str) -> Result<Mailbox, NoAddress> {
    match address.parse() {
        Ok(email) => Ok(Mailbox::new(
            Some(one_line(name)).filter(|name| !name.is_empty()),
            email,
        )),
        Err(reason) => Err(NoAddress {
            address: address.to_owned(),
            reason,
        }),
    }
}

impl Mail {
    /// The message as a file that a mail program opens to be sent. It comes from whoever answers
    /// questions, unless the mail program puts another sender there.
    ///
    /// # Errors
    /// [`NoAddress`] when an address in it is none.
    pub fn draft(&self) -> Result<Vec<u8>, NoAddress> {
        let from = mailbox("", &self.reply_to)?;
        // Without it, mail programs show a message that has come instead of one to be sent.
        let unsent = HeaderValue::new(HeaderName::new_from_ascii_str("X-Unsent"), "1".to_owned());
        let builder = self.head(from)?.raw_header(unsent);
        Ok(self.message(builder).formatted())
    }

    fn head(&self, from: Mailbox) -> Result<MessageBuilder, NoAddress> {
        let host = from.email.domain().to_owned();
        Ok(Message::builder()
            .from(from)
            .reply_to(mailbox("", &self.reply_to)?)
            .to(mailbox(&self.name, &self.address)?)
            .subject(one_line(&self.subject))
            .date(SystemTime::UNIX_EPOCH + Duration::from_secs(self.at.as_second().max(0) as u64))
            .message_id(Some(format!("<{}@{host}>", self.id))))
    }

    fn message(&self, builder: MessageBuilder) -> Message {
        builder
            .singlepart(SinglePart::plain(self.body.clone()))
            .expect("a message with a sender and somebody to send it to is whole")
    }
}

/// The way to the mail server that the operator named.
#[derive(Clone)]
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Mailer {
    /// The way to the server at `url`, such as `smtps://USER:PASSWORD@HOST`, with mail that comes
    /// from `from`. Nothing is sent yet.
    ///
    /// # Errors
    /// [`ServerError`], with what to write instead.
    ///
    /// # Panics
    /// Outside a runtime of tokio, which looks after open connections.
    pub fn new(url: &str, from: &str) -> Result<Self, ServerError> {
        let from = from.parse::<Mailbox>().map_err(|reason| {
            ServerError::Sender(NoAddress {
                address: from.to_owned(),
                reason,
            })
        })?;
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
            .map_err(|error| ServerError::Address(reason(&error)))?;
        if let Some(host) = unencrypted(url).filter(|host| !is_here(host)) {
            return Err(ServerError::Unencrypted { host });
        }
        Ok(Self {
            transport: builder.timeout(Some(PATIENCE)).build(),
            from,
        })
    }

    /// Whom mail comes from.
    pub fn sender(&self) -> String {
        self.from.to_string()
    }

    /// Asks whether the server would take mail from here.
    ///
    /// # Errors
    /// [`Unsent::Away`] with the server's reason.
    pub async fn greet(&self) -> Result<(), Unsent> {
        match self.transport.test_connection().await {
            Ok(true) => Ok(()),
            Ok(false) => Err(Unsent::Away("it hung up".to_owned())),
            Err(error) => Err(Unsent::Away(reason(&error))),
        }
    }

    /// Hands `mail` to the server.
    ///
    /// # Errors
    /// [`Unsent`] when the server did not take it.
    pub async fn send(&self, mail: &Mail) -> Result<(), Unsent> {
        let builder = mail
            .head(self.from.clone())
            .map_err(|error| Unsent::Refused(error.to_string()))?;
        match self.transport.send(mail.message(builder)).await {
            Ok(_) => Ok(()),
            Err(error) if error.status().is_some() => Err(Unsent::Refused(reason(&error))),
            Err(error) => Err(Unsent::Away(reason(&error))),
        }
    }
}

/// The machine that `url` sends to without a promise of encryption.
fn unencrypted(url: &str) -> Option<String> {
    let url = url.trim().to_ascii_lowercase();
    let rest = url.strip_prefix("smtp://")?;
    let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
    if query.split('&').any(|pair| pair == "tls=required") {
        return None;
    }
    let authority = place.split('/').next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let host = match host.strip_prefix('[') {
        Some(address) => address.split(']').next(),
        None => host.split(':').next(),
    };
    host.map(str::to_owned)
}

/// Whether `host` is this machine.
fn is_here(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

/// What went wrong, down to its cause, in one line.
fn reason(error: &smtp::Error) -> String {
    let mut told = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(deeper) = cause {
        let words = deeper.to_string();
        if !told.contains(&words) {
            told = format!("{told}: {words}");
        }
        cause = deeper.source();
    }
    told.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mail() -> Mail {
        Mail {
            name: "أمينة, \"A\"\r\nBcc: x@y.org".to_owned(),
            address: "amina@example.org".to_owned(),
            reply_to: "desk@example.org".to_owned(),
            subject: "Votre avis\r\nBcc: x@y.org".to_owned(),
            body: format!("Bonjour,\n\n{}\n", "é".repeat(2_000)),
            at: "2018-12-09T10:00:00Z".parse().unwrap(),
            id: "one".to_owned(),
        }
    }

    #[test]
    fn nothing_in_a_message_becomes_a_header_of_its_own() {
        let file = String::from_utf8(mail().draft().unwrap()).unwrap();
        let (head, body) = file.split_once("\r\n\r\n").unwrap();
        let names: Vec<_> = head
            .split("\r\n")
            .filter(|line| !line.starts_with([' ', '\t']))
            .map(|line| line.split(':').next().unwrap())
            .collect();
        assert_eq!(
            names,
            [
                "From",
                "Reply-To",
                "To",
                "Subject",
                "Date",
                "Message-ID",
                "X-Unsent",
                "MIME-Version",
                "Content-Type",
                "Content-Transfer-Encoding"
            ]
        );
        assert!(head.contains("Date: Sun, 09 Dec 2018 10:00:00 +0000"));
        assert!(head.contains("<one@example.org>"));
        assert!(file.is_ascii(), "seven bits pass everywhere");
        assert!(body.split("\r\n").all(|line| line.len() < 100));
        assert!(!body.replace("\r\n", "").contains(['\r', '\n']));
    }

    #[test]
    fn a_mailbox_has_a_name_and_a_domain() {
        for good in ["a@b.org", "a.b+c@x-y.example.org"] {
            assert!(is_address(good), "{good}");
        }
        for bad in [
            "a",
            "@b.org",
            "a@b",
            "a@b..org",
            "a b@c.org",
            "a@b.org>",
            "a@b\n.org",
        ] {
            assert!(!is_address(bad), "{bad}");
        }
    }

    #[test]
    fn a_message_to_nowhere_is_not_made() {
        let nowhere = Mail {
            address: "amina@".to_owned(),
            ..mail()
        };
        assert_eq!(nowhere.draft().unwrap_err().address, "amina@");
    }
}
