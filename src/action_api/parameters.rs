//! What is sent to `api.php`: names and values.

use std::borrow::Cow;

/// The parameters of one call. There is no debug output of it: it holds texts and tokens.
#[derive(Clone)]
pub(super) struct Parameters(Vec<(Cow<'static, str>, String)>);

/// Stands before and between values where one of them holds the usual separator.
const UNIT_SEPARATOR: &str = "\u{1f}";

impl Parameters {
    /// A call of one of the API's actions, to be answered as this client reads answers.
    pub fn of(action: &'static str) -> Self {
        let always = [
            ("action", action),
            ("format", "json"),
            ("formatversion", "2"),
            ("errorformat", "plaintext"),
            ("errorlang", "en"),
        ];
        Self(always.map(|(name, value)| (Cow::Borrowed(name), value.to_owned())).into())
    }

    /// Adds a parameter.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.0.push((Cow::Borrowed(name), value.into()));
        self
    }

    /// Adds a parameter that is a number.
    pub fn number(self, name: &'static str, value: impl Into<i64>) -> Self {
        self.with(name, value.into().to_string())
    }

    /// Adds a parameter if there is a value for it.
    pub fn optional(self, name: &'static str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// Adds a parameter that is true by being there.
    pub fn flag(self, name: &'static str, is_set: bool) -> Self {
        if is_set { self.with(name, "1") } else { self }
    }

    /// Adds a parameter of several values.
    pub fn joined<T: ToString>(self, name: &'static str, values: impl IntoIterator<Item = T>) -> Self {
        let values: Vec<String> = values.into_iter().map(|value| value.to_string()).collect();
        self.with(name, join(&values))
    }

    /// Sets a parameter, whatever it was before.
    pub fn set(&mut self, name: &str, value: &str) {
        self.0.retain(|(known, _)| known != name);
        self.0.push((Cow::Owned(name.to_owned()), value.to_owned()));
    }

    /// All of them, in the order in which they were added.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_ref(), value.as_str()))
    }
}

fn join(values: &[String]) -> String {
    let is_plain = !values.iter().any(|value| value.contains('|'));
    if is_plain { values.join("|") } else { values.iter().flat_map(|value| [UNIT_SEPARATOR, value]).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_with_the_separator_are_joined_by_another() {
        assert_eq!(join(&["A".to_owned(), "B".to_owned()]), "A|B");
        assert_eq!(join(&["A|B".to_owned(), "C".to_owned()]), "\u{1f}A|B\u{1f}C");
    }

    #[test]
    fn a_parameter_that_is_set_again_is_there_once() {
        let mut parameters = Parameters::of("query").with("continue", "||").flag("minor", false);
        parameters.set("continue", "-||");
        let found: Vec<_> = parameters.pairs().filter(|(name, _)| *name == "continue" || *name == "minor").collect();
        assert_eq!(found, [("continue", "-||")]);
    }
}
