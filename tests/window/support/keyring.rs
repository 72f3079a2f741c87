//! A keyring of the system for one test, unlocked and empty, on a message bus of its own.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// As long as a window may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// A Secret Service and its bus. Both end when it is dropped.
pub struct Keyring {
    bus: Child,
    keeper: Child,
    address: String,
}

impl Keyring {
    /// Starts one that keeps its files in `folder`.
    pub fn start(folder: &Path) -> Keyring {
        let mut bus = Command::new("dbus-daemon")
            .args(["--session", "--nofork", "--print-address"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("dbus-daemon starts (package dbus-daemon)");
        let mut address = String::new();
        BufReader::new(bus.stdout.take().expect("it is piped"))
            .read_line(&mut address)
            .expect("the bus says where it is");
        let address = address.trim().to_owned();
        let mut keeper = Command::new("gnome-keyring-daemon")
            .args(["--foreground", "--unlock", "--components=secrets"])
            .env("DBUS_SESSION_BUS_ADDRESS", &address)
            .env("XDG_DATA_HOME", folder)
            .env("XDG_RUNTIME_DIR", folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("gnome-keyring-daemon starts (package gnome-keyring)");
        let mut stdin = keeper.stdin.take().expect("it is piped");
        stdin.write_all(b"opens the keyring").expect("the keyring is unlocked");
        drop(stdin);
        let keyring = Keyring { bus, keeper, address };
        let start = Instant::now();
        while !keyring.answers() {
            assert!(start.elapsed() < PATIENCE, "the keyring did not answer");
        }
        keyring
    }

    /// What a program must have in its environment to find it.
    pub fn environment(&self) -> [(&str, &str); 1] {
        [("DBUS_SESSION_BUS_ADDRESS", &self.address)]
    }

    /// Whether it is on the bus. A question to itself would make the bus start another one, locked.
    fn answers(&self) -> bool {
        let asked = Command::new("dbus-send")
            .args(["--print-reply", "--dest=org.freedesktop.DBus", "/org/freedesktop/DBus"])
            .args(["org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.secrets"])
            .envs(self.environment())
            .output()
            .expect("dbus-send is there (package dbus-bin)");
        String::from_utf8_lossy(&asked.stdout).contains("boolean true")
    }
}

impl Drop for Keyring {
    fn drop(&mut self) {
        for process in [&mut self.keeper, &mut self.bus] {
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}
