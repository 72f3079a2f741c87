//! Why a library was not chosen.

use std::path::PathBuf;

use library::{Fault, LibraryError, ReleaseError};

use crate::{Failure, FailureCode, ProjectError};

/// Anything that a choice of library refuses.
#[derive(Debug, thiserror::Error)]
pub enum ChoiceError {
    /// The pack or a part of it is refused.
    #[error(transparent)]
    Library(#[from] LibraryError),
    /// The file is no release.
    #[error(transparent)]
    Release(#[from] ReleaseError),
    /// The choice could not be kept in the data folder.
    #[error(transparent)]
    Keep(#[from] ProjectError),
    /// The folder adds no pack.
    #[error("Adding a pack from {}: it holds none of its own", path.display())]
    NoPack {
        /// The folder.
        path: PathBuf,
    },
    /// There is no earlier choice.
    #[error("Going back to the library before: there is none")]
    NothingBefore,
}

impl ChoiceError {
    /// What to try.
    pub fn hint(&self) -> String {
        match self {
            Self::Library(error) => error.hint().unwrap_or_default(),
            Self::Release(error) => error.hint().into(),
            Self::Keep(error) => error.hint(),
            Self::NoPack { .. } => "Choose the folder that holds the pack's library.yaml".into(),
            Self::NothingBefore => "Take a release over or add a pack first".into(),
        }
    }

    /// Every fault of a pack, with file and line.
    pub fn faults(&self) -> &[Fault] {
        match self {
            Self::Library(error) => error.faults(),
            Self::Release(_) | Self::Keep(_) | Self::NoPack { .. } | Self::NothingBefore => &[],
        }
    }
}

impl From<ChoiceError> for Failure {
    fn from(error: ChoiceError) -> Self {
        match &error {
            ChoiceError::Keep(inner) => Failure::from(inner),
            ChoiceError::Library(_)
            | ChoiceError::Release(_)
            | ChoiceError::NoPack { .. }
            | ChoiceError::NothingBefore => {
                Failure::new(FailureCode::Refused, error.to_string(), error.hint())
            }
        }
    }
}
