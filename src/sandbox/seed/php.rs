//! PHP's `serialize()`, the form in which MediaWiki stores log parameters.

/// A PHP value.
#[derive(Debug, Clone, PartialEq)]
pub enum Php {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// An integer.
    Int(i64),
    /// A string of bytes.
    Text(String),
    /// An array whose keys count from zero.
    List(Vec<Php>),
    /// An array with named keys, in order.
    Map(Vec<(&'static str, Php)>),
}

impl Php {
    /// The serialised form.
    pub fn serialize(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        match self {
            Self::Null => out.push_str("N;"),
            Self::Bool(value) => out.push_str(if *value { "b:1;" } else { "b:0;" }),
            Self::Int(value) => out.push_str(&format!("i:{value};")),
            Self::Text(value) => write_text(value, out),
            Self::List(items) => {
                out.push_str(&format!("a:{}:{{", items.len()));
                for (index, item) in items.iter().enumerate() {
                    out.push_str(&format!("i:{index};"));
                    item.write(out);
                }
                out.push('}');
            }
            Self::Map(entries) => {
                out.push_str(&format!("a:{}:{{", entries.len()));
                for (key, value) in entries {
                    write_text(key, out);
                    value.write(out);
                }
                out.push('}');
            }
        }
    }
}

fn write_text(text: &str, out: &mut String) {
    out.push_str(&format!("s:{}:\"{text}\";", text.len()));
}

impl From<&str> for Php {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<String> for Php {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl From<i64> for Php {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<bool> for Php {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl<T: Into<Php>> From<Vec<T>> for Php {
    fn from(items: Vec<T>) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_count_bytes() {
        let params = Php::Map(vec![("4::target", "Rhône".into()), ("5::noredir", "0".into())]);
        assert_eq!(params.serialize(), r#"a:2:{s:9:"4::target";s:6:"Rhône";s:10:"5::noredir";s:1:"0";}"#);
    }

    #[test]
    fn lists_and_scalars() {
        let list = Php::from(vec![Php::Null, true.into(), 7.into()]);
        assert_eq!(list.serialize(), "a:3:{i:0;N;i:1;b:1;i:2;i:7;}");
    }
}
