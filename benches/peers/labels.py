#!/usr/bin/env python3
"""Trains what users run today on Lantik's own corpus and scores it on the same gold: sentence labels, side by side.

usage: labels.py SENTENCES.jsonl GOLD.jsonl [--lantik RECORDS.jsonl]

SENTENCES.jsonl is what `lantik export corpus --to sentences` writes (text, labels, fold). Each peer trains one binary model a label;
its threshold is the one with the best F1 over the held-out folds of the corpus, as Lantik's own is. Gold sentences are taken as they
are annotated; Lantik's records are joined to them by largest overlap, so that its own sentence splitting is part of its score.
"""
import argparse, json, os, sys, tempfile, time
import numpy as np

LABELS = ("quota", "appointment", "quote")


def rows(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def gold_rows(path):
    """The sentences of a gold file: text, labels."""
    for article in rows(path):
        for sentence in article["sentences"]:
            start, end = sentence["span"]
            yield {"text": " ".join(article["text"][start:end].split()), "labels": sentence["labels"]}


def truth(data, label):
    return np.array([label in row["labels"] for row in data])


def f1(has, given):
    return 2 * (has & given).sum() / max(1, has.sum() + given.sum())


def best_threshold(has, scores):
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(has[order])
    values = 2 * hits / (np.arange(1, len(order) + 1) + has.sum())
    return scores[order][values.argmax()]


def tfidf(train, test, label, model):
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectors = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    x = vectors.fit_transform(row["text"] for row in train)
    model.fit(x, truth(train, label))
    return model.decision_function(vectors.transform(row["text"] for row in test))


def logistic(train, test, label):
    from sklearn.linear_model import LogisticRegression

    return tfidf(train, test, label, LogisticRegression(C=10.0, max_iter=1000))


def svm(train, test, label):
    from sklearn.svm import LinearSVC

    return tfidf(train, test, label, LinearSVC(C=1.0))


def fasttext(train, test, label):
    import fasttext as ft

    with tempfile.NamedTemporaryFile("w", suffix=".txt", delete=False, encoding="utf-8") as file:
        for row in train:
            file.write(f"__label__{'yes' if label in row['labels'] else 'no'} {row['text'].lower()}\n")
    model = ft.train_supervised(file.name, epoch=25, lr=0.5, wordNgrams=2, dim=50, thread=1, seed=1, verbose=0)
    os.unlink(file.name)
    scores = []
    for row in test:
        # The binding's own predict() does not run with numpy 2; the module below it does.
        found = model.f.predict(row["text"].lower().replace("\n", " ") + "\n", 2, 0.0, "strict")
        scores.append(next((p for p, name in found if name == "__label__yes"), 0.0))
    return np.array(scores)


def vowpal(train, test, label):
    import vowpalwabbit as vw

    clean = lambda text: text.lower().replace("|", " ").replace(":", " ").replace("\n", " ")
    learner = vw.Workspace("--loss_function logistic --ngram 2 -b 22 --l2 1e-7 --quiet --random_seed 1")
    examples = [f"{1 if label in row['labels'] else -1} | {clean(row['text'])}" for row in train]
    order = np.random.default_rng(1).permutation(len(examples))
    for _ in range(8):
        for i in order:
            learner.learn(examples[i])
    scores = np.array([learner.predict(f"| {clean(row['text'])}") for row in test])
    learner.finish()
    return scores


PEERS = {
    "scikit-learn TF-IDF + logistic regression": logistic,
    "scikit-learn TF-IDF + linear SVM": svm,
    "fastText, word bigrams": fasttext,
    "Vowpal Wabbit, word bigrams": vowpal,
}


def peer(train, gold, learn):
    """F1 of each label on the gold, and the seconds it took."""
    began, scores = time.time(), []
    folds = np.array([row["fold"] for row in train])
    for label in LABELS:
        held_out = np.zeros(len(train))
        for fold in sorted(set(folds)):
            rest = [row for row, at in zip(train, folds) if at != fold]
            part = [row for row, at in zip(train, folds) if at == fold]
            held_out[folds == fold] = learn(rest, part, label)
        threshold = best_threshold(truth(train, label), held_out)
        scores.append(f1(truth(gold, label), learn(train, gold, label) >= threshold))
    return scores, time.time() - began


def lantik(gold_path, records_path):
    """The same F1 of records that `lantik tag` wrote."""
    records = {record["id"]: record for record in rows(records_path)}
    has, given = {label: [] for label in LABELS}, {label: [] for label in LABELS}
    shared = lambda a, b: max(0, min(a[1], b[1]) - max(a[0], b[0]))
    for article in rows(gold_path):
        found = records.get(article["id"], {}).get("sentences", [])
        for sentence in article["sentences"]:
            best = max(found, key=lambda other: shared(other["span"], sentence["span"]), default=None)
            labels = best["labels"] if best and shared(best["span"], sentence["span"]) else []
            for label in LABELS:
                has[label].append(label in sentence["labels"])
                given[label].append(label in labels)
    return [f1(np.array(has[label]), np.array(given[label])) for label in LABELS]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sentences")
    parser.add_argument("gold")
    parser.add_argument("--lantik", metavar="RECORDS.jsonl")
    arguments = parser.parse_args()
    train, gold = rows(arguments.sentences), list(gold_rows(arguments.gold))
    print(f"{len(train)} sentences to train on, {len(gold)} to score on\n")
    print("| | quota | appointment | quote | macro | seconds |\n| --- | --- | --- | --- | --- | --- |")
    show = lambda name, scores, took: print(
        f"| {name} | " + " | ".join(f"{score:.3f}" for score in scores) + f" | {np.mean(scores):.3f} | {took} |", flush=True
    )
    if arguments.lantik:
        show("**Lantik**", lantik(arguments.gold, arguments.lantik), "")
    for name, learn in PEERS.items():
        try:
            scores, took = peer(train, gold, learn)
            show(name, scores, f"{took:.0f}")
        except ImportError as missing:
            print(f"{name}: not run, {missing}", file=sys.stderr)


if __name__ == "__main__":
    main()
