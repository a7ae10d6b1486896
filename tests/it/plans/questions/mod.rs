//! Every list of the schema, asked with every combination of what its filter and order admit.

mod links;
mod lists;
mod values;

pub use links::links;
pub use lists::{
    WHOLE_CHANGE, WHOLE_PAGE, WHOLE_REVISION, log_entries, pages, recent_changes, revisions, searches, users,
};
pub use values::Values;

/// What a list belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parents {
    /// The wiki: all there is.
    Wiki,
    /// Nodes of a type, found by their ids.
    Nodes(&'static str),
}

impl Parents {
    /// The number of the first node, which has a long list.
    pub fn first(self) -> usize {
        // One row in ten is the first actor's: from a list of half of all rows no plan is any good.
        if matches!(self, Self::Nodes("Actor" | "User")) { 2 } else { 1 }
    }
}

/// A filter's field, or an argument that works like one.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// Values to try, in GraphQL's notation: a common one, a rare one, and further ones.
    pub values: Vec<String>,
}

/// A list of the schema.
pub struct List {
    /// The field that gives it.
    pub field: &'static str,
    /// Whose field that is.
    pub parents: Parents,
    /// An argument that every question gives.
    pub argument: Option<String>,
    /// What it can be filtered by.
    pub fields: Vec<Field>,
    /// Whether the fields are those of an input object called `filter`, and the list can be read from its end.
    pub has_filter: bool,
    /// What it can be ordered by, either way; empty where there is one order only.
    pub orders: &'static [&'static str],
    /// Something of a node that no index holds.
    pub node: &'static str,
    /// Everything of a node that its row or the rows it leads to hold.
    pub whole_node: &'static str,
    /// Whether an index leads to the very rows of a filter with these fields, in this order.
    pub is_served: fn(fields: &[&str], order: &str) -> bool,
}

/// One way to ask for a list.
#[derive(Debug, Clone)]
pub struct Question {
    /// The arguments that do not choose a page.
    pub arguments: String,
    /// How many fields the filter has.
    pub fields: usize,
    /// Whether the values are common ones, of which a page is soon full.
    pub is_common: bool,
    /// Whether it is the first of the orders that its filter is asked in.
    pub is_first_order: bool,
    /// Whether an index leads to its very rows.
    pub is_served: bool,
}

/// A filter: its fields with their values, and whether these are common ones.
struct Filter<'a> {
    fields: Vec<(&'static str, &'a str)>,
    is_common: bool,
}

impl List {
    /// Each subset of the filter's fields, in each order and direction: with common values and with rare ones, and a
    /// field alone with every value.
    pub fn questions(&self) -> Vec<Question> {
        let orders = self.orders();
        let filters = self.filters();
        filters
            .iter()
            .flat_map(|filter| orders.iter().map(|(order, text)| self.question(filter, order, text)))
            .collect()
    }

    fn question(&self, filter: &Filter<'_>, order: &str, order_text: &str) -> Question {
        let names: Vec<&str> = filter.fields.iter().map(|(name, _)| *name).collect();
        let given = filter.fields.iter().map(|(name, value)| format!("{name}: {value}")).collect::<Vec<_>>().join(", ");
        let filter_text = if self.has_filter && !given.is_empty() { format!("filter: {{ {given} }}") } else { given };
        Question {
            arguments: joined(&[self.argument.as_deref().unwrap_or_default(), &filter_text, order_text]),
            fields: names.len(),
            is_common: filter.is_common,
            is_first_order: self.orders().first().is_some_and(|(_, first)| first == order_text),
            is_served: (self.is_served)(&names, order),
        }
    }

    fn orders(&self) -> Vec<(&'static str, String)> {
        if self.orders.is_empty() {
            return vec![("", String::new())];
        }
        let both_ways = |order: &&'static str| {
            ["ASC", "DESC"].map(|direction| (*order, format!("orderBy: {{ field: {order}, direction: {direction} }}")))
        };
        self.orders.iter().flat_map(both_ways).collect()
    }

    fn filters(&self) -> Vec<Filter<'_>> {
        let mut filters = Vec::new();
        for subset in 0_u32..1 << self.fields.len() {
            let is_chosen = |place: usize| subset >> place & 1 == 1;
            let chosen: Vec<&Field> =
                self.fields.iter().enumerate().filter(|(place, _)| is_chosen(*place)).map(|(_, field)| field).collect();
            let variants = match chosen.as_slice() {
                [] => 1,
                [only] => only.values.len(),
                _ => 2,
            };
            filters.extend((0..variants).map(|variant| {
                let value = |field: &&'_ Field| field.values.len().min(variant + 1) - 1;
                Filter {
                    fields: chosen.iter().map(|field| (field.name, field.values[value(field)].as_str())).collect(),
                    is_common: variant == 0,
                }
            }));
        }
        filters
    }

    /// The queries for a page of the list of a row that is looked up for nothing else: by its number and by its name, with a
    /// partner beside the list and without. There are none for lists of what has no number.
    pub fn lone_queries(&self, arguments: &str, page: &str, selection: &str) -> Vec<String> {
        let (field, name, partner) = match self.parents {
            Parents::Nodes("Page") => ("page", r#"title: "Page 1""#, "latestRevision { size actor { name } }"),
            Parents::Nodes("Actor") => ("actor", r#"name: "Chloé 2""#, "kind user { editCount }"),
            Parents::Nodes("User") => ("user", r#"name: "Chloé 2""#, "actor { kind }"),
            _ => return Vec::new(),
        };
        let list = format!("list: {}({}) {{ {selection} }}", self.field, joined(&[arguments, page]));
        let query = |key: &str, beside: &str| format!("{{ wiki {{ {field}({key}) {{ {beside} {list} }} }} }}");
        let id = format!("id: {}", self.parents.first());
        vec![query(&id, ""), query(name, ""), query(&id, partner), query(name, partner)]
    }

    /// The query for a page of the list, of one parent or of many.
    pub fn query(&self, arguments: &str, page: &str, ids: &[String], selection: &str) -> String {
        let list = format!("list: {}({}) {{ {selection} }}", self.field, joined(&[arguments, page]));
        match self.parents {
            Parents::Wiki => format!("{{ wiki {{ {list} }} }}"),
            Parents::Nodes(kind) => format!("{{ nodes(ids: {ids:?}) {{ ... on {kind} {{ {list} }} }} }}"),
        }
    }
}

fn joined(parts: &[&str]) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(", ")
}
