//! What a check can find, by permanent code.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename = "FindingWeight")]
pub enum Weight {
    /// As it should be, or worth knowing.
    Note,
    /// A sign-off that is not in force any more.
    Lapsed,
    /// Evidence that does not hold.
    Failure,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $code:ident $text:literal $weight:ident $words:literal,)+) => {
        /// What a check found. The codes are permanent; scripts may rely on them.
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS,
        )]
        #[serde(rename_all = "snake_case")]
        #[ts(export, rename = "FindingCode")]
        pub enum Code {
            $(#[doc = $words] $code,)+
        }

        impl Code {
            /// The code as scripts see it.
            pub fn text(self) -> &'static str {
                match self { $(Self::$code => $text,)+ }
            }

            /// How much it weighs.
            pub fn weight(self) -> Weight {
                match self { $(Self::$code => Weight::$weight,)+ }
            }

            /// What it means, in one sentence.
            pub fn words(self) -> &'static str {
                match self { $(Self::$code => $words,)+ }
            }
        }
    };
}

codes! {
    Unreadable "unreadable" Failure "a file is missing or cannot be read as what it should be",
    ChainBroken "chain_broken" Failure "the event or its hash is not what was once chained",
    ChainCut "chain_cut" Failure "the chain does not end where its checkpoint says",
    RowsDiffer "rows_differ" Failure "the records are not what the events add up to",
    OtherProject "other_project" Failure "the held checkpoint is of another project",
    RolledBack "rolled_back" Failure "the chain ends before the held checkpoint: events were taken back",
    Rewritten "rewritten" Failure "the chain is another one than at the held checkpoint",
    EnrolmentBad "enrolment_bad" Failure "the enrolment or confirmation of a signer does not check",
    StatementBad "statement_bad" Failure "what the sign-off says is incomplete or contradicts its place",
    SignatureMissing "signature_missing" Failure "there is no signature beside the sign-off",
    SignerUnknown "signer_unknown" Failure "the key was not enrolled when the sign-off was made",
    SignatureBad "signature_bad" Failure "the signature is not one of the signer's key over these bytes",
    SignerDiffers "signer_differs" Failure "the key was enrolled under another name",
    SignerRevoked "signer_revoked" Failure "the key was revoked before the sign-off was made",
    FollowsDiffers "follows_differs" Failure "the history before the sign-off is not the one that was signed",
    ContentDiffers "content_differs" Failure "the signed digest is not that of the model at that revision",
    Superseded "superseded" Note "a later sign-off of the same signer replaces it",
    Expired "expired" Lapsed "its last day is past",
    Stale "stale" Lapsed "a fact, threat or decision that it covers was changed since",
    Valid "valid" Note "the sign-off is in force",
    SelfAsserted "self_asserted" Note "nobody but the signer vouches for who they are",
    TimeUnlikely "time_unlikely" Note "its time is before that of the event before it, or in the future",
    Unsigned "unsigned" Note "there is no sign-off",
    NoCheckpoint "no_checkpoint" Note "without a checkpoint held by somebody else, a roll-back cannot be excluded",
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Finding {
    /// Number of the event it is about; none for the whole.
    pub event: Option<u64>,
    /// What.
    pub code: Code,
    /// The same in words, with names.
    pub text: String,
}

impl Finding {
    pub(crate) fn new(code: Code, event: Option<u64>) -> Self {
        Self { event, code, text: code.words().into() }
    }

    pub(crate) fn about(code: Code, event: u64, who: &str) -> Self {
        Self { event: Some(event), code, text: format!("{who}: {}", code.words()) }
    }
}
