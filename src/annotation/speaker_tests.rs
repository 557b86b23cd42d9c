//! Speakers by example: lines are passages, and each is told its speakers with
//! how they are known, `-` for none.

use super::testing::by_passage;

fn speakers(text: &str) -> String {
    let passages = by_passage(text, "speaker");
    let line = |found: &Vec<super::Annotation>| {
        if found.is_empty() {
            return "-".to_owned();
        }
        let said = found.iter().map(|said| format!("{} {}", said.label, said.part("via").unwrap_or("?")));
        said.collect::<Vec<_>>().join(" + ")
    };
    passages.iter().map(line).collect::<Vec<_>>().join(" / ")
}

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(text, expected)| {
            let found = speakers(text);
            (found != *expected).then(|| format!("{text}\n  expected {expected}\n  found    {found}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn a_tag_behind_a_quotation() {
    check(&[
        ("\"Kami siap bekerja keras,\" kata Ketua KPU Lebak Ali Topan.", "Ali Topan tag"),
        ("“Kami siap bekerja keras,” ujar Ali Topan.", "Ali Topan tag"),
        ("”Kami siap bekerja keras,” tutur Ali Topan.", "Ali Topan tag"),
        ("\"Kami siap bekerja keras\", ungkap Ali Topan, Rabu.", "Ali Topan tag"),
        ("\"Siapa yang mau datang ke sini?\" tanya Ali Topan.", "Ali Topan tag"),
        ("\"Kami siap bekerja keras,\" tegas Ali Topan saat ditemui.", "Ali Topan tag"),
        ("\"Kami siap bekerja keras,\" kata Bupati Lebak, Ali Topan, di kantornya.", "Ali Topan tag"),
        ("\"Kami siap bekerja keras,\" jelas H. Ali Topan.", "Ali Topan tag"),
        ("\"Kami siap bekerja keras,\" pungkas Pak Ali.\nBupati Lebak Ali Topan hadir.", "Ali Topan tag / -"),
        ("\"Kami siap,\" kata Ali Topan. \"Semua sudah lengkap.\"", "Ali Topan tag"),
    ]);
}

#[test]
fn a_tag_that_points_back() {
    check(&[
        ("Ketua KPU Ali Topan hadir.\n\"Kami siap bekerja keras,\" ujarnya.", "- / Ali Topan tag"),
        ("Ketua KPU Ali Topan hadir.\n\"Kami siap bekerja keras,\" kata dia.", "- / Ali Topan tag"),
        ("Ketua KPU Ali Topan hadir.\n\"Kami siap bekerja keras,\" ucapnya.", "- / Ali Topan tag"),
        ("Ketua KPU Ali Topan hadir.\n\"Kami siap bekerja keras,\" imbuh dia.", "- / Ali Topan tag"),
        (
            "Ketua KPU Ali Topan mengatakan itu.\n\"Kami siap bekerja keras,\" pungkasnya.",
            "Ali Topan reporting / Ali Topan tag",
        ),
        (
            "Ali Topan mengatakan itu. \"Kami siap bekerja keras,\" katanya menambahkan.",
            "Ali Topan reporting + Ali Topan tag",
        ),
        (
            "Politikus PDIP Ali Topan hadir.\n\"Kami siap bekerja keras,\" kata mantan camat itu.",
            "- / Ali Topan tag",
        ),
        (
            "Ketua KPU Ali Topan mengatakan itu.\nWarga senang.\n\"Kami siap bekerja keras,\" tandasnya.",
            "Ali Topan reporting / - / Ali Topan tag",
        ),
    ]);
}

#[test]
fn a_reporting_verb_behind_its_subject() {
    check(&[
        ("Ketua KPU Lebak Ali Topan mengatakan semua siap.", "Ali Topan reporting"),
        ("Ketua KPU Lebak, Ali Topan, menegaskan semua siap.", "Ali Topan reporting"),
        ("Ketua KPU Lebak, Ali Topan, di Lebak, Rabu, mengatakan semua siap.", "Ali Topan reporting"),
        ("Ketua KPU Lebak Ali Topan juga menambahkan bahwa semua siap.", "Ali Topan reporting"),
        ("Ketua KPU Lebak Ali Topan saat ditemui wartawan mengaku siap.", "Ali Topan reporting"),
        ("Ketua KPU Lebak Ali Topan hadir. Ia menjelaskan semua siap.", "Ali Topan reporting"),
        ("Ketua KPU Lebak Ali Topan hadir. Dia juga meminta warga tenang.", "Ali Topan reporting"),
        ("Ketua KPU Lebak Ali Topan hadir. Pihaknya mengimbau warga tenang.", "Ali Topan reporting"),
        ("Ketua KPU Lebak Ali Topan hadir.\nTopan menuturkan semua siap.", "- / Ali Topan reporting"),
        ("Dalam sambutannya, Ali Topan mengatakan semua siap.", "Ali Topan reporting"),
        ("Menanggapi itu, Ali Topan membantah tudingan warga.", "Ali Topan reporting"),
        ("Ketua KPU Lebak Ali Topan menemukan dompet.", "-"),
        ("Ketua KPU Lebak Ali Topan mencatat bahwa semua siap.", "Ali Topan reporting"),
        ("Ketua KPU Lebak Ali Topan (42) mengungkapkan semua siap.", "Ali Topan reporting"),
        ("Sementara itu, Ketua KPU Lebak Ali Topan menilai semua siap.", "Ali Topan reporting"),
    ]);
}

#[test]
fn inserted_according_and_passive() {
    check(&[
        ("Ketua KPU Lebak Ali Topan hadir.\nKedua, sebut Topan, semua sudah siap.", "- / Ali Topan tag"),
        ("Semua, kata Ali Topan, sudah siap.", "Ali Topan tag"),
        (
            "Semua, kata dia, sudah siap.\nAli Topan mengatakan itu.",
            "Ali Topan carried / Ali Topan reporting",
        ),
        ("Menurut Ali Topan, semua sudah siap.", "Ali Topan according"),
        ("Menurut Ketua KPU Lebak Ali Topan, semua sudah siap.", "Ali Topan according"),
        ("Ketua KPU Lebak Ali Topan hadir. Menurutnya, semua siap.", "Ali Topan according"),
        ("Ketua KPU Lebak Ali Topan hadir. Menurut dia, semua siap.", "Ali Topan according"),
        ("Menurut undang-undang, camat wajib netral.", "-"),
        ("Hal senada disampaikan Ketua KPU Lebak Ali Topan.", "Ali Topan reporting"),
        ("Hal itu diungkapkan oleh Ketua KPU Lebak, Ali Topan.", "Ali Topan reporting"),
        ("Ketua KPU Lebak Ali Topan hadir. Dikatakannya, semua siap.", "Ali Topan reporting"),
        (
            "Ketua KPU Lebak Ali Topan mengatakan itu.\nDiharapkan semua pegawai tetap netral.",
            "Ali Topan reporting / Ali Topan carried",
        ),
    ]);
}

#[test]
fn a_quotation_belongs_to_the_last_speaker() {
    check(&[
        (
            "Ketua KPU Ali Topan mengatakan itu.\n\"Kami siap bekerja keras sampai selesai.\"",
            "Ali Topan reporting / Ali Topan carried",
        ),
        (
            "\"Kami siap bekerja keras sampai selesai.\"\nHal itu dikatakan Ketua KPU Ali Topan.",
            "Ali Topan carried / Ali Topan reporting",
        ),
        (
            "Ketua KPU Ali Topan mengatakan itu.\nSementara itu, Ketua Bawaslu Siti Aminah hadir.\n\"Kami siap bekerja keras sampai selesai,\" ujarnya.",
            "Ali Topan reporting / - / Siti Aminah tag",
        ),
        (
            "Ketua KPU Ali Topan mengatakan itu.\nSementara itu, Ketua Bawaslu Siti Aminah menegaskan hal lain.\n\"Kami siap bekerja keras sampai selesai,\" ujarnya.",
            "Ali Topan reporting / Siti Aminah reporting / Siti Aminah tag",
        ),
        (
            "Ketua KPU Ali Topan mengatakan itu.\n\"Kami siap bekerja keras,\" ujarnya.\nKetua Bawaslu Siti Aminah menambahkan hal lain.\n\"Semua orang harus tetap netral,\" kata Siti.\n\"Berkas sudah lengkap semua,\" kata Ali.",
            "Ali Topan reporting / Ali Topan tag / Siti Aminah reporting / Siti Aminah tag / Ali Topan tag",
        ),
        (
            "Ketua KPU Ali Topan mengatakan itu.\nBudi akan datang ke Lebak.\n\"Acara dimulai jam delapan pagi,\" tuturnya.",
            "Ali Topan reporting / - / Ali Topan tag",
        ),
    ]);
}

#[test]
fn a_passage_may_begin_inside_a_quotation() {
    check(&[
        (
            "Bupati Lebak Ali Topan hadir.\nKami akan bekerja keras,\" kata Topan. \"Semua berkas siap hari ini.",
            "- / Ali Topan tag + Ali Topan carried",
        ),
        ("Bupati Lebak Ali Topan hadir.\nKami akan bekerja keras,\" ujarnya.", "- / Ali Topan tag"),
        (
            "Bupati Lebak Ali Topan hadir.\"Kami akan bekerja keras,\" ujarnya.\"Semua berkas siap,\" katanya.",
            "Ali Topan tag + Ali Topan tag",
        ),
    ]);
}

#[test]
fn marks_are_read_by_what_touches_them() {
    check(&[
        // Feeds of shortened articles set marks around narration.
        (
            "Bupati Lebak Ali Topan hadir.\n\" Topan menegaskan semua siap. Warga senang. \" Rapat usai.",
            "- / Ali Topan reporting",
        ),
        (
            "Bupati Lebak Ali Topan hadir. Kami siap bekerja keras,\" ujarnya. Topan menilai semua siap.",
            "Ali Topan tag + Ali Topan reporting",
        ),
    ]);
}

#[test]
fn short_names_and_nicknames() {
    check(&[
        ("Menteri Sosial Hasanuddin Topan hadir. Hasan menegaskan semua siap.", "Hasanuddin Topan reporting"),
        (
            "Bupati Lebak Ali Topan, yang akrab disapa Bagong, hadir. Bagong menegaskan semua siap.",
            "Ali Topan reporting",
        ),
        ("Presiden Joko Widodo hadir. Jokowi menegaskan semua siap.", "Joko Widodo reporting"),
        ("Presiden Jokowi menegaskan semua siap. Joko Widodo pulang.", "Joko Widodo reporting"),
        ("Bupati Lebak Ali Topan hadir. \"Semua sudah siap sekarang,\" kata Pak Ali.", "Ali Topan tag"),
    ]);
}

#[test]
fn a_passage_without_speech_has_no_speaker() {
    check(&[
        ("Ketua KPU Lebak Ali Topan hadir di acara itu.", "-"),
        ("Ketua KPU Lebak Ali Topan membuka rapat.", "-"),
        ("Bawaslu menegaskan semua siap.", "-"),
        ("Kata netral sering disebut dalam aturan.", "-"),
        ("Surat \"edaran\" itu sudah terbit.", "-"),
        ("Para camat menunggu pengumuman.", "-"),
        ("Aturan itu sudah jelas dan tegas.", "-"),
        ("Bupati Lebak Ali Topan melantik camat.", "-"),
        ("Kampanye akan dimulai pekan depan.", "-"),
        ("Laporan warga terhadap Ali Topan dihentikan.", "-"),
        ("Dukungan itu yang diharapkan Ali Topan.", "-"),
    ]);
}
