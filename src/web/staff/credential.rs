//! Passwords and codes of the second step.
//!
//! Owns what a password must be, how it is hashed, and how codes are checked. Hashing is slow by
//! design, so it is done off the threads that serve pages, and only a few at a time: a flood of
//! sign-ins costs itself time, and respondents none.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use jiff::Timestamp;
use tokio::sync::Semaphore;
use totp_rs::{Builder, Secret, Totp};

use crate::id::Randomness;
use crate::web::AppState;
use crate::web::fault::Fault;

/// How many passwords are hashed at a time: each takes 19 MiB.
static HASHING: Semaphore = Semaphore::const_new(2);

/// The fewest characters of a password.
pub(super) const SHORTEST: usize = 15;
/// The most characters of a password.
const LONGEST: usize = 128;
/// A password of fewer different characters is a pattern.
const FEWEST_DIFFERENT: usize = 5;

/// What nobody's password matches; looked at in its place when there is no such name, so that the
/// answer takes as long.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$bWFvbmlub2JvZHlub2JvZA$\
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// The message that says what is wrong with `password` as that of `login`.
pub(super) fn weakness(password: &str, login: &str) -> Option<&'static str> {
    let lower = password.to_lowercase();
    let different: std::collections::BTreeSet<char> = lower.chars().collect();
    let length = password.chars().count();
    if length < SHORTEST {
        Some("password-short")
    } else if length > LONGEST {
        Some("password-long")
    } else if different.len() < FEWEST_DIFFERENT || (!login.is_empty() && lower.contains(login)) {
        Some("password-plain")
    } else {
        None
    }
}

/// The hash of `password` under a fresh salt.
pub(super) async fn hash(app: &AppState, password: String) -> Result<String, Fault> {
    let mut salt = [0; 16];
    app.randomness().fill(&mut salt);
    slowly(move || {
        let hash = Argon2::default().hash_password_with_salt(password.as_bytes(), &salt);
        hash.map(|hash| hash.to_string())
    })
    .await?
    .map_err(|error| Fault::Broken(format!("a password cannot be hashed: {error}")))
}

/// Whether `password` is the one that `stored` was made from. Takes as long when there is none.
pub(super) async fn is_password(stored: Option<&str>, password: String) -> Result<bool, Fault> {
    let stored = stored.unwrap_or(NOBODY).to_owned();
    slowly(move || {
        let hash = PasswordHash::new(&stored).map_err(|error| error.to_string())?;
        match Argon2::default().verify_password(password.as_bytes(), &hash) {
            Ok(()) => Ok(true),
            Err(argon2::password_hash::Error::PasswordInvalid) => Ok(false),
            Err(error) => Err(error.to_string()),
        }
    })
    .await?
    .map_err(|error: String| Fault::Broken(format!("a stored password cannot be read: {error}")))
}

async fn slowly<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Fault> {
    let slot = HASHING.acquire().await;
    let done = tokio::task::spawn_blocking(work).await;
    drop(slot);
    done.map_err(|error| Fault::Broken(format!("hashing ended early: {error}")))
}

/// A fresh secret of the second step, as it is typed into an authenticator.
pub(super) fn draw_secret(randomness: &dyn Randomness) -> String {
    let mut bytes = vec![0; 20];
    randomness.fill(&mut bytes);
    Secret::from(bytes).to_base32()
}

/// The address that an authenticator reads from a QR code; `None` when `secret` is none.
pub(super) fn address(secret: &str, login: &str) -> Option<String> {
    generator(secret, login)?.to_url().ok()
}

/// The step of which `code` is the code now, if it is one.
pub(super) fn step(secret: &str, code: &str, now: Timestamp) -> Option<i64> {
    let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let seconds = u64::try_from(now.as_second()).ok()?;
    let step = generator(secret, "staff")?.check(&code, seconds)?;
    i64::try_from(step).ok()
}

fn generator(secret: &str, login: &str) -> Option<Totp> {
    Builder::new()
        .with_secret(Secret::try_from_base32(secret).ok()?)
        .with_issuer(Some("Maoni"))
        .with_account_name(login)
        .build()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_long_and_no_pattern() {
        for (password, weakness) in [
            ("correct horse battery", None),
            ("short", Some("password-short")),
            ("aaaaaaaaaaaaaaaaaaaa", Some("password-plain")),
            ("amina.yusuf for ever", Some("password-plain")),
        ] {
            assert_eq!(super::weakness(password, "amina.yusuf"), weakness);
        }
        assert_eq!(
            super::weakness(&"ab cd".repeat(30), "amina"),
            Some("password-long")
        );
    }

    /// The secret and the time of RFC 6238, appendix B, with the last six digits.
    #[test]
    fn codes_are_those_of_the_standard() {
        let secret = Secret::from(b"12345678901234567890".to_vec()).to_base32();
        let now = Timestamp::from_second(1_111_111_109).expect("an instant");
        assert_eq!(step(&secret, "081 804", now), Some(37_037_036));
        assert_eq!(step(&secret, "081805", now), None);
    }

    #[tokio::test]
    async fn nobody_has_a_password() {
        assert!(!is_password(None, String::new()).await.expect("a hash"));
    }
}
