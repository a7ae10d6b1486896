//! The articles: an encyclopaedia in miniature about rivers and what lies on them.

pub mod article;
mod birds;
mod bridges;
mod cities;
mod danube;
pub mod growth;
mod mountains;
mod painters;
mod rivers;
pub mod table;

use article::Article;

/// Every article, in the order of the lists.
pub fn articles() -> Vec<Article> {
    let mut articles = vec![danube::article()];
    articles.extend(rivers::articles());
    articles.extend(cities::articles());
    articles.extend(bridges::articles());
    articles.extend(mountains::articles());
    articles.extend(painters::articles());
    articles.extend(birds::articles());
    articles
}
