use crate::analysis::{Token, analyze};
use crate::annotation::{Annotation, Reading, Scene, law};
use crate::article::ArticleDate;

fn dates(published: &str, text: &str) -> Vec<Annotation> {
    let passages: Vec<&str> = text.split(" | ").collect();
    let tokens: Vec<Vec<Token>> = passages.iter().map(|passage| analyze(passage)).collect();
    let readings = Reading::of_article(passages.iter().copied().zip(tokens.iter().map(Vec::as_slice)));
    let mut scene = Scene::new(None, &readings, ArticleDate::from_published(published));
    scene.found = (law::KIND.find)(&scene);
    super::find(&scene).into_iter().flatten().collect()
}

fn check(published: &str, cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(text, expected)| {
            let found: Vec<String> = dates(published, text)
                .iter()
                .map(|date| format!("{} {}", date.label, date.part("certainty").unwrap_or_default()))
                .collect();
            let found = found.join("; ");
            (found != *expected).then(|| format!("{text}\n  found    {found}\n  expected {expected}"))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn whole_dates() {
    check(
        "",
        &[
            ("Apel digelar 14 Februari 2024.", "2024-02-14 full"),
            ("Apel digelar 14 Pebruari 2024.", "2024-02-14 full"),
            ("Apel digelar 3 Nopember 2023.", "2023-11-03 full"),
            ("Apel digelar 3 Nov 2023.", "2023-11-03 full"),
            ("Apel digelar 3 Agt. 2023.", "2023-08-03 full"),
            ("Apel digelar Rabu (14/2/2024).", "2024-02-14 full"),
            ("Apel digelar Rabu, 14 Februari 2024.", "2024-02-14 full"),
            ("Apel digelar Rabu tanggal 14 Februari 2024.", "2024-02-14 full"),
            ("Apel digelar Jum'at (16/2/2024).", "2024-02-16 full"),
            ("Apel digelar Jum’at, 16 Februari 2024.", "2024-02-16 full"),
            ("Apel digelar (14/2/2024).", "2024-02-14 full"),
            ("Apel digelar 14/2/2024 pagi.", "2024-02-14 full"),
            ("Apel digelar 14-02-2024 pagi.", "2024-02-14 full"),
            ("Apel digelar 14.02.2024 pagi.", "2024-02-14 full"),
            ("Apel digelar 27/11/24 pagi.", "2024-11-27 full"),
            ("Apel digelar Rabu (27/11/24).", "2024-11-27 full"),
            ("Apel digelar 2024-02-14 pagi.", "2024-02-14 full"),
            ("Apel digelar 2024/02/14 pagi.", "2024-02-14 full"),
            ("Apel digelar 10-Sep-19 pagi.", "2019-09-10 full"),
            ("Apel digelar February 14, 2024 pagi.", "2024-02-14 full"),
            ("Apel digelar 14 February 2024 pagi.", "2024-02-14 full"),
            ("Apel digelar 14Februari 2024 pagi.", "2024-02-14 full"),
            ("Apel digelar 14 Februari2024 pagi.", "2024-02-14 full"),
            ("Apel digelar Rabu (14 / 2 / 2024) pagi.", "2024-02-14 full"),
            ("Proklamasi dibaca 17 Agustus 1945.", "1945-08-17 full"),
            ("Pemilu digelar 14 Februari 2024.", "2024-02-14 full"),
            ("Apel digelar 29 Februari 2024.", "2024-02-29 full"),
        ],
    );
}

#[test]
fn ranges_and_lists() {
    check(
        "",
        &[
            ("Kampanye berlangsung 1-5 Januari 2024.", "2024-01-01..2024-01-05 full"),
            ("Kampanye berlangsung 1 - 5 Januari 2024.", "2024-01-01..2024-01-05 full"),
            ("Kampanye berlangsung 1 hingga 5 Januari 2024.", "2024-01-01..2024-01-05 full"),
            ("Kampanye berlangsung 1 s.d. 5 Januari 2024.", "2024-01-01..2024-01-05 full"),
            ("Masa tenang 11-13 Februari 2024 dimulai.", "2024-02-11..2024-02-13 full"),
            ("Kampanye 28 November hingga 10 Desember 2023.", "2023-11-28..2023-12-10 full"),
            ("Kampanye 28 November 2023 sampai 10 Februari 2024.", "2023-11-28..2024-02-10 full"),
            (
                "Kampanye 28 November 2023 sampai dengan tanggal 10 Februari 2024.",
                "2023-11-28..2024-02-10 full",
            ),
            ("Kampanye 28 Desember - 10 Februari 2024.", "2023-12-28..2024-02-10 full"),
            ("Survei 29 November-4 Desember 2023.", "2023-11-29..2023-12-04 full"),
            ("Rapat 5 dan 6 Januari 2024.", "2024-01-05 full; 2024-01-06 full"),
            ("Rapat 5, 6 dan 7 Januari 2024.", "2024-01-05 full; 2024-01-06 full; 2024-01-07 full"),
            ("Rapat Senin-Rabu (5-7/2/2024).", "2024-02-05..2024-02-07 full"),
            ("Laporan Januari hingga Juni 2023.", "2023-01..2023-06 month"),
            ("Laporan November 2023 - Februari 2024.", "2023-11..2024-02 month"),
        ],
    );
}

#[test]
fn months_and_years() {
    check(
        "",
        &[
            ("Tahapan mulai Februari 2024.", "2024-02 month"),
            ("Tahapan mulai bulan Mei 2024.", "2024-05 month"),
            ("Tahapan mulai Sept 2024.", "2024-09 month"),
            ("Ia menang pada tahun 2019.", "2019 year"),
            ("Ia menang tahun 2014 dan 2019.", "2014 year; 2019 year"),
            ("Ia menjabat tahun 2014-2019.", "2014..2019 year"),
            ("Ia menjabat tahun 2014 hingga tahun 2019.", "2014..2019 year"),
            ("Ia menang pada 2019.", "2019 year"),
            ("Sejak 2014, ia memimpin.", "2014 year"),
            ("Pada 2018 dia mundur.", "2018 year"),
            ("Rencana itu berlaku hingga 2045.", "2045 year"),
            ("Pemilih Pemilu 2024 melebihi tahun 2019.", "2019 year"),
            ("Pada 2018 terjadi sengketa.", "2018 year"),
            ("Pemilu pada 2024 berjalan.", "2024 year"),
            ("Pemilu 2024 berjalan.", ""),
            ("Pemilu tahun 2024 berjalan.", ""),
            ("Pilkada serentak tahun 2020 berjalan.", ""),
            ("Pileg 2019 dan Pilpres 2019 berjalan.", ""),
            ("Pilkada Kota Cilegon 2024 berjalan.", ""),
            ("Pilkada di Banten tahun 2017 berjalan.", ""),
            ("Pemilihan Gubernur Banten tahun 2017 berjalan.", ""),
            ("APBD 2024 dibahas.", ""),
            ("Anggota DPRD periode 2019-2024 dilantik.", ""),
        ],
    );
}

#[test]
fn dates_by_the_articles_date() {
    // A Thursday.
    check(
        "2024-02-22",
        &[
            ("Apel digelar kemarin.", "2024-02-21 inferred"),
            ("Apel digelar hari ini.", "2024-02-22 inferred"),
            ("Apel digelar besok.", "2024-02-23 inferred"),
            ("Apel digelar lusa.", "2024-02-24 inferred"),
            ("Apel digelar Rabu lalu.", "2024-02-21 inferred"),
            ("Apel digelar Kamis lalu.", "2024-02-15 inferred"),
            ("Apel digelar Jumat pekan lalu.", "2024-02-16 inferred"),
            ("Apel digelar Senin pekan depan.", "2024-02-26 inferred"),
            ("Apel digelar Senin mendatang.", "2024-02-26 inferred"),
            ("Apel digelar di Serang, Rabu.", "2024-02-21 inferred"),
            ("Apel digelar di Serang, Kamis.", "2024-02-22 inferred"),
            ("Apel digelar Senin malam.", "2024-02-19 inferred"),
            ("Apel digelar pekan lalu.", "2024-02-12..2024-02-18 inferred"),
            ("Apel digelar bulan lalu.", "2024-01 inferred"),
            ("Apel digelar bulan depan.", "2024-03 inferred"),
            ("Apel digelar tahun lalu.", "2023 inferred"),
            ("Apel digelar tahun depan.", "2025 inferred"),
            ("Apel digelar Senin (19/2).", "2024-02-19 inferred"),
            ("Apel digelar (19/2).", "2024-02-19 inferred"),
            ("Apel digelar Selasa 7 Mei.", "2024-05-07 inferred"),
            ("Apel digelar 5 Maret mendatang.", "2024-03-05 inferred"),
            ("Apel digelar 12 Desember lalu.", "2023-12-12 inferred"),
            ("Apel digelar 28 November.", "2023-11-28 inferred"),
            ("Pencoblosan 27 November nanti.", "2024-11-27 inferred"),
            ("Pencoblosan digelar 27 November.", "2024-11-27 inferred"),
            ("Apel 1-5 Maret.", "2024-03-01..2024-03-05 inferred"),
            ("Apel digelar pada Januari.", "2024-01 inferred"),
            ("Apel digelar Desember lalu.", "2023-12 inferred"),
            (
                "Apel digelar 10 Maret 2021. Lalu 10 Maret dipilih lagi.",
                "2021-03-10 full; 2024-03-10 inferred",
            ),
            ("Minggu lalu apel digelar.", "2024-02-12..2024-02-18 inferred"),
            ("Apel digelar Minggu lalu.", "2024-02-18 inferred"),
        ],
    );
    check("2023-11-20", &[("Pencoblosan 14 Februari.", "2024-02-14 inferred")]);
    check("Mei 2024", &[("Apel 14 Maret, kemarin, tahun lalu.", "2024-03-14 inferred; 2023 inferred")]);
    check(
        "",
        &[
            ("Apel digelar kemarin, Rabu, pekan lalu, tahun ini, pada Januari.", ""),
            ("Apel digelar Rabu (14/2).", ""),
            ("Jelang Pemilu 2024, apel digelar Rabu (14/2).", "2024-02-14 inferred"),
            ("Apel 14 Maret 2023. Hari 14 Maret itu ramai.", "2023-03-14 full; 2023-03-14 inferred"),
        ],
    );
}

#[test]
fn what_is_no_date() {
    check(
        "2024-02-22",
        &[
            ("Skor akhir 2-1 dan (3-1).", ""),
            ("Nomor 0812-3456-7890 dihubungi.", ""),
            ("UU Nomor 10/2016 berlaku.", ""),
            ("UU Nomor 7 Tahun 2017 berlaku.", ""),
            ("Putusan perkara nomor 12/2/2024 dibaca.", ""),
            ("Surat nomor 800/254/IV.1 dikirim.", ""),
            ("Surat keterangan nomor 105 tahun 2018 dikirim.", ""),
            ("Dana Rp12.000.000 disita.", ""),
            ("Suara 12.10.300 dan 14,5 persen dihitung.", ""),
            ("Ia berusia 14 tahun.", ""),
            ("Sebanyak 2024 suara sah.", ""),
            ("Ia didukung di 2019 TPS.", ""),
            ("Rapat pukul 10.12 dan 08.00-11.00 WIB.", ""),
            ("Kira-kira 3/4 bagian hilang.", ""),
            ("Pasal 5.1 dan ayat 2.3 dikutip.", ""),
            ("Apel digelar 31 Februari 2024.", ""),
            ("Apel digelar Rabu (31/2).", ""),
            ("Apel digelar 32 Januari.", ""),
            ("Ia kuliah di Universitas 17 Agustus 1945.", ""),
            ("Kantor di Jalan 17 Agustus ditutup.", ""),
            ("Ia tinggal di Pasar Minggu.", ""),
            ("Kegiatan itu rutin setiap Jumat.", ""),
            ("Kantor buka Senin-Jumat dan Senin hingga Kamis.", ""),
            ("Ia menunggu dua minggu.", ""),
            ("Lima tahun lalu ia menang.", ""),
            ("Beberapa bulan lalu ia kalah.", ""),
            ("Setelah Pilpres kemarin ia diam.", ""),
            ("Bupati Juli Hartono dan April Susanti hadir.", ""),
            ("Umat merayakan Jumat Agung.", ""),
            ("Lihat contoh.id/2019/04/22/054839/berita.", ""),
            ("Baca juga halaman 12/13.", ""),
            ("Hari\"Ini bukan frasa.", ""),
            ("Tahun politik dan era 5.0 tiba.", ""),
            ("Sekitar tahun 2000-an ia pindah.", ""),
        ],
    );
}

#[test]
fn evidence_and_confidence() {
    let text = "Apel digelar Rabu (14/2/2024) pagi.";
    let found = dates("", text);
    assert_eq!(found[0].span.of(text), "Rabu (14/2/2024)");
    assert_eq!(found[0].confidence, 100);
    let text = "Apel digelar Senin (14/2/2024) pagi.";
    assert_eq!(dates("", text)[0].confidence, 80, "another day of the week");
    let text = "Kampanye 28 November 2023 hingga 10 Februari 2024 usai.";
    assert_eq!(dates("", text)[0].span.of(text), "28 November 2023 hingga 10 Februari 2024");
}
