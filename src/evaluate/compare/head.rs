//! The article as a whole.

use super::{Evidence, Sheet, given};
use crate::evaluate::layout::Head;
use crate::evaluate::name::same_words;
use crate::evaluate::tally::Field;

fn region(head: &Head) -> Option<&str> {
    head.region.as_ref()?.code.as_deref()
}

impl Sheet<'_> {
    pub(super) fn head(&mut self) {
        let nothing = Head::default();
        let gold = self.gold.article.as_ref().unwrap_or(&nothing);
        let found = self.found.article.as_ref().unwrap_or(&nothing);
        let codes = [region(gold), region(found)];
        if codes[0].is_some_and(|code| !code.is_empty()) {
            self.out.tally.field_mut(Field::RegionGiven).count(codes[0] == codes[1]);
        }
        self.whole(Field::Region, codes[0] == codes[1], codes);
        let exact = |a: Option<&str>, b: Option<&str>| a == b;
        type Same = fn(Option<&str>, Option<&str>) -> bool;
        let fields: [(Field, &Option<String>, &Option<String>, Same); 4] = [
            (Field::Dateline, &gold.dateline, &found.dateline, same_words),
            (Field::Published, &gold.published, &found.published, exact),
            (Field::Title, &gold.title, &found.title, same_words),
            (Field::Outlet, &gold.outlet, &found.outlet, same_words),
        ];
        for (field, due, said, same) in fields {
            if given(due).is_some() {
                let values = [due.as_deref(), said.as_deref()];
                self.whole(field, same(values[0], values[1]), values);
            }
        }
    }

    fn whole(&mut self, field: Field, right: bool, values: [Option<&str>; 2]) {
        self.field(field, right, values, |sheet| {
            let text = sheet.gold.sentences.first().map(|first| sheet.shown.at(first.span)).unwrap_or_default();
            Evidence { span: None, detail: String::new(), probability: None, text }
        });
    }
}
