//! Puts labels and mentions together: quotes, figures, events, the article's fields. The only place that sees both.

pub mod article;
pub mod calendar;
pub mod check;
pub mod event;
pub mod figure;
pub mod quote;
mod step;
pub mod train;
