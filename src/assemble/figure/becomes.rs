//! What counted people get by the step: "menjadi PPPK Paruh Waktu".

use super::Chosen;
use crate::mention::number::{NumberKind, staff_at};
use crate::terms::Category;

/// What the counted people get, where the sentence says so: "menjadi PPPK Paruh Waktu", "diangkat sebagai PNS",
/// "menyerahkan SK PPPK Paruh Waktu kepada 90 honorer".
pub(super) fn becomes(chosen: &Chosen, category: Category) -> Option<Category> {
    let changes = matches!(
        category,
        Category::Honorer
            | Category::Pelamar
            | Category::Cpns
            | Category::Casn
            | Category::Asn
            | Category::PppkParuhWaktu
            | Category::Pppk
    );
    if !changes {
        return None;
    }
    said_behind(chosen, category).or_else(|| letter_before(chosen, category))
}

fn said_behind(chosen: &Chosen, category: Category) -> Option<Category> {
    let view = chosen.view;
    let start = chosen.number.tokens.end;
    let limit = chosen
        .all
        .iter()
        .filter(|other| other.tokens.start > start && other.kind == NumberKind::People)
        .map(|other| other.tokens.start)
        .min();
    (start..limit.unwrap_or(view.len())).find_map(|at| {
        let led = matches!(view.low(at), "menjadi" | "jadi" | "sebagai" | "berstatus");
        let (new, _) = staff_at(view, at + 1).filter(|_| led)?;
        (is_public(new) && new != category && !view.before(at, 1).starts_with("saat")).then_some(new)
    })
}

/// "SK pengangkatan PPPK kepada 90 honorer": the letter names what honorer become.
fn letter_before(chosen: &Chosen, category: Category) -> Option<Category> {
    let (view, first) = (chosen.view, chosen.number.tokens.start);
    let lead =
        (first.saturating_sub(3)..first).rev().find(|at| matches!(view.low(*at), "kepada" | "bagi" | "untuk"))?;
    let is_letter = |at: usize| view.low(at) == "sk" || view.low(at) == "surat" && view.low(at + 1) == "keputusan";
    let letter = (lead.saturating_sub(16)..lead).find(|at| is_letter(*at))?;
    let (new, _) = (letter..lead).find_map(|at| staff_at(view, at).filter(|(_, end)| *end <= lead))?;
    (is_public(new) && category == Category::Honorer && new != category).then_some(new)
}

fn is_public(category: Category) -> bool {
    matches!(
        category,
        Category::Asn | Category::Pns | Category::Cpns | Category::Pppk | Category::PppkParuhWaktu | Category::Casn
    )
}
