//! What `--help` says after the options: examples, exit codes, what else to know.

/// Of the program.
pub(crate) const LANTIK: &str = "\
Examples:
  lantik tag berita -o news.db        a folder of articles into a database
  lantik tag berita -o news.csv       the same as tables for a spreadsheet
  lantik merge news.db                one story of many articles
  lantik region 16.71 news.db         that of one government in the terminal
  lantik explain artikel.html         one article with all that was found and why
  lantik review berita                the sentences to look at first

Exit codes:
  0  done
  1  done, but some rows of the input were rejected
  2  could not run, or not to the end

Inputs may be mixed: .txt (an article each), .jsonl, .csv and .tsv (a row each),
.html, .warc; each also as .gz or .zst, in .zip or .tar; folders of them; - for
standard input.";

/// Of `tag`.
pub(crate) const TAG: &str = "\
Examples:
  lantik tag berita > records.jsonl
  lantik tag berita arsip.zip dump.warc.gz -o news.db
  lantik tag arsip.csv --map text=isi,date=tanggal,title=judul -o news.csv
  lantik tag berita -o news.db --resume
  lantik tag berita -o sure.jsonl.gz --min-confidence 0.8
  unzip -p arsip.zip rows.jsonl | lantik tag - | head -n 1

The record:
  `lantik schema` prints its JSON Schema. Spans are half-open and count from 0.

Rejects:
  A row that cannot be read does not end the run. It goes to FILE.rejects.jsonl,
  to the table of rejects, or without -o to standard error, with file, row and
  reason.

Signals:
  The first Ctrl-C ends the run after what is on its way was saved, the second
  at once. In either case --resume goes on.

Exit codes:
  0  done
  1  done, with rejects
  2  could not run, or not to the end";

/// Of `merge`.
pub(crate) const MERGE: &str = "\
Examples:
  lantik merge news.db
  lantik merge news.db -o stories.json
  lantik merge records.jsonl.gz --articles berita -o stories.json
  lantik merge records.jsonl --articles berita -o merged.db

What is found:
  near-copies, with the figures that differ; each number once with all its
  sources; groups of people from proposal to appointment; steps of named
  people; sayings; contradictions; totals. docs/merge.md has the rules, the
  tables and the layout of the JSON.

Run again it makes its tables anew, from the same database the same.

Exit codes:
  0  done
  1  done, with rejects
  2  could not run";

/// Of `region`.
pub(crate) const REGION: &str = "\
Examples:
  lantik region 16.71 news.db
  lantik region Palembang stories.json
  lantik region 16.71 news.db --all
  lantik region 16.71 news.db --json

Environment:
  NO_COLOR  where it is set, there are no colours, even on a terminal

Exit codes:
  0  done
  2  no such government, or not merged yet";

/// Of `explain`.
pub(crate) const EXPLAIN: &str = "\
Examples:
  lantik explain artikel.html
  lantik explain berita.jsonl --id r-17 --reasons 10
  lantik explain berita.jsonl --id r-17 > r-17.txt

Environment:
  NO_COLOR  where it is set, there are no colours, even on a terminal

Exit codes:
  0  done
  2  no such article, or it could not be read";

/// Of `evaluate`.
pub(crate) const EVALUATE: &str = "\
Examples:
  lantik evaluate gold.jsonl
  lantik evaluate drafts --errors 20
  lantik evaluate gold.jsonl --records records.jsonl --json
  lantik evaluate gold.jsonl --report report

Gold is what a human has checked: a folder of corpus files, as `lantik review
--draft` begins them, or JSON Lines, as `lantik export --to gold` writes them.

Exit codes:
  0  done
  1  done, with rejects
  2  could not run";

/// Of `review`.
pub(crate) const REVIEW: &str = "\
Examples:
  lantik review berita -n 20 --why
  lantik review berita --label quota
  lantik review berita --tasks doubts.txt
  lantik review berita --decided doubts.txt --draft drafts

