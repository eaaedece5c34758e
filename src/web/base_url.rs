//! The address under which the service is reached, as its operator configured it.
//!
//! Owns the only source of absolute addresses: a `Host` header is written by whoever sends the
//! request and is never believed.

use std::fmt;
use std::str::FromStr;

/// Scheme, host and port, without a slash at the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl {
    origin: String,
    secure: bool,
}

/// Why a text is no base URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BaseUrlError {
    /// It begins with neither `https://` nor `http://`.
    #[error("a base URL begins with https:// or http://")]
    Scheme,
    /// There is no host, or something beside host and port.
    #[error(
        "a base URL names a host and, where needed, a port, and nothing else: https://survey.example.org"
    )]
    Host,
}

impl FromStr for BaseUrl {
    type Err = BaseUrlError;

    fn from_str(text: &str) -> Result<Self, BaseUrlError> {
        let text = text.trim().trim_end_matches('/').to_ascii_lowercase();
        let (secure, host) = match (text.strip_prefix("https://"), text.strip_prefix("http://")) {
            (Some(host), _) => (true, host),
            (_, Some(host)) => (false, host),
            _ => return Err(BaseUrlError::Scheme),
        };
        let fits = |b: u8| b.is_ascii_alphanumeric() || b"-.:[]".contains(&b);
        if host.is_empty() || !host.bytes().all(fits) {
            return Err(BaseUrlError::Host);
        }
        Ok(Self {
            origin: text.clone(),
            secure,
        })
    }
}

impl BaseUrl {
    /// Scheme, host and port, as browsers send it in `Origin`.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Whether it is reached by https.
    pub fn is_secure(&self) -> bool {
        self.secure
    }

    /// The absolute address of `path`, which begins with a slash.
    pub fn join(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    /// The absolute address of `path` as people type it, without the scheme.
    pub fn short(&self, path: &str) -> String {
        let host = self.origin.split_once("://").map_or("", |(_, host)| host);
        format!("{host}{path}")
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.origin)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_scheme_host_and_port_are_taken() {
        let base: BaseUrl = "https://Survey.example.org/".parse().expect("a base URL");
        assert_eq!(base.origin(), "https://survey.example.org");
        assert!(base.is_secure());
        assert_eq!(base.short("/s/a"), "survey.example.org/s/a");
        for bad in [
            "survey.example.org",
            "ftp://a",
            "https://",
            "https://a/b",
            "https://a b",
        ] {
            assert!(bad.parse::<BaseUrl>().is_err(), "{bad}");
        }
    }
}
