//! The programs and libraries the system itself must have, by what they are needed for.

use crate::problem::Problem;
use crate::process;

/// Debian and Ubuntu packages, and what stands for them elsewhere.
#[derive(Clone, Copy)]
pub struct Packages {
    what: &'static str,
    debian: &'static [&'static str],
}

/// A C compiler, for SQLite.
pub const COMPILER: Packages =
    Packages { what: "a C compiler", debian: &["build-essential", "pkg-config"] };
/// What the window is made of.
pub const WINDOW: Packages = Packages { what: "the web view", debian: &["libwebkit2gtk-4.1-dev"] };
/// What tests drive the window and read documents with.
pub const TESTS: Packages = Packages {
    what: "tests in the window and of documents",
    debian: &[
        "webkit2gtk-driver",
        "xvfb",
        "xauth",
        "imagemagick",
        "poppler-utils",
        "qpdf",
        // An auditor's tools: the stand-alone check of an evidence bundle.
        "python3",
        "openssh-client",
        // A keyring of the system, and the bus it answers on.
        "gnome-keyring",
        "dbus-bin",
        "dbus-daemon",
    ],
};

/// Sees to it that all of these are there.
///
/// On Debian and its children they are installed, when this is root or `sudo` asks nothing. Else
/// the error says the one command to run.
pub fn install(wanted: &[Packages]) -> Result<(), Problem> {
    if !cfg!(target_os = "linux") {
        // The compiler that Rust needs anyway brings everything; the web view is part of the system.
        return Ok(());
    }
    if process::output("dpkg-query", &["--version"]).is_none() {
        return elsewhere(wanted);
    }
    let missing: Vec<&str> = wanted
        .iter()
        .flat_map(|packages| packages.debian.iter().copied())
        .filter(|package| !installed(package))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let Some(prefix) = administrator() else {
        return Err(Problem::new(
            format!("setting up: these packages are missing: {}", missing.join(" ")),
            format!("run: sudo apt-get update && sudo apt-get install -y {}", missing.join(" ")),
        ));
    };
    println!("Installing {}", missing.join(" "));
    apt(prefix, &["update"])?;
    let mut arguments = vec!["install", "-y", "--no-install-recommends"];
    arguments.extend(missing);
    apt(prefix, &arguments)
}

fn installed(package: &str) -> bool {
    process::output("dpkg-query", &["-W", "-f", "${Status}", package])
        .is_some_and(|status| status == "install ok installed")
}

/// The words that make a command run as root; none when a password would be asked for.
fn administrator() -> Option<&'static [&'static str]> {
    if process::output("id", &["-u"]).is_some_and(|id| id.trim() == "0") {
        return Some(&[]);
    }
    process::output("sudo", &["-n", "true"]).map(|_| ["sudo", "-n"].as_slice())
}

fn apt(prefix: &[&str], arguments: &[&str]) -> Result<(), Problem> {
    // Another installation may be running on a machine that was just started: wait for it.
    let words = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"];
    let lock = ["-o", "DPkg::Lock::Timeout=300"];
    let all: Vec<&str> = [prefix, &words, &lock, arguments].concat();
    process::run(process::program_in(all[0], &process::root()).args(&all[1..]))
}

/// A Linux without dpkg: only the libraries can be looked for.
fn elsewhere(wanted: &[Packages]) -> Result<(), Problem> {
    for packages in wanted {
        let missing = packages.debian.iter().find(|package| match **package {
            "build-essential" => process::output("cc", &["--version"]).is_none(),
            "pkg-config" => process::output("pkg-config", &["--version"]).is_none(),
            "libwebkit2gtk-4.1-dev" => {
                process::output("pkg-config", &["--exists", "webkit2gtk-4.1"]).is_none()
            }
            _ => false,
        });
        if let Some(package) = missing {
            return Err(Problem::new(
                format!("setting up: {} is missing", packages.what),
                format!("install what your system calls Debian's {package}, then try again"),
            ));
        }
    }
    Ok(())
}
