//! `portolan sign`

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use project::{EditOutcome, Key, Project, PublicKey, Scope, SignDraft};

use crate::failed::Failed;
use crate::{input, output};

/// Sign a project
///
/// Sign a project: take responsibility for its decisions, for all of it or for the risks of one owner.
/// The words that are signed are printed. A key that signs for the first time is enrolled, self-asserted
/// until another signer confirms it.
///
/// With a key file of Portolan or of `ssh-keygen -t ed25519` (it must have a passphrase):
///   portolan sign FILE --as NAME --role ROLE --key KEY
///
/// With a key that never comes near Portolan, in two steps between which the project must rest:
///   portolan sign FILE --as NAME --key KEY.pub --outside REQUEST
///   ssh-keygen -Y sign -n portolan-signoff -f KEY REQUEST
///   portolan sign FILE --outside REQUEST --signature REQUEST.sig
#[derive(Args)]
#[command(verbatim_doc_comment)]
pub struct Sign {
    /// Project
    pub file: PathBuf,
    /// Who signs
    #[arg(long = "as", value_name = "NAME", required_unless_present_any = ["signature", "confirm"])]
    pub name: Option<String>,
    /// Role of the signer
    #[arg(long, default_value = "risk owner")]
    pub role: String,
    /// Key file; the public half is enough with --outside
    #[arg(long, value_name = "KEY", required_unless_present = "signature")]
    pub key: Option<PathBuf>,
    /// Make the key file first
    #[arg(long, conflicts_with_all = ["outside", "confirm"])]
    pub create_key: bool,
    /// File with the passphrase of the key; `-` reads standard input. Otherwise the variable PORTOLAN_PASSPHRASE
    #[arg(long, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
    /// Sign for the risks of this owner only
    #[arg(long, value_name = "OWNER")]
    pub risks_of: Option<String>,
    /// For whom, where the signer acts for somebody else
    #[arg(long, value_name = "NAME", default_value = "")]
    pub on_behalf_of: String,
    /// Conditions of the signature
    #[arg(long, default_value = "")]
    pub conditions: String,
    /// Last day on which it holds, YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    pub valid_until: Option<model::Date>,
    /// What makes a review due earlier; can be given more than once
    #[arg(long, value_name = "EVENT")]
    pub review_when: Vec<String>,
    /// Write what is to be signed to this file, or read it back with --signature
    #[arg(long, value_name = "REQUEST")]
    pub outside: Option<PathBuf>,
    /// Signature that was made over the request
    #[arg(long, value_name = "SIG", requires = "outside")]
    pub signature: Option<PathBuf>,
    /// Instead of signing off: vouch for the signer with this fingerprint
    #[arg(long, value_name = "FINGERPRINT", conflicts_with_all = ["outside", "signature"])]
    pub confirm: Option<String>,
}

pub fn run(args: &Sign, by: &str) -> Result<ExitCode, Failed> {
    let mut project = Project::open(&args.file, input::library())?;
    if let (Some(request), Some(signature)) = (&args.outside, &args.signature) {
        let outcome = project.attach(&text(request)?, &text(signature)?)?;
        return done(&outcome, "signed");
    }
    let path = args.key.as_deref().unwrap_or(Path::new(""));
    if let Some(fingerprint) = &args.confirm {
        let outcome = project.confirm_signer(fingerprint, &key(args, path)?)?;
        return done(&outcome, "confirmed");
    }
    let (name, role) = (args.name.as_deref().unwrap_or_default(), args.role.as_str());
    let draft = SignDraft {
        name: name.into(),
        role: role.into(),
        on_behalf_of: args.on_behalf_of.clone(),
        scope: match &args.risks_of {
            Some(owner) => Scope::RiskOwner { name: owner.clone() },
            None => Scope::All,
        },
        conditions: args.conditions.clone(),
        valid_until: args.valid_until,
        review_triggers: args.review_when.clone(),
    };
    if let Some(outside) = &args.outside {
        let public = public(path)?;
        enrol(&mut project, name, role, &public, by)?;
        let request = project.sign_request(&draft, &public)?;
        output::write(outside, request.bytes.as_bytes())?;
        output::print(&output::inert(&request.words))?;
        let next = format!(
            "\nwritten to {0}; sign it with: ssh-keygen -Y sign -n portolan-signoff -f KEY {0}\n",
            outside.display()
        );
        output::print(&next)?;
        return Ok(ExitCode::SUCCESS);
    }
    let key = key(args, path)?;
    enrol(&mut project, name, role, key.public(), by)?;
    let request = project.sign_request(&draft, key.public())?;
    output::print(&output::inert(&request.words))?;
    let outcome = project.sign(&request.bytes, &key)?;
    done(&outcome, &format!("signed with {}", request.fingerprint))
}

fn enrol(
    project: &mut Project,
    name: &str,
    role: &str,
    key: &PublicKey,
    by: &str,
) -> Result<(), Failed> {
    if project.signers().iter().any(|signer| signer.fingerprint == key.fingerprint) {
        return Ok(());
    }
    let outcome = project.enrol(name, role, key, by)?;
    done(&outcome, &format!("enrolled {}, self-asserted", key.fingerprint)).map(|_| ())
}

/// Says what was done, unless it did not reach the file.
pub fn done(outcome: &EditOutcome, what: &str) -> Result<ExitCode, Failed> {
    if let Some(failure) = &outcome.unsaved {
        let (message, hint) = (failure.message.clone(), failure.hint.clone());
        return Err(Failed { code: 3, message, hint });
    }
    output::print(&output::inert(&format!("event {}: {what}\n", outcome.revision)))?;
    Ok(ExitCode::SUCCESS)
}

fn key(args: &Sign, path: &Path) -> Result<Key, Failed> {
    let passphrase = match &args.passphrase_file {
        Some(file) => text(file)?,
        None => std::env::var("PORTOLAN_PASSPHRASE").map_err(|_| {
            Failed::input(
                format!("Opening the key {}: no passphrase was given", path.display()),
                "Give --passphrase-file FILE (- reads standard input), or set PORTOLAN_PASSPHRASE",
            )
        })?,
    };
    let passphrase = passphrase.trim_end_matches(['\n', '\r']);
    if args.create_key {
        return Ok(Key::create(path, args.name.as_deref().unwrap_or_default(), passphrase)?);
    }
    Ok(Key::load(path, passphrase)?)
}

/// The public half: of a `.pub` file, or of a key file, which needs no passphrase for that.
fn public(path: &Path) -> Result<PublicKey, Failed> {
    match text(path)? {
        line if line.starts_with("ssh-") => Ok(PublicKey::parse(&line)?),
        _ => Ok(PublicKey::of_file(path)?),
    }
}

fn text(path: &Path) -> Result<String, Failed> {
    String::from_utf8(input::bytes(path)?).map_err(|_| {
        Failed::input(format!("Reading {}: it is no text", path.display()), "Check the name")
    })
}
