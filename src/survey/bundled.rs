//! The surveys that every binary carries, to begin others from.
//!
//! How they are written is told in `surveys/README.md`.

/// A bundled definition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bundled {
    /// The evaluation of a training workshop, in English and French.
    Workshop,
    /// The survey of a side event of a conference, in English, French and Arabic.
    SideEvent,
}

impl Bundled {
    /// Every one, the shortest first.
    pub const ALL: [Self; 2] = [Self::Workshop, Self::SideEvent];

    /// The name by which it is chosen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Workshop => "training-workshop",
            Self::SideEvent => "gcm-side-event-2018",
        }
    }

    /// The one called `name`.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.name() == name)
    }

    /// The name of its file.
    pub const fn file(self) -> &'static str {
        match self {
            Self::Workshop => "surveys/training-workshop.toml",
            Self::SideEvent => "surveys/gcm-side-event-2018.toml",
        }
    }

    /// Its text.
    pub const fn source(self) -> &'static str {
        match self {
            Self::Workshop => include_str!("../../surveys/training-workshop.toml"),
            Self::SideEvent => include_str!("../../surveys/gcm-side-event-2018.toml"),
        }
    }
}
