//! What counted people get by the step: "menjadi PPPK Paruh Waktu".

use super::Chosen;
use crate::mention::number::{NumberKind, staff_at};
use crate::terms::Category;

/// What the counted people get, where the sentence says so: "menjadi PPPK Paruh Waktu", "diangkat sebagai PNS".
pub(super) fn becomes(chosen: &Chosen, category: Category) -> Option<Category> {
    let view = chosen.view;
    if !matches!(
        category,
        Category::Honorer
            | Category::Pelamar
            | Category::Cpns
            | Category::Casn
            | Category::Asn
            | Category::PppkParuhWaktu
            | Category::Pppk
    ) {
        return None;
    }
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
        let public = matches!(
            new,
            Category::Asn | Category::Pns | Category::Cpns | Category::Pppk | Category::PppkParuhWaktu | Category::Casn
        );
        (public && new != category && !view.before(at, 1).starts_with("saat")).then_some(new)
    })
}
