//! The filters of a search and of registers, an option for each field of the
//! query language.

use awas::query::{FIELDS, Field, Filter};
use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches};

/// Filters that were given as options.
#[derive(Debug, Clone, Default)]
pub(crate) struct Filters {
    pub(crate) all: Vec<Filter>,
}

/// Fields that are options; `--about` has a place of its own.
fn options() -> impl Iterator<Item = &'static Field> {
    FIELDS.iter().filter(|field| field.name != "about")
}

fn option(field: &'static Field) -> Arg {
    let expected = field.expected();
    let help = format!("{}: {expected}", field.about);
    Arg::new(field.name)
        .long(field.name)
        .alias(field.indonesian)
        .value_name("VALUE")
        .help(help)
        .help_heading("Filters (commas part values of which any will do; also FIELD:VALUE in the query)")
        .action(ArgAction::Append)
        .value_parser(move |value: &str| {
            field.filter(value).map_err(|expected| format!("expected {expected}"))
        })
}

impl Args for Filters {
    fn augment_args(command: Command) -> Command {
        options().fold(command, |command, field| command.arg(option(field)))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for Filters {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut all: Vec<Filter> = Vec::new();
        for field in options() {
            let given = matches.get_many::<Filter>(field.name).into_iter().flatten().cloned();
            // An option that is given twice asks for either value, as with a comma.
            let mut facts = None;
            for filter in given {
                match (filter, facts.take()) {
                    (Filter::Fact(wanted), None) => facts = Some(wanted),
                    (Filter::Fact(wanted), Some(others)) => facts = Some(wanted.or(others)),
                    (other, before) => {
                        facts = before;
                        all.push(other);
                    }
                }
            }
            all.extend(facts.map(Filter::Fact));
        }
        Ok(Self { all })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}
