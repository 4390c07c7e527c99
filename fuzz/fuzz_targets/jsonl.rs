#![no_main]

#[path = "../../tests/common/fuzzed.rs"]
#[allow(dead_code)]
mod fuzzed;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzzed::check("jsonl", bytes));