The way of a doubt: write tasks, correct the labels in them, make drafts of
their articles with --decided, fill in what drafts/todo.txt lists. Then the
drafts are gold for `lantik evaluate` and corpus for `train`. Drafts that are
there already are not written over.

Exit codes:
  0  done
  1  done, with rejects
  2  could not run";

/// Of `export`.
pub(crate) const EXPORT: &str = "\
Examples:
  lantik export corpus --to gold -o gold.jsonl
  lantik export berita --to doccano -o tasks.jsonl
  lantik export records.jsonl --texts berita --to conll -o news.conllup
  lantik export --to label-studio --config

Exit codes:
  0  done
  1  done, with rejects
  2  could not run";

/// Of `import`.
pub(crate) const IMPORT: &str = "\
Examples:
  lantik import annotated.jsonl -o drafts
  lantik import first.jsonl second.jsonl -o drafts

Drafts that are there already are not written over.

Exit codes:
  0  done
  1  done, with rejects
  2  could not run";

/// Of `schema`.
pub(crate) const SCHEMA: &str = "\
Examples:
  lantik schema > record.schema.json
  lantik schema --stories > stories.schema.json

Exit codes:
  0  done
  2  standard output could not be written";

/// Of `completions`.
pub(crate) const COMPLETIONS: &str = "\
Examples:
  lantik completions bash > ~/.local/share/bash-completion/completions/lantik
  lantik completions zsh > ~/.zfunc/_lantik
  lantik completions fish > ~/.config/fish/completions/lantik.fish

The script completes when a new shell starts; zsh needs the folder in $fpath.

Exit codes:
  0  done
  2  standard output could not be written";

/// Of `man`.
pub(crate) const MAN: &str = "\
Examples:
  lantik man tag > lantik-tag.1
  lantik man > lantik.1

`man ./lantik-tag.1` shows a page.

Exit codes:
  0  done
  2  there is no such command";

#[cfg(test)]
mod tests {
    use crate::Arguments;
    use clap::{Command, CommandFactory, Parser};

    /// The command lines of ours among the examples; what a shell does with their output is left out.
    fn examples(command: &Command) -> Vec<String> {
        let text = command.get_after_help().map(ToString::to_string).unwrap_or_default();
        let examples = text.split("\n\n").find_map(|part| part.strip_prefix("Examples:\n")).unwrap_or_default();
        let ours = |line: &str| line.split(" | ").find(|part| part.trim().starts_with("lantik ")).map(str::to_owned);
        let bare =
            |line: String| line.split(" > ").next().and_then(|l| l.trim().split("   ").next()).map(str::to_owned);
        examples.lines().filter_map(ours).filter_map(bare).collect()
    }

    #[test]
    fn every_example_can_be_run() {
        Arguments::command().debug_assert();
        let root = Arguments::command();
        for command in root.get_subcommands().chain([&root]) {
            let examples = examples(command);
            assert!(!examples.is_empty(), "{} has no examples", command.get_name());
            for example in examples {
                let parsed = Arguments::try_parse_from(example.split_whitespace());
                assert!(parsed.is_ok(), "{example}: {}", parsed.err().map(|e| e.to_string()).unwrap_or_default());
                let own = command.get_name() == "lantik" || example.split(' ').nth(1) == Some(command.get_name());
                assert!(own, "{example} is no example of {}", command.get_name());
            }
        }
    }

    #[test]
    fn every_command_and_option_is_explained() {
        for command in Arguments::command().get_subcommands() {
            let name = command.get_name();
            let about = command.get_about().map(ToString::to_string).unwrap_or_default();
            assert!(!about.is_empty() && about.len() < 100 && !about.contains("Exit code"), "{name}: {about}");
            let after = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            assert!(
                after.contains("Exit codes:\n  0  done\n") && after.contains("\n  2  "),
                "{name} has no exit codes"
            );
            for argument in command.get_arguments() {
                assert!(argument.get_help().is_some(), "{name}: {} has no help", argument.get_id());
            }
        }
    }
}
