//! Throughput of each stage and of the whole pipeline, in bytes of article text, over the text of the corpus.
//!
//! Every bench asserts its answer first: a fast wrong stage is no result.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use lantik::article::Article;
use lantik::assemble;
use lantik::batch;
use lantik::clean::{Rules, clean};
use lantik::corpus;
use lantik::document::Document;
use lantik::line;
use lantik::mention;
use lantik::pipeline::Engine;
use lantik::quotation;
use lantik::sentence;
use lantik::token::tokenize;
use std::hint::black_box;
use std::path::Path;

/// The articles of the corpus as they would be read.
fn articles() -> Vec<Article> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    corpus::read_corpus(&folder).expect("the corpus is readable").into_iter().map(|gold| gold.given).collect()
}

fn bytes(texts: &[String]) -> Throughput {
    Throughput::Bytes(texts.iter().map(|text| text.len() as u64).sum())
}

/// The corpus without anything to repair.
fn tidy() -> Vec<String> {
    articles().iter().map(|article| clean(&article.text, Rules::all()).text().to_owned()).collect()
}

/// The same with stray marks, curly quotation marks, entities and odd spaces throughout.
fn polluted() -> Vec<String> {
    let spoil = |text: &String| {
        text.replace("di", "dì")
            .replace("ini", "inì")
            .replace('"', "”")
            .replace(", ", ",\u{a0}")
            .replace(" & ", "&amp;")
    };
    tidy().iter().map(spoil).collect()
}

fn cleaning(c: &mut Criterion) {
    let mut group = c.benchmark_group("clean");
    for (name, texts, edits) in [("tidy", tidy(), false), ("polluted", polluted(), true)] {
        assert!(texts.iter().any(|text| !clean(text, Rules::all()).is_borrowed()) == edits);
        group.throughput(bytes(&texts));
        group.bench_function(name, |b| {
            b.iter(|| texts.iter().map(|text| clean(black_box(text), Rules::all()).text().len()).sum::<usize>());
        });
    }
}

fn cutting(c: &mut Criterion) {
    let texts = tidy();
    let mut group = c.benchmark_group("cut");
    group.throughput(bytes(&texts));
    group.bench_function("lines", |b| {
        b.iter(|| texts.iter().map(|text| line::split(black_box(text)).content.len()).sum::<usize>())
    });

    let lines: Vec<_> = texts.iter().map(|text| line::split(text).content).collect();
    group.bench_function("quotations", |b| {
        b.iter(|| {
            texts
                .iter()
                .zip(&lines)
                .map(|(text, lines)| quotation::find(black_box(text), lines).marks.len())
                .sum::<usize>()
        });
    });
    let quotations: Vec<_> = texts.iter().zip(&lines).map(|(text, lines)| quotation::find(text, lines)).collect();
    let cut = |i: usize| sentence::split(&texts[i], &lines[i], &quotations[i]);
    let sentences: usize = (0..texts.len()).map(|i| cut(i).len()).sum();
    assert!(sentences > 15 * texts.len() / 2, "only {sentences} sentences");
    group.bench_function("sentences", |b| b.iter(|| (0..texts.len()).map(|i| black_box(cut(i)).len()).sum::<usize>()));

    let spans: Vec<_> = (0..texts.len()).map(cut).collect();
    group.bench_function("tokens", |b| {
        let mut tokens = Vec::new();
        b.iter(|| {
            for (text, spans) in texts.iter().zip(&spans) {
                tokens.clear();
                spans.iter().for_each(|span| tokenize(black_box(text), *span, &mut tokens));
            }
            tokens.len()
        });
    });
}

