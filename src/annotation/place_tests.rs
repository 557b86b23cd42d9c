//! Places by example: a text, and what is found as `canonical name (level)`.

use super::testing::found;

fn places(text: &str) -> String {
    let places = found(text, "place");
    places
        .iter()
        .map(|place| format!("{} ({})", place.label, place.part("level").unwrap_or("-")))
        .collect::<Vec<_>>()
        .join(", ")
}

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(text, expected)| {
            let found = places(text);
            (found != *expected).then(|| format!("{text}\n  expected {expected}\n  found    {found}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn regions_by_kind_and_by_name() {
    check(&[
        ("Rapat di Kabupaten Serang.", "Kabupaten Serang (regency)"),
        ("Rapat di Kota Serang.", "Kota Serang (city)"),
        ("Rapat di Kab. Serang.", "Kabupaten Serang (regency)"),
        ("Rapat di kota Serang.", "Kota Serang (city)"),
        ("Rapat di KABUPATEN SERANG.", "Kabupaten Serang (regency)"),
        ("Rapat di Provinsi Banten.", "Provinsi Banten (province)"),
        ("Rapat di Banten.", "Provinsi Banten (province)"),
        ("Rapat di Jabar.", "Provinsi Jawa Barat (province)"),
        ("Rapat di Lebak.", "Kabupaten Lebak (regency)"),
        ("Rapat di Serang.", "Serang (unknown)"),
        ("Rapat di Jakarta.", "Provinsi Daerah Khusus Jakarta (province)"),
        ("Rapat di Jakarta Selatan.", "Kota Jakarta Selatan (city)"),
        ("Rapat di Bandung Barat.", "Kabupaten Bandung Barat (regency)"),
        ("Rapat di Solo.", "Kota Surakarta (city)"),
        ("Rapat di Kecamatan Kasemen.", "Kecamatan Kasemen (district)"),
        ("Rapat di Desa Suka Maju kemarin.", "Desa Suka Maju (village)"),
        ("Rapat di Kelurahan Cipare.", "Kelurahan Cipare (village)"),
        (
            "Warga Desa Sukamaju, Kecamatan Ciruas, Kabupaten Serang.",
            "Desa Sukamaju (village), Kecamatan Ciruas (district), Kabupaten Serang (regency)",
        ),
        ("Rapat di Kota Sagara.", "Kota Sagara (city)"),
        ("Rapat di Kabupaten Mekarjaya.", "Kabupaten Mekarjaya (regency)"),
    ]);
}

#[test]
fn titles_and_offices_tell_the_kind() {
    check(&[
        ("Bupati Serang hadir.", "Kabupaten Serang (regency)"),
        ("Wali Kota Serang hadir.", "Kota Serang (city)"),
        ("Walikota Serang hadir.", "Kota Serang (city)"),
        ("Pemkab Serang hadir.", "Kabupaten Serang (regency)"),
        ("Pemkot Serang hadir.", "Kota Serang (city)"),
        ("Pemprov Banten hadir.", "Provinsi Banten (province)"),
        ("Gubernur Gorontalo hadir.", "Provinsi Gorontalo (province)"),
        ("Polres Serang hadir.", "Serang (unknown)"),
        ("Bawaslu Malang hadir.", "Malang (unknown)"),
    ]);
}

#[test]
fn the_article_decides_a_twin() {
    check(&[
        ("Pemkot Serang rapat. Ia tinggal di Serang.", "Kota Serang (city), Kota Serang (city)"),
        (
            "Pemkot Serang dan Pemkab Serang rapat di Serang.",
            "Kota Serang (city), Kabupaten Serang (regency), Serang (unknown)",
        ),
    ]);
}

#[test]
fn ordinary_words_and_names_are_no_places() {
    check(&[
        ("Mereka serang kantor itu.", ""),
        ("Serang balik lawanmu, kata pelatih.", ""),
        ("Serang mereka sekarang juga.", ""),
        ("Malang nian nasib camat itu.", ""),
        ("Batu itu jatuh dari truk.", ""),
        ("Palu hakim diketuk tiga kali.", ""),
        ("Ia bertemu Bima Arya kemarin.", ""),
        ("Ia naik ke puncak gunung.", ""),
        ("Ketua KPU, Batu Hidayat, hadir.", ""),
        ("Kepala Polda Metro Jaya hadir.", ""),
        ("Ia makan di warung padang.", ""),
        ("Menteri Desa hadir.", ""),
        ("Rapat di Batu.", "Kota Batu (city)"),
        ("Rapat di Palu.", "Kota Palu (city)"),
        ("Ia lahir di Malang, Jawa Timur.", "Malang (unknown), Provinsi Jawa Timur (province)"),
        ("Rapat di Pati berjalan baik.", "Kabupaten Pati (regency)"),
    ]);
    let twin = &found("Rapat di Serang.", "place")[0];
    assert_eq!((twin.part("province"), twin.confidence), (Some("Banten"), 70));
}
