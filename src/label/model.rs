//! What is learned, and its file.
//!
//! The file: 8 bytes magic, format version and header length (u32, little endian), the header (JSON: name, version, corpus
//! hash, settings, scores, and what each label needs beside its weights), number of features (u32), length of the names (u32),
//! the names joined by line breaks, three f64 weights a feature (little endian, in the order of [`Label::ALL`]), and the
//! SHA-256 of all that. Every length is checked against what is there before anything is allocated.

use crate::feature::Vocabulary;
use crate::terms::Label;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;

const MAGIC: &[u8; 8] = b"LANTIKSL";
/// Version of the file's layout, apart from the crate's and the model's.
const FORMAT: u32 = 1;
const HASH: usize = 32;

/// Three binary logistic models over one vocabulary.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// What is known of the model as a whole.
    pub header: Header,
    /// Feature names in the order of their ids.
    pub names: Vec<String>,
    /// Weight of each feature for each label.
    pub weights: Vec<[f64; 3]>,
}

/// What is known of a model as a whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Header {
    /// Name of the model.
    pub name: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of the corpus it was trained on.
    pub corpus: String,
    /// How it was trained.
    pub settings: Settings,
    /// What belongs to each label, in the order of [`Label::ALL`].
    pub labels: Vec<LabelHead>,
}

/// How a model was trained.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Settings {
    /// Weight α of the penalty ½α‖w‖² against the sum of losses.
    pub alpha: f64,
    /// Features seen in fewer sentences are dropped.
    pub min_sentences: u32,
    /// Most features kept, by chi².
    pub max_features: usize,
    /// Folds of the cross-validation, whole articles each.
    pub folds: usize,
    /// Articles and sentences of the corpus.
    pub articles: usize,
    /// Sentences of the corpus.
    pub sentences: usize,
}

/// What one label needs beside its weights.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LabelHead {
    /// The label's word.
    pub label: String,
    /// Intercept.
    pub intercept: f64,
    /// The logistic probability is that of *not* having the label (linfa takes the majority class as positive).
    pub negative: bool,
    /// Slope and offset that turn the log-odds into a calibrated probability (Platt 1999).
    pub calibration: [f64; 2],
    /// Calibrated probability from which the label is given.
    pub threshold: f64,
    /// Cross-validated precision, recall, F1.
    pub scores: [f64; 3],
    /// Sentences of the corpus that have the label.
    pub support: usize,
}

/// Why a model file could not be read.
#[derive(Debug, PartialEq, Eq)]
pub struct LoadError(String);

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a usable model file: {}", self.0)
    }
}

impl std::error::Error for LoadError {}

fn fail<T>(reason: impl Into<String>) -> Result<T, LoadError> {
    Err(LoadError(reason.into()))
}

impl Model {
    /// The vocabulary, for lookups by name.
    pub fn vocabulary(&self) -> Vocabulary {
        Vocabulary::new(self.names.iter().cloned())
    }

    /// The model as the bytes of its file.
    ///
    /// # Errors
    /// Where the header cannot be written as JSON (a number that is not finite).
    pub fn to_bytes(&self) -> Result<Vec<u8>, LoadError> {
        let header = serde_json::to_vec_pretty(&self.header).map_err(|e| LoadError(e.to_string()))?;
        let names = self.names.join("\n");
        let mut out = Vec::with_capacity(64 + header.len() + names.len() + self.weights.len() * 24);
        out.extend_from_slice(MAGIC);
        out.extend_from_slice(&FORMAT.to_le_bytes());
        out.extend_from_slice(&length(header.len())?);
        out.extend_from_slice(&header);
        out.extend_from_slice(&length(self.names.len())?);
        out.extend_from_slice(&length(names.len())?);
        out.extend_from_slice(names.as_bytes());
        for weight in self.weights.iter().flatten() {
            out.extend_from_slice(&weight.to_le_bytes());
        }
        let hash = Sha256::digest(&out);
        out.extend_from_slice(&hash);
        Ok(out)
    }

