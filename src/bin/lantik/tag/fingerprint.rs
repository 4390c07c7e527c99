//! What a run is made of, as one hash: a run may be resumed only by its like.

use super::Tag;
use lantik::pipeline::{Engine, text_hash};
use lantik::sink::Form;
use lantik::source::Input;
use std::fmt::Write;

/// The hash of all that decides about the output.
pub(super) fn of(tag: &Tag, form: Form, inputs: &[Input], engine: &Engine) -> String {
    let Tag { map, offsets, without, min_confidence, max_text, max_seconds, .. } = tag;
    let mut text = format!("{} {:?}\n", env!("CARGO_PKG_VERSION"), engine.labeller().model().header);
    // Writing to a string does not fail.
    let _ = writeln!(text, "{form:?} {map:?} {offsets:?} {without:?} {min_confidence} {max_text} {max_seconds}");
    for input in inputs {
        let _ = writeln!(text, "{} {}", input.path().display(), input.bytes);
    }
    text_hash(&text)
}
