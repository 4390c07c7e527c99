//! How much work one article may make.
//!
//! Some questions about an article weigh every name, number or step against every other, so that a text without end of names
//! takes time without end. The stages that do so count their steps here and give up when there are too many; what they then
//! have is thrown away and the article is rejected. Steps depend on the text alone, so the same texts are rejected on every
//! machine. The clock is the last resort against what is not counted: it is looked at between the same steps and between
//! stages, and ends the work only when it takes [`PATIENCE`] times as long.

use std::fmt;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Steps that count as a second. The slowest of them took 20 ns on one core of a server of 2025, the quickest 2 ns.
pub const STEPS: f64 = 50e6;
/// How many times longer than that the work may really take, so that on a busy machine too the steps decide.
pub const PATIENCE: f64 = 10.0;
/// Seconds that the clock gives to any work, however few steps are allowed.
pub const LEAST: f64 = 60.0;

/// The work that one article may make, counted down.
#[derive(Debug)]
pub struct Effort {
    left: AtomicU64,
    until: Option<Instant>,
    late: AtomicBool,
    spent: AtomicBool,
}

/// Why an article was given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TooMuch {
    /// Its text makes more steps than were allowed.
    Steps,
    /// The clock ran out, between two steps.
    Time,
}

impl fmt::Display for TooMuch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            TooMuch::Steps => "the text holds too many names, numbers or steps to weigh against each other",
            TooMuch::Time => "the work on the text takes too long on this machine",
        })
    }
}

impl Default for Effort {
    fn default() -> Self {
        Effort::endless()
    }
}

impl Effort {
    /// No limit.
    pub fn endless() -> Self {
        Effort {
            left: AtomicU64::new(u64::MAX),
            until: None,
            late: AtomicBool::default(),
            spent: AtomicBool::default(),
        }
    }

    /// The steps of so many seconds, and by the clock, from now, [`PATIENCE`] times as long, at least [`LEAST`].
    pub fn seconds(seconds: f64) -> Self {
        // A float beyond the whole numbers becomes the greatest of them.
        let left = AtomicU64::new((seconds * STEPS) as u64);
        let long = Duration::try_from_secs_f64((seconds * PATIENCE).max(LEAST)).ok();
        Effort { left, until: long.and_then(|long| Instant::now().checked_add(long)), ..Effort::endless() }
    }

    /// Counts so many steps; false where the work is to be given up.
    pub fn go_on(&self, steps: usize) -> bool {
        let left = self.left.load(Ordering::Relaxed);
        match left.checked_sub(steps as u64) {
            Some(left) => self.left.store(left, Ordering::Relaxed),
            None => self.spent.store(true, Ordering::Relaxed),
        }
        self.check().is_ok()
    }

    /// Whether the work may go on.
    ///
    /// # Errors
    /// Why not. Once it is given up, it stays so.
    pub fn check(&self) -> Result<(), TooMuch> {
        if self.spent.load(Ordering::Relaxed) {
            return Err(TooMuch::Steps);
        }
        if self.late.load(Ordering::Relaxed) || self.until.is_some_and(|until| Instant::now() >= until) {
            self.late.store(true, Ordering::Relaxed);
            return Err(TooMuch::Time);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_counted_down() {
        let effort = Effort::seconds(100.0 / STEPS);
        assert!(effort.go_on(60) && effort.go_on(40));
        assert!(!effort.go_on(1));
        assert_eq!(effort.check(), Err(TooMuch::Steps));
        assert!(!effort.go_on(0), "it stays given up");
    }

    #[test]
    fn without_a_limit_there_is_no_end() {
        let effort = Effort::endless();
        assert!(effort.go_on(usize::MAX >> 1) && effort.check().is_ok());
        assert!(Effort::seconds(f64::MAX).go_on(1 << 40));
    }

    #[test]
    fn the_clock_has_the_last_word() {
        let effort = Effort { until: Some(Instant::now()), ..Effort::endless() };
        assert_eq!(effort.check(), Err(TooMuch::Time));
        assert!(!effort.go_on(1));
    }
}
