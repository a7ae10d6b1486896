//! Files are uploaded, some of them again in a better version, one is deleted.

use super::on;
use crate::sandbox::seed::clock::{DAY, HOUR, Moment};
use crate::sandbox::seed::encyclopaedia::facts::FILES;
use crate::sandbox::seed::timeline::Timeline;
use crate::sandbox::seed::world::Upload;

pub(super) fn plan(timeline: &mut Timeline) {
    timeline.at(crate::sandbox::seed::OPENING, |world, _| world.define_file_types());
    for (number, file) in FILES.iter().enumerate() {
        upload(timeline, number as i64, *file);
    }
    timeline.at(on(2024, 6, 2, 11), |world, at| {
        world.delete_file("Holiday snapshot.jpg", "Ada", at, "Not used; out of scope");
    });
}

fn upload(timeline: &mut Timeline, number: i64, [name, subject, description, size, by, day]: [&'static str; 6]) {
    let first = Moment::parse(day) + HOUR.times(9 + number % 9);
    let size: Vec<i64> = size.split(';').map(|part| part.parse().expect("a size of numbers")).collect();
    let size = (size[0], size[1], size[2]);
    let text = format!(
        "== Summary ==\n{{{{Information|description={description}|author=[[User:{by}|{by}]]}}}}\n\n\
         == Licence ==\n{{{{Free licence}}}}\n{}",
        category(name, subject)
    );
    // Some files have structured data, and therefore a second slot.
    let media_info = (number % 4 == 1).then(|| {
        // By hand: a library may order the keys in one way today and in another tomorrow.
        format!(r#"{{"type":"mediainfo","id":"M{number}","labels":{{"en":{{"language":"en","value":"{name}"}}}}}}"#)
    });
    timeline.at(first, move |world, at| {
        let media_info = media_info.as_deref();
        world.upload(&Upload { name, description: &text, summary: "my own picture", size, media_info, by, at });
    });
    if number % 5 == 2 {
        timeline.at(first + DAY.times(200 + number), move |world, at| {
            let (bytes, width, height) = size;
            let size = (bytes + 1_000 * number, width + 100, height + 80);
            let summary = "brighter, and less of the sky";
            world.upload(&Upload { name, description: "", summary, size, media_info: None, by, at });
        });
    }
}

fn category(name: &str, subject: &str) -> String {
    let name = match name {
        "World rivers map.svg" | "Danube basin.svg" => "[[Category:Rivers]]\n[[Category:Maps]]",
        _ if name.contains("Danube") || name.contains("Iron") => "[[Category:Danube]]",
        _ if name.contains("ridge") => "[[Category:Bridges]]",
        _ if name.contains("fisher") || name.contains("stork") || name.contains("pelican") => "[[Category:Birds]]",
        _ if subject == "-" => "[[Category:Pictures of this wiki]]",
        _ => "[[Category:Pictures]]",
    };
    name.to_owned()
}
