//! The file of a linear model.
//!
//! 8 bytes magic, format version and header length (u32, little endian), the header (JSON), number of features (u32), length
//! of the names (u32), the names joined by line breaks, one weight a head for each feature (i16, little endian, in steps of
//! 1/4096), and the SHA-256 of all that. Every length is checked against what is there before anything is allocated.

use super::{Header, Model};
use sha2::{Digest, Sha256};
use std::fmt;

const MAGIC: &[u8; 8] = b"LANTIKLM";
/// Version of the file's layout, apart from the crate's and the model's.
const FORMAT: u32 = 1;
const HASH: usize = 32;
/// Steps of weights for each unit.
const STEPS: f64 = 4096.0;

/// The nearest weight that the file can hold: from -8 to 8 in steps of 1/4096. Sums of such numbers are exact, so that they
/// have no order.
pub(super) fn rounded(weight: f64) -> f64 {
    (weight * STEPS).round().clamp(f64::from(i16::MIN), f64::from(i16::MAX)) / STEPS
}

/// Why a model could not be read or made.
#[derive(Debug, PartialEq, Eq)]
pub struct LoadError(String);

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a usable linear model: {}", self.0)
    }
}

impl std::error::Error for LoadError {}

fn fail<T>(reason: impl Into<String>) -> Result<T, LoadError> {
    Err(LoadError(reason.into()))
}

/// Whether the parts of a model fit each other.
pub(super) fn check(header: &Header, names: &[String], weights: &[f64]) -> Result<(), LoadError> {
    if header.heads.is_empty() {
        return fail("it has no heads");
    }
    if names.len().checked_mul(header.heads.len()) != Some(weights.len()) {
        return fail(format!("{} weights for {} features, {} heads", weights.len(), names.len(), header.heads.len()));
    }
    if !names.windows(2).all(|pair| pair[0] < pair[1]) || names.iter().any(|name| name.contains('\n')) {
        return fail("its names are not in order");
    }
    let whole = |numbers: &[f64]| numbers.iter().all(|n| n.is_finite());
    if weights.iter().any(|weight| rounded(*weight) != *weight) {
        return fail("it has weights that its file cannot hold");
    }
    if !header.heads.iter().all(|head| whole(&[head.intercept]) && whole(&head.calibration)) {
        return fail("it has numbers that are not finite");
    }
    Ok(())
}

impl Model {
    /// The model as the bytes of its file.
    ///
    /// # Errors
    /// Where a part is too long for the format.
    pub fn to_bytes(&self) -> Result<Vec<u8>, LoadError> {
        let header = serde_json::to_vec_pretty(&self.header).map_err(|e| LoadError(e.to_string()))?;
        let names = self.names.join("\n");
        let mut out = Vec::with_capacity(64 + header.len() + names.len() + self.weights.len() * 2);
        out.extend_from_slice(MAGIC);
        out.extend_from_slice(&FORMAT.to_le_bytes());
        out.extend_from_slice(&length(header.len())?);
        out.extend_from_slice(&header);
        out.extend_from_slice(&length(self.names.len())?);
        out.extend_from_slice(&length(names.len())?);
        out.extend_from_slice(names.as_bytes());
        for weight in &self.weights {
            out.extend_from_slice(&((weight * STEPS) as i16).to_le_bytes());
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
        let length = reader.number()? as usize;
        let header: Header =
            serde_json::from_slice(reader.take(length)?).map_err(|e| LoadError(format!("its header: {e}")))?;
        let (count, length) = (reader.number()? as usize, reader.number()? as usize);
        let names = std::str::from_utf8(reader.take(length)?).map_err(|e| LoadError(format!("its names: {e}")))?;
        let names: Vec<String> = names.split('\n').filter(|name| !name.is_empty()).map(str::to_owned).collect();
        if names.len() != count {
            return fail(format!("{} names for {count} features", names.len()));
        }
        let length = count.checked_mul(header.heads.len()).and_then(|weights| weights.checked_mul(2));
        let weights = reader.take(length.ok_or_else(|| LoadError("too many features".into()))?)?;
        if reader.rest.len() != HASH {
            return fail("there is more in it than there should be");
        }
        Model::new(header, names, weights.chunks_exact(2).map(weight).collect())
    }
}

fn length(len: usize) -> Result<[u8; 4], LoadError> {
    u32::try_from(len).map(u32::to_le_bytes).map_err(|_| LoadError("a part is longer than 4 GiB".into()))
}

fn weight(bytes: &[u8]) -> f64 {
    let mut two = [0; 2];
    two.copy_from_slice(bytes);
    f64::from(i16::from_le_bytes(two)) / STEPS
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
