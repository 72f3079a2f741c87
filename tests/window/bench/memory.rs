//! Memory of a program with all that it started, each shared page counted in parts, and its time on
//! the processor, which a busy machine does not change as it changes the time that passes.

use std::fs;

/// Proportional set size of a process and all below it, MiB, and that of each with its name.
pub fn of(process: &str) -> (u64, Vec<(String, u64)>) {
    let each: Vec<(String, u64)> = below(process).iter().map(|id| (name(id), pss(id))).collect();
    (each.iter().map(|(_, mib)| mib).sum(), each)
}

/// Time on the processor of a process and all below it so far, ms.
pub fn on_processor(process: &str) -> f64 {
    let threads = below(process)
        .into_iter()
        .flat_map(|id| fs::read_dir(format!("/proc/{id}/task")).into_iter().flatten().flatten());
    let nanoseconds = threads.filter_map(|thread| {
        let text = fs::read_to_string(thread.path().join("schedstat")).ok()?;
        text.split_whitespace().next()?.parse::<f64>().ok()
    });
    nanoseconds.sum::<f64>() / 1e6
}

fn below(process: &str) -> Vec<String> {
    let mut all = vec![process.to_owned()];
    let mut next = 0;
    while let Some(parent) = all.get(next).cloned() {
        all.extend(children(&parent));
        next += 1;
    }
    all
}

fn children(process: &str) -> Vec<String> {
    let threads = fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
    threads
        .filter_map(|thread| fs::read_to_string(thread.path().join("children")).ok())
        .flat_map(|ids| ids.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

fn name(process: &str) -> String {
    fs::read_to_string(format!("/proc/{process}/comm")).unwrap_or_default().trim().to_owned()
}

fn pss(process: &str) -> u64 {
    let text = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).unwrap_or_default();
    let line = text.lines().find(|line| line.starts_with("Pss:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kib| kib.parse::<u64>().ok()).unwrap_or(0) / 1_024
}
