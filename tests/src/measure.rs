//! Time on the processor, which a busy machine does not change as it changes the time that passes.
//! Read from /proc; elsewhere the time that passes stands in for it.

use std::fs;
use std::time::{Duration, Instant};

/// How often a piece of work is repeated; the least is taken.
const TIMES: usize = 5;
/// The system counts a thread's time in steps of some milliseconds, so short work is counted in
/// batches of at least so long.
const BATCH: Duration = Duration::from_millis(40);

/// The least time of this thread on the processor over some batches of runs, and what the last run
/// gave.
pub fn least<T>(mut work: impl FnMut() -> T) -> (Duration, T) {
    let start = Instant::now();
    let mut last = work();
    let one = start.elapsed().max(Duration::from_nanos(100));
    let runs = u32::try_from(BATCH.as_nanos() / one.as_nanos()).unwrap_or(u32::MAX) + 1;
    let mut best = Duration::MAX;
    for _ in 0..TIMES {
        let (took, ()) = once(|| (0..runs).for_each(|_| last = std::hint::black_box(work())));
        best = best.min(took / runs);
    }
    (best, last)
}

/// The time of this thread on the processor for one run.
pub fn once<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let (start, clock) = (Instant::now(), on_processor());
    let given = work();
    let passed = start.elapsed();
    (on_processor().zip(clock).map_or(passed, |(now, then)| now.saturating_sub(then)), given)
}

/// The least time on the processor of programs that were started and ended in `work`.
pub fn least_of_children(mut work: impl FnMut()) -> Duration {
    // The system counts them in hundredths of a second, so several runs are counted together.
    let (start, clock) = (Instant::now(), of_children());
    for _ in 0..TIMES {
        work();
    }
    let passed = start.elapsed();
    let all = of_children().zip(clock).map_or(passed, |(now, then)| now.saturating_sub(then));
    all / u32::try_from(TIMES).unwrap_or(1)
}

/// Highest memory this process ever held, MiB; 0 where the system does not say.
pub fn peak_memory() -> u64 {
    let text = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = text.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kib| kib.parse::<u64>().ok()).unwrap_or(0) / 1024
}

/// Nanoseconds of this thread on the processor.
fn on_processor() -> Option<Duration> {
    let text = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}

/// User and system time of children that have ended; in ticks of 10 ms on every Linux.
fn of_children() -> Option<Duration> {
    let text = fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<u64> =
        text.rsplit_once(')')?.1.split_whitespace().map(|f| f.parse().unwrap_or(0)).collect();
    Some(Duration::from_millis((fields.get(13)? + fields.get(14)?) * 10))
}

/// The least time of this process on the processor, all threads, over some runs. Counted in hundredths of
/// a second by the system, so runs are repeated until there is something to count.
pub fn least_of_process<T>(mut work: impl FnMut() -> T) -> (Duration, T) {
    let mut last = work();
    let mut times = 1u32;
    loop {
        let clock = of_process();
        let start = Instant::now();
        for _ in 0..times {
            last = work();
        }
        let passed = start.elapsed();
        let took = of_process().zip(clock).map_or(passed, |(now, then)| now.saturating_sub(then));
        if took >= Duration::from_millis(200) || times >= 4_096 {
            return (took / times, last);
        }
        times *= 4;
    }
}

/// User and system time of this process.
fn of_process() -> Option<Duration> {
    let text = fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<u64> =
        text.rsplit_once(')')?.1.split_whitespace().map(|f| f.parse().unwrap_or(0)).collect();
    Some(Duration::from_millis((fields.get(11)? + fields.get(12)?) * 10))
}

/// Runs a program to its end: time that passed, highest memory seen in MiB, exit code. None when it does
/// not start.
pub fn child(mut command: std::process::Command) -> Option<(Duration, u64, Option<i32>)> {
    let start = Instant::now();
    let mut child = command.spawn().ok()?;
    let status = format!("/proc/{}/status", child.id());
    let mut memory = 0;
    loop {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default();
        let kib = line.split_whitespace().nth(1).and_then(|kib| kib.parse::<u64>().ok());
        memory = memory.max(kib.unwrap_or(0) / 1024);
        match child.try_wait().ok()? {
            Some(ended) => return Some((start.elapsed(), memory, ended.code())),
            None => std::thread::sleep(Duration::from_millis(2)),
        }
    }
}