fn labelling(c: &mut Criterion) {
    let texts = tidy();
    let documents: Vec<Document> = texts.iter().map(|text| Document::new(text, Rules::all())).collect();
    let engine = Engine::new().expect("the model is readable");
    let labelled = |document: &Document| {
        engine
            .labeller()
            .label(document, &mention::person::people(document))
            .iter()
            .filter(|l| !l.labels.is_empty())
            .count()
    };
    assert!(documents.iter().map(labelled).sum::<usize>() > texts.len());
    let mut group = c.benchmark_group("label");
    group.throughput(bytes(&texts));
    group.bench_function("features", |b| {
        b.iter(|| {
            let mut count = 0usize;
            documents.iter().for_each(|document| {
                lantik::feature::extract(black_box(document), &mention::person::people(document), |_, _| count += 1)
            });
            count
        });
    });
    group.bench_function("features and scores", |b| {
        b.iter(|| documents.iter().map(|d| labelled(black_box(d))).sum::<usize>())
    });
}

fn extracting(c: &mut Criterion) {
    let texts = tidy();
    let documents: Vec<Document> = texts.iter().map(|text| Document::new(text, Rules::all())).collect();
    let engine = Engine::new().expect("the model is readable");
    let judge = assemble::figure::Judge::shipped().expect("the models are readable");
    let voices = assemble::quote::Models::shipped().expect("the models are readable");
    let labels: Vec<_> = documents
        .iter()
        .map(|document| engine.labeller().label(document, &mention::person::people(document)))
        .collect();
    let people: Vec<_> = documents.iter().map(mention::person::people).collect();
    assert!(people.iter().filter(|people| !people.persons.is_empty()).count() * 10 > texts.len() * 8);
    let mut group = c.benchmark_group("extract");
    group.throughput(bytes(&texts));
    group.bench_function("people", |b| {
        b.iter(|| documents.iter().map(|d| mention::person::people(black_box(d)).persons.len()).sum::<usize>())
    });
    group.bench_function("dates", |b| {
        b.iter(|| documents.iter().map(|d| mention::date::all_dates(black_box(d), None).len()).sum::<usize>())
    });
    group.bench_function("figures", |b| {
        b.iter(|| {
            let figures = |(d, l): (&Document, &Vec<lantik::label::Labelled>)| {
                assemble::figure::figures(black_box(d), l, &judge, &assemble::calendar::Calendar::default())
                    .figures
                    .len()
            };
            documents.iter().zip(&labels).map(figures).sum::<usize>()
        });
    });
    group.bench_function("quotes", |b| {
        b.iter(|| {
            (0..texts.len())
                .map(|i| assemble::quote::quotes(black_box(&documents[i]), &labels[i], &people[i], &voices).len())
                .sum::<usize>()
        });
    });
}

fn whole(c: &mut Criterion) {
    let articles = articles();
    let engine = Engine::new().expect("the model is readable");
    let sample = Article {
        text:
            "SOLOK - Wali Kota Solok melantik 120 PPPK di balai kota, Senin (3/11/2025).\n\"Selamat bekerja,\" ujarnya."
                .into(),
        ..Article::default()
    };
    let record = engine.tag(&sample);
    assert_eq!(record.figures.iter().map(|figure| figure.value).collect::<Vec<_>>(), [Some(120)]);
    assert_eq!(record.quotes[0].text, "Selamat bekerja");
    assert_eq!(record.events[0].kind, "appointment");
    let mut group = c.benchmark_group("pipeline");
    group.throughput(Throughput::Bytes(articles.iter().map(|article| article.text.len() as u64).sum()));
    group.sample_size(10);
    for threads in [1, 2] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool starts");
        group.bench_function(format!("records, threads: {threads}"), |b| {
            b.iter(|| {
                let mut out = 0;
                let rows = articles.iter().cloned().map(Ok);
                pool.install(|| {
                    batch::run(&engine, rows, |outcome, _| {
                        out += outcome.expect("a record").len();
                        true
                    });
                });
                out
            });
        });
    }
}

criterion_group!(benches, cleaning, cutting, labelling, extracting, whole);
criterion_main!(benches);
