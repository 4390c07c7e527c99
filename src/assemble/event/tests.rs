use super::*;
use crate::assemble::figure::{Judge, figures};
use crate::clean::Rules;
use crate::mention::date::all_dates;

/// The people that the tests know, found by their letters.
fn actors(doc: &Document, within: Span<Clean>) -> Vec<Actor> {
    let known = [("Bupati Rahmat Said", "Rahmat Said", Some("Bupati")), ("Siti Aminah", "Siti Aminah", None)];
    let found = known.iter().filter_map(|(written, name, role)| {
        let at = within.of(doc.text()).find(written)? + within.start();
        let span = Span::new(at, at + written.len());
        Some(Actor { span, name: Some((*name).to_owned()), role: role.map(str::to_owned) })
    });
    found.collect()
}

fn events_of(doc: &Document) -> Vec<EventDraft> {
    let labels = [Label::Quota, Label::Appointment].into_iter().collect();
    let labels = vec![Labelled { labels, scores: [1.0, 1.0, 0.0] }; doc.sentences.len()];
    let published = Day::new(2025, 9, 10);
    let (found, dates) = (figures(doc, &labels, &Judge::rules()).figures, all_dates(doc, published));
    let actors = |within| actors(doc, within);
    events(doc, Known { labels: &labels, figures: &found, dates: &dates, published, actors: &actors })
}

/// `kind status figures people/group @official in sentences`
fn shown(text: &str) -> String {
    let doc = Document::new(text, Rules::none());
    let each = events_of(&doc).into_iter().map(|event| {
        let who = match (event.figures.len(), event.people.first(), event.group) {
            (0, Some(person), _) => person.name.clone(),
            (0, None, Some(group)) => group,
            (n, ..) => format!("{n} figure"),
        };
        let official = event
            .official
            .map(|actor| format!(" @{}", actor.name.or(actor.role).unwrap_or_default()))
            .unwrap_or_default();
        format!("{} {} {who}{official} {:?}", event.kind.word(), event.status.word(), event.sentences)
    });
    each.collect::<Vec<_>>().join("; ")
}

#[test]
fn one_step() {
    for (text, want) in [
        ("Bupati Rahmat Said melantik 120 PPPK.", "appointment done 1 figure @Rahmat Said [0]"),
        ("Sebanyak 120 PPPK dilantik oleh Bupati Rahmat Said.", "appointment done 1 figure @Rahmat Said [0]"),
        ("Siti Aminah dilantik sebagai Kepala Dinas Kesehatan.", "appointment done Siti Aminah [0]"),
        (
            "Pemkab Contoh mengusulkan 80 honorer untuk diangkat menjadi PPPK.",
            "proposal done 1 figure @Pemkab Contoh [0]",
        ),
        ("Sebanyak 80 honorer akan segera dilantik.", "appointment planned 1 figure [0]"),
        ("Seluruh tenaga honorer tengah menjalani pemberkasan.", "filing ongoing Seluruh tenaga honorer [0]"),
        ("Delapan pejabat dimutasi.", "transfer done 1 figure [0]"),
        ("Sebanyak 15 PNS diberhentikan.", "termination done 1 figure [0]"),
        ("Kontrak 300 PPPK diperpanjang.", "extension done 1 figure [0]"),
        (
            "Wali kota tidak akan merumahkan para tenaga honorer.",
            "termination refused para tenaga honorer @Wali kota [0]",
        ),
    ] {
        assert_eq!(shown(text), want, "{text}");
    }
}

#[test]
fn mentions_of_one_step_are_one_event() {
    let text = "Bupati Rahmat Said Lantik 120 PPPK\nPelantikan 120 PPPK itu digelar di Pendopo Kartini, Rabu (10/9/2025).\nSebanyak 40 PNS dimutasi.";
    let doc = Document::new(text, Rules::none());
    let events = events_of(&doc);
    assert_eq!(events.len(), 2);
    assert_eq!(events[0].sentences, [0, 1]);
    assert_eq!(events[0].date.and_then(|date| date.from).map(|day| day.to_string()).as_deref(), Some("2025-09-10"));
    assert_eq!(events[0].place.map(|place| place.of(text)), Some("Pendopo Kartini"));
}

#[test]
fn the_government_is_named_in_full() {
    let doc = Document::new("Pemkot Contoh melantik 120 PPPK.", Rules::none());
    let events = events_of(&doc);
    assert_eq!(events[0].institution.as_deref(), Some("Pemerintah Kota Contoh"));
}

#[test]
fn without_the_label_there_is_no_event() {
    let doc = Document::new("Bupati melantik 120 PPPK.", Rules::none());
    let none = |_| Vec::new();
    let known = Known { labels: &[], figures: &[], dates: &[], published: None, actors: &none };
    assert!(events(&doc, known).is_empty());
}
