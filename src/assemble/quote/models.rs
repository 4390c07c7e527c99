//! The models of quotes.

use crate::linear::{LoadError, Model};

/// The models that rank speakers and say how sure quotes are. Where one is missing the rules decide. Immutable; one serves all
/// threads.
#[derive(Debug, Clone, Default)]
pub struct Models {
    /// Ranks who may have spoken.
    pub speaker: Option<Model>,
    /// The probability that a quote and its speaker are right.
    pub confidence: Option<Model>,
}

impl Models {
    /// No models: rules alone.
    pub fn none() -> Self {
        Models::default()
    }

    /// The models that ship with the program.
    ///
    /// # Errors
    /// Where one that was compiled in is damaged or of another make.
    pub fn shipped() -> Result<Self, LoadError> {
        Ok(Models {
            speaker: Some(Model::from_bytes(include_bytes!("../../../models/speaker.lantik"))?),
            confidence: Some(Model::from_bytes(include_bytes!("../../../models/quote-confidence.lantik"))?),
        })
    }
}
