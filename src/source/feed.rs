//! All inputs, read ahead on a thread of their own by a bounded amount: reading and unpacking overlap with tagging, and whoever
//! is slow holds the other up.

use super::read::{Out, read};
use super::{Input, Item, Map, Reject, What};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread;
use std::time::Duration;

/// Most bytes that are handed over at once; it also holds at least one item.
const BYTES: usize = 1 << 20;
/// Most items that are handed over at once.
const ITEMS: usize = 256;
/// Parcels that wait.
const WAITING: usize = 2;
/// How often one who waits looks whether to stop.
const LOOK: Duration = Duration::from_millis(100);

/// How inputs are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// What fields and columns are called.
    pub map: Map,
    /// Longest text that is handed on, in bytes; a longer one is rejected here, before it waits with others.
    pub most_text: usize,
}

impl Default for Reading {
    fn default() -> Self {
        Reading { map: Map::default(), most_text: usize::MAX }
    }
}

/// Where to begin: all inputs before `input` and the first `items` items of that one are left out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Start {
    /// Index of the input.
    pub input: usize,
    /// Items of it that were done.
    pub items: u64,
}

/// The items of many inputs, in order.
#[derive(Debug)]
pub struct Feed {
    parcels: Receiver<Vec<Item>>,
    current: std::vec::IntoIter<Item>,
    read: Arc<AtomicU64>,
    given: Arc<AtomicU64>,
    stop: Option<Arc<AtomicBool>>,
}

impl Feed {
    /// Starts to read.
    pub fn new(inputs: Vec<Input>, how: Reading, start: Start) -> Feed {
        let (sender, parcels) = sync_channel(WAITING);
        let read = Arc::new(AtomicU64::new(inputs.iter().take(start.input).map(|input| input.bytes).sum()));
        let counter = Arc::clone(&read);
        let given = Arc::new(AtomicU64::new(0));
        let tally = Arc::clone(&given);
        let spawned = thread::Builder::new().name("reader".into()).spawn({
            let sender = sender.clone();
            move || feed(&inputs, &how, start, &counter, Packer { sender, given: tally, parcel: Vec::new(), bytes: 0 })
        });
        if let Err(e) = spawned {
            let reject = Reject { path: "-".into(), row: 0, id: None, reason: format!("no thread to read with: {e}") };
            // The channel is empty and has room.
            let _ = sender.send(vec![Item { input: 0, nth: 0, what: What::Row(Err(reject)) }]);
        }
        Feed { parcels, current: Vec::new().into_iter(), read, given, stop: None }
    }

    /// The same, ending early once `stop` is set, also where a pipe gives nothing.
    pub fn until(self, stop: Arc<AtomicBool>) -> Feed {
        Feed { stop: Some(stop), ..self }
    }

    /// Counts the items as they are read.
    pub fn items_read(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.given)
    }

    /// Counts the bytes of the files as they are read, before anything is unpacked.
    pub fn bytes_read(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.read)
    }
}

impl Iterator for Feed {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        loop {
            if let Some(item) = self.current.next() {
                return Some(item);
            }
            match self.parcels.recv_timeout(LOOK) {
                Ok(parcel) => self.current = parcel.into_iter(),
                Err(RecvTimeoutError::Timeout) => {
                    if self.stop.as_ref().is_some_and(|stop| stop.load(Ordering::Relaxed)) {
                        return None;
                    }
                }
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        }
    }
}

fn feed(inputs: &[Input], how: &Reading, start: Start, counter: &Arc<AtomicU64>, mut packer: Packer) {
    let mut behind = counter.load(Ordering::Relaxed);
    for (at, input) in inputs.iter().enumerate().skip(start.input) {
        let skip = if at == start.input { start.items } else { 0 };
        let mut nth = 0;
        let mut emit = |what: What| {
            nth += 1;
            if nth > skip { packer.add(Item { input: at, nth: nth - 1, what }) } else { ControlFlow::Continue(()) }
        };
        // Should a library fail on an input, that input ends with a reject and the rest goes on.
        let mut out = Out { emit: &mut emit, how, counter };
        let done = catch_unwind(AssertUnwindSafe(|| read(input, &mut out))).unwrap_or_else(|_| {
            let reason = "internal error: reading this file failed, its rest is left out; please report it".to_owned();
            let path = input.path.display().to_string();
            emit(What::Row(Err(Reject { path, row: 1, id: None, reason })))
        });
        if done.is_break() {
            return;
        }
        // An archive is not read from end to end: what is behind us counts as read.
        behind += input.bytes;
        counter.store(behind, Ordering::Relaxed);
    }
    let _ = packer.send();
}

/// Gathers items so that threads meet rarely.
struct Packer {
    sender: SyncSender<Vec<Item>>,
    given: Arc<AtomicU64>,
    parcel: Vec<Item>,
    bytes: usize,
}

impl Packer {
    fn add(&mut self, item: Item) -> ControlFlow<()> {
        self.bytes += item.what.bytes();
        self.parcel.push(item);
        self.given.fetch_add(1, Ordering::Relaxed);
        if self.bytes >= BYTES || self.parcel.len() >= ITEMS { self.send() } else { ControlFlow::Continue(()) }
    }

    /// Hands the parcel over; breaks where nobody takes it any more.
    fn send(&mut self) -> ControlFlow<()> {
        self.bytes = 0;
        match self.sender.send(std::mem::take(&mut self.parcel)) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    }
}
