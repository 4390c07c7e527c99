//! Whether two numbers can be of the same people.

use crate::terms::{Category, EventKind, EventStatus, Status};

/// The categories that people of this one belong to, nearest first: a PPPK paruh waktu is a PPPK is an ASN.
fn wider(category: Category) -> &'static [Category] {
    match category {
        Category::PppkParuhWaktu => &[Category::Pppk, Category::Casn, Category::Asn],
        Category::Pppk | Category::Cpns => &[Category::Casn, Category::Asn],
        Category::Pns | Category::Casn => &[Category::Asn],
        _ => &[],
    }
}

/// Whether all of `narrow` are `wide`.
pub fn is_kind_of(narrow: Category, wide: Category) -> bool {
    narrow == wide || wider(narrow).contains(&wide)
}

/// Whether people can be called by both words at one time.
pub fn related(a: Category, b: Category) -> bool {
    is_kind_of(a, b) || is_kind_of(b, a)
}

/// What people are and what they become.
pub type Chain = (Category, Option<Category>);

/// Whether the people of two numbers can be the same by what they are called, at one step: "2.181 honorer … menjadi PPPK" and
/// "2.181 PPPK".
pub fn same_people(a: Chain, b: Chain) -> bool {
    let ends = |chain: Chain| [Some(chain.0), chain.1].into_iter().flatten();
    let posts = |a: Category, b: Category| a == Category::Formasi && is_kind_of(b, Category::Asn);
    ends(a).any(|x| ends(b).any(|y| related(x, y) || posts(x, y) || posts(y, x)))
}

/// Whether the people of two numbers can be the same at different steps: those who were honorer or applicants are PPPK later.
pub fn same_over_time(a: Chain, b: Chain) -> bool {
    let before = |c: Category| matches!(c, Category::Honorer | Category::Pelamar | Category::Formasi);
    let after = |c: Category| before(c) || is_kind_of(c, Category::Asn) && c != Category::Pns;
    // What an article says that they become is believed against another that says otherwise.
    let agree = a.1.zip(b.1).is_none_or(|(x, y)| related(x, y));
    agree && (same_people(a, b) || (before(a.0) && after(b.0)) || (before(b.0) && after(a.0)))
}

/// Whether a number is its own mark: three digits or more that matter. 2.181 is hardly the number of two groups of one government;
/// 12, 500 and 1.200 may be.
pub fn is_distinctive(value: u64) -> bool {
    let mut value = value;
    while value > 0 && value.is_multiple_of(10) {
        value /= 10;
    }
    value >= 100
}

/// Whether a step of this kind and status brings people where the status says they stand.
pub fn fits_status(kind: EventKind, how: EventStatus, status: Status) -> bool {
    let over = matches!(how, EventStatus::Done | EventStatus::Ongoing);
    match status {
        Status::Proposed | Status::Needed => kind == EventKind::Proposal,
        Status::Allotted => matches!(kind, EventKind::Approval | EventKind::Selection | EventKind::Proposal),
        Status::Applied | Status::Passed | Status::Rejected => kind == EventKind::Selection,
        Status::InProcess => matches!(kind, EventKind::Filing | EventKind::Approval),
        Status::Planned => matches!(how, EventStatus::Planned | EventStatus::Ongoing),
        Status::Appointed => {
            over && matches!(kind, EventKind::Appointment | EventKind::Transfer | EventKind::Extension)
        }
        Status::Terminated => kind == EventKind::Termination,
        Status::Employed | Status::Remaining | Status::Other => false,
    }
}

/// Whether a status is a place on the way of a group of people, rather than a stock.
pub fn is_step(status: Status) -> bool {
    !matches!(status, Status::Employed | Status::Other | Status::Needed | Status::Remaining)
}

/// Where a status stands on the way; those that end it another way stand behind.
pub fn order(status: Status) -> u8 {
    match status {
        Status::Needed => 0,
        Status::Proposed => 1,
        Status::Allotted => 2,
        Status::Applied => 3,
        Status::Passed => 4,
        Status::InProcess => 5,
        Status::Planned => 6,
        Status::Appointed => 7,
        Status::Employed => 8,
        Status::Remaining => 9,
        Status::Rejected => 10,
        Status::Terminated => 11,
        Status::Other => 12,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Category::*;

    #[test]
    fn people_are_the_same_under_other_words() {
        for (a, b, now, later) in [
            ((Honorer, Some(PppkParuhWaktu)), (PppkParuhWaktu, None), true, true),
            ((Honorer, None), (Pppk, None), false, true),
            ((Pelamar, None), (Cpns, None), false, true),
            ((Pppk, None), (PppkParuhWaktu, None), true, true),
            ((Pns, None), (Pppk, None), false, false),
            ((Cpns, None), (Pppk, None), false, false),
            ((Honorer, Some(Cpns)), (Honorer, Some(Pppk)), true, false),
            ((Formasi, None), (Cpns, None), true, true),
            ((Pejabat, None), (Honorer, None), false, false),
        ] {
            assert_eq!((same_people(a, b), same_over_time(a, b)), (now, later), "{a:?} {b:?}");
            assert_eq!((same_people(b, a), same_over_time(b, a)), (now, later), "{b:?} {a:?}");
        }
    }

    #[test]
    fn numbers_are_marks_by_their_digits() {
        for (value, due) in
            [(2181, true), (742, true), (120, false), (1200, false), (12, false), (0, false), (1010, true)]
        {
            assert_eq!(is_distinctive(value), due, "{value}");
        }
    }
}
