use crate::analysis::{Token, analyze};
use crate::annotation::{Annotation, Reading, Scene};
use crate::article::ArticleDate;

/// The laws of an article whose passages stand between `|`, published on a day or not.
fn laws(published: &str, text: &str) -> Vec<Annotation> {
    let passages: Vec<&str> = text.split(" | ").collect();
    let tokens: Vec<Vec<Token>> = passages.iter().map(|passage| analyze(passage)).collect();
    let readings = Reading::of_article(passages.iter().copied().zip(tokens.iter().map(Vec::as_slice)));
    let scene = Scene::new(None, &readings, ArticleDate::from_published(published));
    super::find(&scene).into_iter().flatten().collect()
}

fn labels(published: &str, text: &str) -> String {
    laws(published, text).into_iter().map(|law| law.label).collect::<Vec<_>>().join("; ")
}

fn check(published: &str, cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(text, expected)| {
            let found = labels(published, text);
            (found != *expected).then(|| format!("{text}\n  found    {found}\n  expected {expected}"))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn laws_by_number() {
    check(
        "2024-05-02",
        &[
            ("Ia merujuk UU Nomor 20 Tahun 2023.", "UU 20/2023"),
            ("Ia merujuk UU No. 20 Tahun 2023.", "UU 20/2023"),
            ("Ia merujuk UU No.20/2023.", "UU 20/2023"),
            ("Ia merujuk UU No 10 Th 2016.", "UU 10/2016"),
            ("Ia merujuk UU No 10 thn. 2016.", "UU 10/2016"),
            ("Ia merujuk UU 7/2017 tadi.", "UU 7/2017"),
            ("Ia merujuk UU7/2017 tadi.", "UU 7/2017"),
            ("Ia merujuk UU 7 / 2017 tadi.", "UU 7/2017"),
            ("Ia merujuk UU 7 Tahun 2017.", "UU 7/2017"),
            ("Ia merujuk UU Nomor: 5 Tahun 2014.", "UU 5/2014"),
            ("Ia merujuk UU Nomor 05 Tahun 2014.", "UU 5/2014"),
            ("Ia merujuk UU nomor 5 tahun 2014.", "UU 5/2014"),
            ("Ia merujuk UU RI Nomor 5 Tahun 2014.", "UU 5/2014"),
            ("Ia merujuk Undang-Undang (UU) No. 7/2017.", "UU 7/2017"),
            ("Ia merujuk Undang-Undang Republik Indonesia Nomor 7 Tahun 2017.", "UU 7/2017"),
            ("Ia merujuk Undang - Undang Nomor 7 Tahun 2017.", "UU 7/2017"),
            ("Ia merujuk undang undang nomor 7 tahun 2017.", "UU 7/2017"),
            ("Ia merujuk UU Pilkada No. 8/2015.", "UU 8/2015"),
            ("Perppu 2/2020 berlaku.", "Perppu 2/2020"),
            ("Perpu Nomor 01/ 2022 berlaku.", "Perppu 1/2022"),
            (
                "Peraturan Pemerintah Pengganti Undang-Undang (Perppu) Nomor 2 Tahun 2020 berlaku.",
                "Perppu 2/2020",
            ),
            ("PP Nomor 94 Tahun 2021 berlaku.", "PP 94/2021"),
            ("PP 94/2021 berlaku.", "PP 94/2021"),
            ("Peraturan Pemerintah (PP) Nomor 53 Tahun 2010 berlaku.", "PP 53/2010"),
            ("Perpres Nomor 92 Tahun 2024 berlaku.", "Perpres 92/2024"),
            ("Keppres Nomor 4 Tahun 2022 berlaku.", "Keppres 4/2022"),
            ("Keputusan Presiden (Keppres) Nomor 9/P/2018 berlaku.", "Keppres 9/P/2018"),
            ("Permendagri Nomor 73 Tahun 2016 berlaku.", "Permendagri 73/2016"),
            ("PermenPAN-RB Nomor 6 Tahun 2022 berlaku.", "PermenPAN-RB 6/2022"),
            ("Perbawaslu Nomor 6 Tahun 2018 berlaku.", "Perbawaslu 6/2018"),
            (
                "Peraturan Badan Pengawas Pemilihan Umum (Perbawaslu) Nomor 7 Tahun 2022 berlaku.",
                "Perbawaslu 7/2022",
            ),
            ("PKPU 15 Tahun 2023 berlaku.", "PKPU 15/2023"),
            ("Peraturan Komisi Pemilihan Umum (PKPU) Nomor 3 Tahun 2022 berlaku.", "PKPU 3/2022"),
            ("Peraturan KPU RI Nomor 3 Tahun 2022 berlaku.", "PKPU 3/2022"),
            ("Peraturan DKPP Nomor 2 Tahun 2017 berlaku.", "Peraturan DKPP 2/2017"),
            ("Peraturan Kapolri Nomor 14 Tahun 2011 berlaku.", "Perkap 14/2011"),
            ("Perpol Nomor 7 Tahun 2022 berlaku.", "Perpol 7/2022"),
            ("Perda Kota Serang Nomor 2 Tahun 2010 berlaku.", "Perda Kota Serang 2/2010"),
            ("Peraturan Bupati (Perbup) Nomor 8 Tahun 2021 berlaku.", "Perbup 8/2021"),
            ("Peraturan LKPP Nomor 12 Tahun 2021 berlaku.", "Peraturan LKPP 12/2021"),
            ("TAP MPR Nomor VI/MPR/2000 berlaku.", "TAP MPR VI/MPR/2000"),
            ("UU Nomor 7 Tahun 2017 dan Nomor 10 Tahun 2016 berlaku.", "UU 7/2017; UU 10/2016"),
            ("UU Nomor 40 tentang Pers berlaku.", "UU 40/1999"),
            ("UU Nomor 7 Tahun 2017 berlaku. | Menurut UU Nomor 7, itu dilarang.", "UU 7/2017; UU 7/2017"),
        ],
    );
}

#[test]
fn decrees_with_their_issuers() {
    check(
        "2024-05-02",
        &[
            ("Surat Edaran Sekda Nomor 12 Tahun 2024 beredar.", "SE Sekda 12/2024"),
            (
                "Surat edaran Sekretaris Daerah Kota Serang Nomor 12 Tahun 2024 beredar.",
                "SE Sekda Kota Serang 12/2024",
            ),
            ("Surat Edaran (SE) Nomor 12 Tahun 2024 beredar.", "SE 12/2024"),
            ("SE Menpan RB Nomor B/71/M.SM.00.00/2017 beredar.", "SE Menpan-RB B/71/M.SM.00.00/2017"),
            ("SE Bupati Lebak No. 800/123-BKPSDM/2023 beredar.", "SE Bupati Lebak 800/123-BKPSDM/2023"),
            ("SE Menteri PANRB Nomor 18 Tahun 2023 beredar.", "SE Menpan-RB 18/2023"),
            ("Instruksi Mendagri Nomor 66 Tahun 2022 beredar.", "Instruksi Mendagri 66/2022"),
            ("Instruksi Gubernur Banten Nomor 1 Tahun 2024 beredar.", "Instruksi Gubernur Banten 1/2024"),
            ("keputusan komisi pemilihan umum nomor 12 tahun 2023 dicabut.", "Keputusan KPU 12/2023"),
            ("Keputusan KPU RI Nomor 12 Tahun 2023 dicabut.", "Keputusan KPU 12/2023"),
            (
                "Keputusan Komisi Pemilihan Umum (KPU) RI Nomor 12 Tahun 2023 dicabut.",
                "Keputusan KPU 12/2023",
            ),
            ("Putusan MK Nomor 60/PUU-XXII/2024 dibaca.", "Putusan MK 60/PUU-XXII/2024"),
            ("Putusan Mahkamah Konstitusi (MK) No. 60/PUU-XXII/2024 dibaca.", "Putusan MK 60/PUU-XXII/2024"),
            ("putusan MK nomor 90 dibaca.", "Putusan MK 90/PUU-XXI/2023"),
            (
                "Putusan MK Nomor 60 dan 70 dibaca.",
                "Putusan MK 60/PUU-XXII/2024; Putusan MK 70/PUU-XXII/2024",
            ),
            ("Putusan Nomor 62/PUU-XXII/2024 dibaca.", "Putusan MK 62/PUU-XXII/2024"),
            ("Putusan perkara nomor 62/PUU-XXII/2024 dibaca.", "Putusan MK 62/PUU-XXII/2024"),
            ("Putusan DKPP Nomor 12-PKE-DKPP/I/2024 dibaca.", "Putusan DKPP 12-PKE-DKPP/I/2024"),
            ("Putusan MA Nomor 8 P/HUM/2024 dan aturan lain.", "Putusan MA 8 P/HUM/2024"),
            ("SKB Nomor 2 Tahun 2022 dibagikan.", "SKB Netralitas 2022"),
        ],
    );
}

#[test]
fn laws_by_name() {
    check(
        "2024-05-02",
        &[
            ("UU ASN melarangnya.", "UU 20/2023"),
            ("Undang-Undang ASN melarangnya.", "UU 20/2023"),
            ("undang-undang pemilu melarangnya.", "UU 7/2017"),
            ("UU Pemilu dan UU Pilkada melarangnya.", "UU 7/2017; UU 10/2016"),
            ("Undang-Undang (UU) Pemilu melarangnya.", "UU 7/2017"),
            ("UU tentang Aparatur Sipil Negara melarangnya.", "UU 20/2023"),
            ("UU Desa melarangnya.", "UU 6/2014"),
            ("UU ITE melarangnya.", "UU 11/2008"),
            ("PP Disiplin PNS melarangnya.", "PP 94/2021"),
            ("SKB Netralitas ASN melarangnya.", "SKB Netralitas 2022"),
            ("UUPA mengaturnya.", "UU 11/2006"),
            ("UU Perampasan Aset belum ada.", "UU Perampasan Aset"),
            ("Perda Ketertiban dibahas.", "Perda Ketertiban"),
            ("Kitab Undang-Undang Hukum Pidana (KUHP) berlaku.", "KUHP"),
            ("KUHAP berlaku.", "KUHAP"),
            ("UUD 1945 berlaku.", "UUD 1945"),
            ("UUD NRI Tahun 1945 berlaku.", "UUD 1945"),
            ("Undang-Undang Dasar (UUD) Negara RI Tahun 1945 berlaku.", "UUD 1945"),
            ("UU Nomor 7 Tahun 2017 tentang Pemilihan Umum (UU Pemilu) berlaku.", "UU 7/2017"),
        ],
    );
    check(
        "2023-10-30",
        &[("UU ASN melarangnya.", "UU 5/2014"), ("PP Disiplin PNS melarangnya.", "PP 94/2021")],
    );
    check("2016-01-05", &[("UU Pilkada melarangnya.", "UU 8/2015"), ("UU Pemilu melarangnya.", "UU 8/2012")]);
    check(
        "2021-03-01",
        &[("PP Disiplin PNS melarangnya.", "PP 53/2010"), ("SKB Netralitas dibaca.", "SKB Netralitas 2020")],
    );
    check(
        "",
        &[
            ("UU ASN melarangnya.", "UU ASN"),
            ("Menjelang Pilkada 2020, UU ASN melarangnya.", "UU 5/2014"),
            ("UU Nomor 5 Tahun 2014 tentang ASN dikutip. UU ASN melarangnya.", "UU 5/2014; UU 5/2014"),
            (
                "UU Nomor 11 Tahun 2014 tentang Keinsinyuran (UU Insinyur) dikutip. | UU Insinyur berlaku.",
                "UU 11/2014; UU 11/2014",
            ),
        ],
    );
}

#[test]
fn articles_with_their_laws() {
    check(
        "2024-05-02",
        &[
            (
                "UU Nomor 20 tahun 2023 tentang Aparatur Sipil Negara Pasal 2 huruf (f) memuatnya.",
                "UU 20/2023 pasal 2 huruf f",
            ),
            ("Pasal 71 ayat (1) UU Nomor 10 Tahun 2016 dilanggar.", "UU 10/2016 pasal 71 ayat 1"),
            (
                "Pasal 280 ayat (2) dan (3) UU Pemilu dilanggar.",
                "UU 7/2017 pasal 280 ayat 2; UU 7/2017 pasal 280 ayat 3",
            ),
            (
                "Pasal 280 ayat 2 dan 3 UU Pemilu dilanggar.",
                "UU 7/2017 pasal 280 ayat 2; UU 7/2017 pasal 280 ayat 3",
            ),
            (
                "Pasal 10 sampai 12 UU ASN dibaca.",
                "UU 20/2023 pasal 10; UU 20/2023 pasal 11; UU 20/2023 pasal 12",
            ),
            (
                "Pasal 10 s/d Pasal 12 UU ASN dibaca.",
                "UU 20/2023 pasal 10; UU 20/2023 pasal 11; UU 20/2023 pasal 12",
            ),
            ("Pasal 10-11 UU ASN dibaca.", "UU 20/2023 pasal 10; UU 20/2023 pasal 11"),
            (
                "pasal 2 huruf a, b dan f UU ASN dibaca.",
                "UU 20/2023 pasal 2 huruf a; UU 20/2023 pasal 2 huruf b; UU 20/2023 pasal 2 huruf f",
            ),
            (
                "Pasal 29 huruf b, g, dan j UU Desa dibaca.",
                "UU 6/2014 pasal 29 huruf b; UU 6/2014 pasal 29 huruf g; UU 6/2014 pasal 29 huruf j",
            ),
            (
                "Pasal 2 huruf a sampai c UU ASN dibaca.",
                "UU 20/2023 pasal 2 huruf a; UU 20/2023 pasal 2 huruf b; UU 20/2023 pasal 2 huruf c",
            ),
            (
                "Pasal 170 ayat 1 KUHP juncto Pasal 53 KUHP didakwakan.",
                "KUHP pasal 170 ayat 1; KUHP pasal 53",
            ),
            ("Pasal 212 jo Pasal 214 KUHP didakwakan.", "KUHP pasal 212; KUHP pasal 214"),
            ("Pasal 280 ayat (1) huruf h UU Pemilu dilanggar.", "UU 7/2017 pasal 280 ayat 1 huruf h"),
            (
                "Pasal 280 ayat (1) huruf h dan ayat (2) UU Pemilu dilanggar.",
                "UU 7/2017 pasal 280 ayat 1 huruf h; UU 7/2017 pasal 280 ayat 2",
            ),
            (
                "Pasal 280 ayat (1) huruf h dan huruf j UU Pemilu dilanggar.",
                "UU 7/2017 pasal 280 ayat 1 huruf h; UU 7/2017 pasal 280 ayat 1 huruf j",
            ),
            ("Pasal 4 angka 12 PP Nomor 53 Tahun 2010 dilanggar.", "PP 53/2010 pasal 4 angka 12"),
            (
                "Pasal 4 angka 12 sampai 14 PP 53/2010 dilanggar.",
                "PP 53/2010 pasal 4 angka 12; PP 53/2010 pasal 4 angka 13; PP 53/2010 pasal 4 angka 14",
            ),
            ("Pasal 187A UU Pilkada dilanggar.", "UU 10/2016 pasal 187A"),
            ("Pasal 28 E ayat (1) UUD 1945 dibaca.", "UUD 1945 pasal 28E ayat 1"),
            ("pasal 22e UUD 45 dibaca.", "UUD 1945 pasal 22E"),
            ("Pasal71 ayat(1) UU Pilkada dibaca.", "UU 10/2016 pasal 71 ayat 1"),
            ("Pasal 71 (1) UU Pilkada dibaca.", "UU 10/2016 pasal 71 ayat 1"),
            (
                "Pasal 6 ayat 1,2, dan 3 UU Pemilu dibaca.",
                "UU 7/2017 pasal 6 ayat 1; UU 7/2017 pasal 6 ayat 2; UU 7/2017 pasal 6 ayat 3",
            ),
            ("Pasal 9 ayat 2 dalam UU ASN dibaca.", "UU 20/2023 pasal 9 ayat 2"),
            ("Pasal 222 tentang ambang batas dalam UU Pemilu dibaca.", "UU 7/2017 pasal 222"),
            ("UU ASN, pasal 9 ayat 2, dibaca.", "UU 20/2023 pasal 9 ayat 2"),
            ("UU ASN (Pasal 9 ayat 2) dibaca.", "UU 20/2023 pasal 9 ayat 2"),
            ("UU ASN pasal 2 dan pasal 9 dibaca.", "UU 20/2023 pasal 2; UU 20/2023 pasal 9"),
            ("Pasal 2, 3 dan 5 UU ASN dibaca.", "UU 20/2023 pasal 2; UU 20/2023 pasal 3; UU 20/2023 pasal 5"),
            ("Pasal 263 dan/atau Pasal 378 KUHP didakwakan.", "KUHP pasal 263; KUHP pasal 378"),
            ("Pasal II UU Nomor 6 Tahun 2020 dibaca.", "UU 6/2020 pasal II"),
            ("Pasal 3 UU Pilkada dan Pasal 7 UU Pemilu dibaca.", "UU 10/2016 pasal 3; UU 7/2017 pasal 7"),
            (
                "Pasal 45A UU 19/2016 tentang Perubahan atas UU 11/2008 dibaca.",
                "UU 19/2016 pasal 45A; UU 11/2008",
            ),
            (
                "UU Nomor 1 Tahun 2015 sebagaimana diubah dengan UU Nomor 10 Tahun 2016 Pasal 71 dibaca.",
                "UU 1/2015; UU 10/2016 pasal 71",
            ),
        ],
    );
}

#[test]
fn articles_alone() {
    check(
        "2024-05-02",
        &[
            ("UU ASN dibaca. | Menurut Pasal 9 ayat 2, ASN netral.", "UU 20/2023; UU 20/2023 pasal 9 ayat 2"),
            (
                "UU ASN dan UU Pemilu dibaca. Lalu Pasal 280 dikutip.",
                "UU 20/2023; UU 7/2017; UU 7/2017 pasal 280",
            ),
            ("Ia menyebut Pasal 280 berulang kali. Itu ada di UU Pemilu.", "UU 7/2017 pasal 280; UU 7/2017"),
            ("Ia menyebut Pasal 280 berulang kali.", "pasal 280"),
            ("RUU Pemilu dibahas. Pasal 7 ditolak.", ""),
            ("Pasal 10 ayat (2) draf RUU DKJ ditolak.", ""),
            ("Pasal 5 AD/ART partai dibaca.", ""),
        ],
    );
    let carried = laws("2024-05-02", "UU ASN dibaca. | Pasal 9 ayat 2 dikutip.");
    assert!(carried[1].confidence < carried[0].confidence, "{carried:?}");
}

#[test]
fn what_is_no_law() {
    check(
        "2024-05-02",
        &[
            ("Ia menang, pasalnya warga mendukung.", ""),
            ("Tiga pasal didakwakan, dua pasal gugur.", ""),
            ("Satpol PP menertibkan spanduk.", ""),
            ("Sebanyak 12 anggota Satpol PP 2024 bertugas.", ""),
            ("Ia pulang pergi (PP) Serang ke Jakarta.", ""),
            ("PP Muhammadiyah mengimbau warga.", ""),
            ("Budi Santoso, SE, MM menjadi camat.", ""),
            ("Budi Santoso, S.E. 45 tahun, hadir.", ""),
            ("Perda harus dibahas bersama DPRD.", ""),
            ("KPU merevisi PKPU pekan ini.", ""),
            ("Presiden menerbitkan Perppu.", ""),
            ("Perkara Nomor 133/G/TF/2024/PTUN.JKT disidangkan.", ""),
            ("Putusan PN Serang Nomor 9/Pid.S/2024 dibaca.", ""),
            ("Putusan pengadilan negeri Nomor 9/Pid.S/2024 dibaca.", ""),
            ("Surat Nomor 800/254/BKD dikirim.", ""),
            ("Pembuat UU bekerja sampai malam.", ""),
            ("Itu melanggar undang-undang yang berlaku.", ""),
            ("Undang-undang ini penting.", ""),
            ("Rancangan Undang-Undang Pemilu dibahas.", ""),
            ("Surat edaran itu beredar.", ""),
            ("Keputusan KPU itu final.", ""),
            ("Putusan MK bersifat final.", ""),
            ("Ia dijerat pasal perintangan penyidikan.", ""),
            ("Pasangan nomor urut 2 tahun 2024 menang.", ""),
        ],
    );
    check("2024-05-02", &[("Ia dijerat Pasal 2, 5 tahun penjara menanti.", "pasal 2")]);
}

#[test]
fn parts_and_evidence() {
    let text = "Menurut Pasal 2 huruf (f) UU ASN, ASN netral.";
    let found = laws("2024-05-02", text);
    let [law] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(law.span.of(text), "Pasal 2 huruf (f) UU ASN");
    let parts: Vec<(&str, &str)> =
        law.parts.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(parts, [("law", "UU 20/2023"), ("pasal", "2"), ("huruf", "f"), ("short", "UU ASN")]);
    assert_eq!(law.rule, "uu-20-2023");
    let text = "UU Nomor 7 Tahun 2017 tentang Pemilu Pasal 280 ayat (1) dibaca.";
    assert_eq!(laws("", text)[0].span.of(text), "UU Nomor 7 Tahun 2017 tentang Pemilu Pasal 280 ayat (1)");
}

#[test]
fn numbers_of_cases_and_paragraphs_in_other_places() {
    check(
        "2024-05-02",
        &[
            ("Ia dijerat UU 20/2001 jo Pasal 55 ayat (1) ke-1 KUHP.", "UU 20/2001; KUHP pasal 55 ayat 1"),
            ("Ia dijerat Pasal 363 ayat (1) ke-4 dan ke-5 KUHP.", "KUHP pasal 363 ayat 1"),
            ("Ia dijerat Pasal 55 ayat 1 ke 1 jo Pasal 64 KUHP.", "KUHP pasal 55 ayat 1; KUHP pasal 64"),
            ("Ia melanggar ayat (2) Pasal 280 UU Pemilu.", "UU 7/2017 pasal 280 ayat 2"),
            ("Ia melanggar huruf a ayat (1) Pasal 280 UU Pemilu.", "UU 7/2017 pasal 280 ayat 1 huruf a"),
            (
                "Ayat 2 dan 3 dari Pasal 71 UU Pilkada dibahas.",
                "UU 10/2016 pasal 71 ayat 2; UU 10/2016 pasal 71 ayat 3",
            ),
            ("Ia dijerat Pasal 351 KUHP ayat 3.", "KUHP pasal 351 ayat 3"),
            ("Menurut ayat (2), Pasal 7 UU Pemilu berlaku.", "UU 7/2017 pasal 7"),
        ],
    );
}

#[test]
fn short_years_and_numbers_without_a_blank() {
    check(
        "2024-05-02",
        &[
            ("UU No35 Tahun 2009 berlaku.", "UU 35/2009"),
            ("UU 7/17 dan PP 10 tahun '79 berlaku.", "UU 7/2017; PP 10/1979"),
            ("PMK Nomor 147/PMK.010 / 2016 berlaku.", "PMK 147/PMK.010/2016"),
        ],
    );
}

#[test]
fn rules_of_ministries_and_houses() {
    check(
        "2024-05-02",
        &[
            (
                "Permendag 29/2019 dan Peraturan Menteri Perdagangan Nomor 3 Tahun 2020 berlaku.",
                "Permendag 29/2019; Permendag 3/2020",
            ),
            ("Permenhub No. 13/2021 Pasal 3 berlaku.", "Permenhub 13/2021 pasal 3"),
            ("Permenpan RB Nomor 6 Tahun 2022 berlaku.", "PermenPAN-RB 6/2022"),
            ("Peraturan DPR RI Nomor 1 Tahun 2020 berlaku.", "Peraturan DPR 1/2020"),
            (
                "Keputusan Menteri Perhubungan (Kepmenhub) Nomor 10 Tahun 2022 berlaku.",
                "Keputusan Menteri Perhubungan 10/2022",
            ),
            ("Pasal 1 UU Darurat Nomor 12 Tahun 1951 berlaku.", "UU Darurat 12/1951 pasal 1"),
        ],
    );
}