    /// Reads the bytes of a model file.
    ///
    /// # Errors
    /// A foreign, newer, truncated or damaged file; the message says which.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, LoadError> {
        let mut reader = Reader { rest: bytes };
        if reader.take(MAGIC.len()).ok() != Some(MAGIC.as_slice()) {
            return fail("it does not begin like one");
        }
        let format = reader.number()?;
        if format != FORMAT {
            return fail(format!("its layout is version {format}, this program reads version {FORMAT}"));
        }
        let Some((body, hash)) = bytes.split_at_checked(bytes.len().saturating_sub(HASH)) else {
            return fail("it is cut short");
        };
        if Sha256::digest(body).as_slice() != hash {
            return fail("its checksum is wrong: it is damaged or cut short");
        }
        let header_len = reader.number()? as usize;
        let header: Header =
            serde_json::from_slice(reader.take(header_len)?).map_err(|e| LoadError(format!("its header: {e}")))?;
        let count = reader.number()? as usize;
        let names_len = reader.number()? as usize;
        let names = std::str::from_utf8(reader.take(names_len)?).map_err(|e| LoadError(format!("its names: {e}")))?;
        let names: Vec<String> = names.split('\n').filter(|name| !name.is_empty()).map(str::to_owned).collect();
        let weights = reader.take(count.checked_mul(24).ok_or_else(|| LoadError("too many features".into()))?)?;
        let model = Model { header, names, weights: weights.chunks_exact(24).map(triple).collect() };
        model.check(count, reader.rest.len())
    }

    fn check(self, count: usize, rest: usize) -> Result<Self, LoadError> {
        if rest != HASH {
            return fail("there is more in it than there should be");
        }
        if self.names.len() != count {
            return fail(format!("{} names for {count} features", self.names.len()));
        }
        let words: Vec<&str> = self.header.labels.iter().map(|head| head.label.as_str()).collect();
        if words != Label::ALL.iter().map(|label| label.word()).collect::<Vec<_>>() {
            return fail(format!("its labels are {words:?}"));
        }
        let finite = self.weights.iter().flatten().all(|w| w.is_finite());
        if !finite || self.header.labels.iter().any(|head| !head.intercept.is_finite() || !head.threshold.is_finite()) {
            return fail("it has numbers that are not finite");
        }
        Ok(self)
    }
}

fn length(len: usize) -> Result<[u8; 4], LoadError> {
    u32::try_from(len).map(u32::to_le_bytes).map_err(|_| LoadError("a part is longer than 4 GiB".into()))
}

fn triple(bytes: &[u8]) -> [f64; 3] {
    let mut weights = [0.0; 3];
    for (weight, bytes) in weights.iter_mut().zip(bytes.chunks_exact(8)) {
        let mut eight = [0; 8];
        eight.copy_from_slice(bytes);
        *weight = f64::from_le_bytes(eight);
    }
    weights
}

/// Takes parts off the front, never more than there is.
struct Reader<'b> {
    rest: &'b [u8],
}

impl<'b> Reader<'b> {
    fn take(&mut self, len: usize) -> Result<&'b [u8], LoadError> {
        let Some((part, rest)) = self.rest.split_at_checked(len) else { return fail("it is cut short") };
        self.rest = rest;
        Ok(part)
    }

    fn number(&mut self) -> Result<u32, LoadError> {
        let mut four = [0; 4];
        four.copy_from_slice(self.take(4)?);
        Ok(u32::from_le_bytes(four))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn model() -> Model {
        let head = |label: &Label| LabelHead {
            label: label.word().into(),
            intercept: -0.1,
            negative: true,
            calibration: [1.0, 0.0],
            threshold: 0.5,
            scores: [0.9, 0.8, 0.85],
            support: 3,
        };
        let settings = Settings { alpha: 1.0, min_sentences: 2, max_features: 9, folds: 5, articles: 1, sentences: 2 };
        Model {
            header: Header {
                name: "sentence-labels".into(),
                version: "1.0.0".into(),
                corpus: "00".into(),
                settings,
                labels: Label::ALL.iter().map(head).collect(),
            },
            names: vec!["w=lantik".into(), "w=kata".into()],
            weights: vec![[0.1, -0.2, 1e-300], [f64::MIN_POSITIVE, 2.5, -0.0]],
        }
    }

    #[test]
    fn a_model_reads_back_to_the_bit() {
        let bytes = model().to_bytes().unwrap();
        let back = Model::from_bytes(&bytes).unwrap();
        assert_eq!(back, model());
        assert_eq!(back.to_bytes().unwrap(), bytes);
    }

    #[test]
    fn no_damage_goes_unseen() {
        let bytes = model().to_bytes().unwrap();
        for len in 0..bytes.len() {
            assert!(Model::from_bytes(&bytes[..len]).is_err(), "cut to {len}");
        }
        for at in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[at] ^= 0x55;
            assert!(Model::from_bytes(&damaged).is_err(), "byte {at}");
        }
        assert!(Model::from_bytes(b"PK\x03\x04 something else").unwrap_err().to_string().contains("begin"));
    }

    #[test]
    fn a_lying_length_is_no_allocation() {
        let mut bytes = MAGIC.to_vec();
        bytes.extend_from_slice(&FORMAT.to_le_bytes());
        bytes.extend_from_slice(&u32::MAX.to_le_bytes());
        let hash = Sha256::digest(&bytes);
        bytes.extend_from_slice(&hash);
        assert!(Model::from_bytes(&bytes).unwrap_err().to_string().contains("cut short"));
    }
}
