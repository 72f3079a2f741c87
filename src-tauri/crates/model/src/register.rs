//! Registers of the life cycle: technical debt, incident plan, evaluations before a release,
//! monitoring, updates, lessons. One kind of record, told apart by what it holds.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Date, Evidence, RegisterEntryId, Subject, ThreatId};

/// What an entry is about, with the facts of its register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(tag = "register", rename_all = "snake_case", deny_unknown_fields)]
#[ts(export)]
pub enum Register {
    /// Technical debt.
    Debt {
        /// What ends it, decommissioning included.
        ends_when: String,
    },
    /// A scenario of the incident plan.
    Incident {
        /// What is done, in order.
        response: String,
        /// Who is called.
        contacts: String,
        /// Where the audit logs are.
        log_sources: String,
    },
    /// A security evaluation before a release.
    Evaluation {
        /// Tool and version, or the team.
        tool: String,
        /// What was released.
        release: String,
        /// Attempts that the system withstood.
        passed: u32,
        /// Attempts that succeeded.
        failed: u32,
    },
    /// What is monitored and logged.
    Monitoring {
        /// Behaviour or input that is measured.
        signal: String,
        /// What is logged, and how long it is kept.
        logged: String,
        /// What raises an alarm, and with whom.
        alarm: String,
    },
    /// How a kind of change is treated.
    Update {
        /// Tests and steps before it goes out.
        procedure: String,
        /// The way back.
        rollback: String,
    },
    /// A disclosure, or a lesson learned.
    Lesson {
        /// Where it came from.
        source: String,
        /// With whom it was shared.
        shared_with: String,
    },
}

impl Register {
    /// The word people read.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Debt { .. } => "Technical debt",
            Self::Incident { .. } => "Incident scenario",
            Self::Evaluation { .. } => "Evaluation",
            Self::Monitoring { .. } => "Monitoring",
            Self::Update { .. } => "Update",
            Self::Lesson { .. } => "Lesson",
        }
    }
}

/// One line of a register, linked to the parts and threats it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct RegisterEntry {
    /// Identity.
    pub id: RegisterEntryId,
    /// Stable short number, shown as `R-4`. Assigned when added; 0 before.
    pub number: u32,
    /// One line.
    pub title: String,
    /// Anything else.
    pub description: String,
    /// Who sees to it.
    pub owner: String,
    /// Until when, or when it happened.
    pub date: Option<Date>,
    /// Whether it is done with.
    pub closed: bool,
    /// Parts of the system it is about.
    pub subjects: BTreeSet<Subject>,
    /// Threats it is about.
    pub threats: BTreeSet<ThreatId>,
    /// Links and files that show it.
    pub evidence: Vec<Evidence>,
    /// Which register, and its own facts.
    pub register: Register,
}
