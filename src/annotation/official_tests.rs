//! Officials by example: a text, and what is found as `title | institution | region | name`.

use super::testing::found;

/// Each mention with a post: prefix and title, institution, region, name; `-` for what is not there.
fn posts(text: &str) -> String {
    let mut posts: Vec<String> = Vec::new();
    for annotation in found(text, "official") {
        if matches!(annotation.part("reference"), Some("bare" | "pronoun")) {
            continue;
        }
        let part = |name: &str| annotation.part(name).unwrap_or("-").to_owned();
        let prefix: Vec<&str> = annotation
            .parts
            .iter()
            .filter(|(name, _)| name == "prefix")
            .map(|(_, value)| value.as_str())
            .collect();
        let title = prefix.into_iter().chain([part("title").as_str()]).collect::<Vec<_>>().join(" ");
        posts.push(format!("{title} | {} | {} | {}", part("institution"), part("region"), part("name")));
    }
    posts.join(" ; ")
}

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(text, expected)| {
            let found = posts(text);
            (found != *expected).then(|| format!("{text}\n  expected {expected}\n  found    {found}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn a_name_behind_its_post() {
    check(&[
        (
            "Ketua Bawaslu Kabupaten Serang, Budi Santoso, hadir.",
            "Ketua | Bawaslu | Kabupaten Serang | Budi Santoso",
        ),
        ("Ketua Bawaslu Kota Serang Budi Santoso hadir.", "Ketua | Bawaslu | Kota Serang | Budi Santoso"),
        ("Kepala BKPSDM Rudi Hartono hadir.", "Kepala | BKPSDM | - | Rudi Hartono"),
        (
            "Ketua Badan Pengawas Pemilu (Bawaslu) Kota Cilegon Siti Aminah hadir.",
            "Ketua | Bawaslu | Kota Cilegon | Siti Aminah",
        ),
        (
            "Ketua Komisi Pemilihan Umum (KPU) Kabupaten Lebak, Dewi Lestari, hadir.",
            "Ketua | KPU | Kabupaten Lebak | Dewi Lestari",
        ),
        ("Bupati Lebak Agus Salim hadir.", "Bupati | - | Kabupaten Lebak | Agus Salim"),
        ("Bupati Serang Agus Salim hadir.", "Bupati | - | Kabupaten Serang | Agus Salim"),
        ("Wali Kota Serang Agus Salim hadir.", "Wali Kota | - | Kota Serang | Agus Salim"),
        ("Walikota Bandung Agus Salim hadir.", "Walikota | - | Kota Bandung | Agus Salim"),
        ("Gubernur Banten Agus Salim hadir.", "Gubernur | - | Provinsi Banten | Agus Salim"),
        ("Gubernur Jabar Agus Salim hadir.", "Gubernur | - | Provinsi Jawa Barat | Agus Salim"),
        ("Wakil Bupati Garut Helmi Budiman hadir.", "Wakil Bupati | - | Kabupaten Garut | Helmi Budiman"),
        ("Wakil Ketua DPRD Kota Tegal Sri Wahyuni hadir.", "Wakil Ketua | DPRD | Kota Tegal | Sri Wahyuni"),
        ("Anggota Bawaslu Banten Ali Topan hadir.", "Anggota | Bawaslu | Provinsi Banten | Ali Topan"),
        ("Komisioner KPU RI Ali Topan hadir.", "Komisioner | KPU RI | - | Ali Topan"),
        ("Ketua Bawaslu RI, Ali Topan, hadir.", "Ketua | Bawaslu RI | - | Ali Topan"),
        ("Kapolres Cilegon AKBP Ali Topan hadir.", "Kapolres | - | Kota Cilegon | Ali Topan"),
        ("Kapolda Banten Irjen Pol Ali Topan hadir.", "Kapolda | - | Provinsi Banten | Ali Topan"),
        ("Dandim Lebak Letkol Inf Ali Topan hadir.", "Dandim | - | Kabupaten Lebak | Ali Topan"),
        ("Ketua DKPP Ali Topan hadir.", "Ketua | DKPP | - | Ali Topan"),
        ("Ketua Bawaslu Ali Topan hadir.", "Ketua | Bawaslu | - | Ali Topan"),
        ("Kami mendukung keberhasilan Pemerintahan Presiden Topani.", "Presiden | - | - | Topani"),
        ("Presiden Ali Topan hadir.", "Presiden | - | - | Ali Topan"),
        ("Menteri Dalam Negeri (Mendagri) Ali Topan hadir.", "Menteri Dalam Negeri | - | - | Ali Topan"),
        ("Mendagri Ali Topan hadir.", "Mendagri | - | - | Ali Topan"),
        ("Sekda Kota Cilegon Ali Topan hadir.", "Sekda | - | Kota Cilegon | Ali Topan"),
        (
            "Sekretaris Daerah (Sekda) Kota Cilegon Ali Topan hadir.",
            "Sekretaris Daerah | - | Kota Cilegon | Ali Topan",
        ),
        (
            "Sekretaris Bakesbangpol Kabupaten Serang, Ali Topan, hadir.",
            "Sekretaris | Bakesbangpol | Kabupaten Serang | Ali Topan",
        ),
        ("Kata Ketua Bawaslu Kab. Serang, Ali Topan.", "Ketua | Bawaslu | Kabupaten Serang | Ali Topan"),
        ("Anggota DPR RI Ali Topan hadir.", "Anggota | DPR RI | - | Ali Topan"),
        ("Camat Kasemen Ali Topan hadir.", "Camat | - | Kecamatan Kasemen | Ali Topan"),
    ]);
}

#[test]
fn prefixes_stand_before_the_title() {
    check(&[
        ("Pj Bupati Bekasi Ali Topan hadir.", "Pj Bupati | - | Kabupaten Bekasi | Ali Topan"),
        ("Pj. Bupati Bekasi Ali Topan hadir.", "Pj Bupati | - | Kabupaten Bekasi | Ali Topan"),
        ("Penjabat (Pj) Bupati Bekasi Ali Topan hadir.", "Pj Bupati | - | Kabupaten Bekasi | Ali Topan"),
        ("Penjabat Gubernur Banten Ali Topan hadir.", "Pj Gubernur | - | Provinsi Banten | Ali Topan"),
        (
            "Plt Kepala Dinas Kesehatan Kota Tegal Ali Topan hadir.",
            "Plt Kepala | Dinas Kesehatan | Kota Tegal | Ali Topan",
        ),
        ("Plt. Camat Ciruas Ali Topan hadir.", "Plt Camat | - | Kecamatan Ciruas | Ali Topan"),
        (
            "Pelaksana tugas (Plt) Ketua KPU Lebak Ali Topan hadir.",
            "Plt Ketua | KPU | Kabupaten Lebak | Ali Topan",
        ),
        ("Plh Sekda Banten Ali Topan hadir.", "Plh Sekda | - | Provinsi Banten | Ali Topan"),
        ("Pjs Wali Kota Medan Ali Topan hadir.", "Pjs Wali Kota | - | Kota Medan | Ali Topan"),
        ("Mantan Bupati Lebak Ali Topan hadir.", "mantan Bupati | - | Kabupaten Lebak | Ali Topan"),
        ("Eks Ketua KPU Ali Topan hadir.", "mantan Ketua | KPU | - | Ali Topan"),
        ("Bupati nonaktif Kudus Ali Topan hadir.", "nonaktif Bupati | - | Kabupaten Kudus | Ali Topan"),
        ("Bupati terpilih Ali Topan hadir.", "Bupati terpilih | - | - | Ali Topan"),
        ("Wakil Koordinator JPPR Ali Topan hadir.", "Wakil Koordinator | JPPR | - | Ali Topan"),
    ]);
}

#[test]
fn long_names_of_institutions_and_units() {
    check(&[
        (
            "Kepala Dinas Perhubungan (Dishub) Kota Serang Ali Topan hadir.",
            "Kepala | Dinas Perhubungan | Kota Serang | Ali Topan",
        ),
        (
            "Kepala Dinas Pendidikan dan Kebudayaan Kabupaten Lebak Ali Topan hadir.",
            "Kepala | Dinas Pendidikan dan Kebudayaan | Kabupaten Lebak | Ali Topan",
        ),
        (
            "Kepala Dinas Tenaga Kerja, Koperasi dan UKM Kota Tegal, Ali Topan, hadir.",
            "Kepala | Dinas Tenaga Kerja, Koperasi dan UKM | Kota Tegal | Ali Topan",
        ),
        (
            "Kepala Badan Kesatuan Bangsa dan Politik (Bakesbangpol) Kota Tegal Ali Topan hadir.",
            "Kepala | Bakesbangpol | Kota Tegal | Ali Topan",
        ),
        (
            "Koordinator Divisi Hukum dan Penyelesaian Sengketa Bawaslu Banten Ali Topan hadir.",
            "Koordinator Divisi Hukum dan Penyelesaian Sengketa | Bawaslu | Provinsi Banten | Ali Topan",
        ),
        (
            "Kordiv Penanganan Pelanggaran Bawaslu Kota Tegal, Ali Topan, hadir.",
            "Kordiv Penanganan Pelanggaran | Bawaslu | Kota Tegal | Ali Topan",
        ),
        (
            "Ketua Divisi Teknis KPU Kabupaten Lebak Ali Topan hadir.",
            "Ketua Divisi Teknis | KPU | Kabupaten Lebak | Ali Topan",
        ),
        (
            "Kabid Humas Polda Banten Kombes Pol Ali Topan hadir.",
            "Kabid Humas | Polda | Provinsi Banten | Ali Topan",
        ),
        ("Wakil Ketua Komisi II DPR RI Ali Topan hadir.", "Wakil Ketua | Komisi II DPR RI | - | Ali Topan"),
        (
            "Anggota Komisi II DPR RI Fraksi PKS Ali Topan hadir.",
            "Anggota | Komisi II DPR RI | - | Ali Topan",
        ),
        (
            "Anggota DPRD Kota Tegal dari Fraksi PKB Ali Topan hadir.",
            "Anggota | DPRD | Kota Tegal | Ali Topan",
        ),
        ("Anggota DPR RI daerah pemilihan Banten Ali Topan hadir.", "Anggota | DPR RI | - | Ali Topan"),
        ("Ketua DPC PDIP Kota Tegal Ali Topan hadir.", "Ketua | DPC PDIP | Kota Tegal | Ali Topan"),
        (
            "Ketua DPD Partai Golkar Banten Ali Topan hadir.",
            "Ketua | DPD Partai Golkar | Provinsi Banten | Ali Topan",
        ),
        ("Sekjen DPP PDI Perjuangan Ali Topan hadir.", "Sekjen | DPP PDIP | - | Ali Topan"),
        ("Ketua Umum Partai Golkar Ali Topan hadir.", "Ketua Umum | Partai Golkar | - | Ali Topan"),
        (
            "Direktur Utama PT Anu Karya Agung, Ali Topan, hadir.",
            "Direktur Utama | PT Anu Karya Agung | - | Ali Topan",
        ),
        ("Direktur Sagara Institute Ali Topan hadir.", "Direktur | Sagara Institute | - | Ali Topan"),
        (
            "Kasat Reskrim Polres Cilegon AKP Ali Topan hadir.",
            "Kasat Reskrim | Polres | Kota Cilegon | Ali Topan",
        ),
        (
            "Kepala Kejaksaan Negeri (Kajari) Lebak Ali Topan hadir.",
            "Kepala | Kejaksaan Negeri | Kabupaten Lebak | Ali Topan",
        ),
    ]);
}

#[test]
fn institutions_and_regions_of_no_table() {
    check(&[
        (
            "Ketua Perhimpunan Sagara Indonesia (PSI) Ali Topan hadir.",
            "Ketua | Perhimpunan Sagara Indonesia | - | Ali Topan",
        ),
        (
            "Ketua Dewan Adat Sagara (DAS) Kalteng Ali Topan hadir.",
            "Ketua | Dewan Adat Sagara | Provinsi Kalimantan Tengah | Ali Topan",
        ),
        ("Direktur Sagara Tractors, Rosmidi Topan, hadir.", "Direktur | Sagara Tractors | - | Rosmidi Topan"),
        ("Ketua Umum SBR Rosmidi Topan hadir.", "Ketua Umum | SBR | - | Rosmidi Topan"),
        // The rest of the article tells where the name begins.
        (
            "Ketua Umum Sagara Rosmidi Topan hadir. \"Kami siap bekerja,\" kata Rosmidi.",
            "Ketua Umum | Sagara | - | Rosmidi Topan",
        ),
        (
            "Ketua Umum Rosmidi Topan hadir. \"Kami siap bekerja,\" kata Rosmidi.",
            "Ketua Umum | - | - | Rosmidi Topan",
        ),
        ("Kapolda Tirta Raya Irjen Karyo hadir.", "Kapolda | - | Provinsi Tirta Raya | Karyo"),
        ("Ketua Bawaslu Tirta Raya, Rosmidi Topan, hadir.", "Ketua | Bawaslu | Tirta Raya | Rosmidi Topan"),
        (
            "Ketua Bawaslu Kabupaten Tirta Rosmidi Topan hadir. Rosmidi Topan pulang.",
            "Ketua | Bawaslu | Kabupaten Tirta | Rosmidi Topan",
        ),
        (
            "Wakil Ketua Tim Kampanye Nasional (TKN) Budi-Siti, Ali Topan, hadir.",
            "Wakil Ketua | TKN Budi-Siti | - | Ali Topan",
        ),
        ("Juru Bicara Presiden Ali Topan hadir.", "Juru Bicara Presiden | - | - | Ali Topan"),
        (
            "Koordinator Staf Khusus Presiden Ali Topan hadir.",
            "Koordinator Staf Khusus Presiden | - | - | Ali Topan",
        ),
        ("Politikus senior PKS, Ali Topan, hadir.", "Politikus senior | PKS | - | Ali Topan"),
        (
            "Pengamat politik Universitas Sagara Ali Topan hadir.",
            "Pengamat politik | Universitas Sagara | - | Ali Topan",
        ),
        (
            "Ketua KPU Lebak hadir bersama dua anggotanya, Ali Topan dan Siti Aminah.",
            "Ketua | KPU | Kabupaten Lebak | - ; anggota | - | - | Ali Topan ; anggota | - | - | Siti Aminah",
        ),
        (
            "Wakil Gubernur Banten yang juga Ketua PKB Banten Ali Topan hadir.",
            "Wakil Gubernur | - | Provinsi Banten | Ali Topan ; Ketua | PKB | Provinsi Banten | -",
        ),
        ("Ali Topan, Menteri Agama, hadir.", "Menteri Agama | - | - | Ali Topan"),
        (
            "Ali Topan, Kanit Reskrim Polres Cilegon mengatakan itu.",
            "Kanit Reskrim | Polres | Kota Cilegon | Ali Topan",
        ),
    ]);
}

#[test]
fn honorifics_and_degrees_are_kept_apart() {
    check(&[
        ("Bupati Lebak H. Ali Topan hadir.", "Bupati | - | Kabupaten Lebak | Ali Topan"),
        ("Bupati Lebak Hj. Siti Aminah hadir.", "Bupati | - | Kabupaten Lebak | Siti Aminah"),
        ("Bupati Lebak H.Ali Topan hadir.", "Bupati | - | Kabupaten Lebak | Ali Topan"),
        ("Bupati Lebak H Ali Topan hadir.", "Bupati | - | Kabupaten Lebak | Ali Topan"),
        ("Ketua KPU Lebak Dr. H. Ali Topan, S.H., M.H., hadir.", "Ketua | KPU | Kabupaten Lebak | Ali Topan"),
        ("Ketua KPU Lebak Ali Topan SH MH hadir.", "Ketua | KPU | Kabupaten Lebak | Ali Topan"),
        ("Ketua KPU Lebak Ali Topan, S. Sos, M. Si hadir.", "Ketua | KPU | Kabupaten Lebak | Ali Topan"),
        ("Ketua KPU Lebak Drs. Ali Topan hadir.", "Ketua | KPU | Kabupaten Lebak | Ali Topan"),
        ("Ketua KPU Lebak Tb. Ali Topan hadir.", "Ketua | KPU | Kabupaten Lebak | Ali Topan"),
        ("Ketua KPU Lebak Ratu Siti Aminah hadir.", "Ketua | KPU | Kabupaten Lebak | Ratu Siti Aminah"),
        ("Ketua KPU Lebak M. Ali Topan hadir.", "Ketua | KPU | Kabupaten Lebak | M. Ali Topan"),
        ("Ketua KPU Lebak Ali bin Topan hadir.", "Ketua | KPU | Kabupaten Lebak | Ali bin Topan"),
        ("Ketua KPU Lebak Ma'ruf Topan hadir.", "Ketua | KPU | Kabupaten Lebak | Ma'ruf Topan"),
        ("Wakil Presiden KH Ali Topan hadir.", "Wakil Presiden | - | - | Ali Topan"),
        ("Pangdam Mayjen TNI (Purn) Ali Topan hadir.", "Pangdam | - | - | Ali Topan"),
    ]);
    let annotation = &found("Ketua KPU Lebak Dr. H. Ali Topan, S.H., M. Si, hadir.", "official")[0];
    let parts = |name: &str| {
        let parts = annotation.parts.iter().filter(|(part, _)| part == name);
        parts.map(|(_, value)| value.as_str()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!((parts("honorifics").as_str(), parts("degrees").as_str()), ("Dr. H.", "S.H. M. Si"));
}

#[test]
fn a_name_before_its_post() {
    check(&[
        ("Ali Topan, Wali Kota Serang, mengatakan hal itu.", "Wali Kota | - | Kota Serang | Ali Topan"),
        ("Syafrudin, Wali Kota Serang, mengatakan hal itu.", "Wali Kota | - | Kota Serang | Syafrudin"),
        (
            "Acara dibuka Ali Topan selaku Ketua Bawaslu Lebak.",
            "Ketua | Bawaslu | Kabupaten Lebak | Ali Topan",
        ),
        ("Ali Topan yang juga Ketua KPU Lebak hadir.", "Ketua | KPU | Kabupaten Lebak | Ali Topan"),
        ("Ali Topan, S.H., Ketua KPU Lebak, hadir.", "Ketua | KPU | Kabupaten Lebak | Ali Topan"),
        ("Ali Topan (Ketua KPU Lebak) hadir.", "Ketua | KPU | Kabupaten Lebak | Ali Topan"),
        ("Ali Topan yang menjabat sebagai Bupati Lebak hadir.", "Bupati | - | Kabupaten Lebak | Ali Topan"),
        ("Ali Topan pernah menjabat Bupati Lebak.", "mantan Bupati | - | Kabupaten Lebak | Ali Topan"),
        (
            "Ketua KPU Lebak Ali Topan yang juga anggota Korpri hadir.",
            "Ketua | KPU | Kabupaten Lebak | Ali Topan ; anggota | Korpri | - | -",
        ),
    ]);
}

#[test]
fn several_people_hold_a_post() {
    check(&[
        (
            "Ketua KPU Lebak Ali Topan dan anggota Siti Aminah hadir.",
            "Ketua | KPU | Kabupaten Lebak | Ali Topan ; anggota | KPU | Kabupaten Lebak | Siti Aminah",
        ),
        (
            "Anggota KPU Lebak Ali Topan, Siti Aminah, dan Dewi Lestari hadir.",
            "Anggota | KPU | Kabupaten Lebak | Ali Topan ; Anggota | KPU | Kabupaten Lebak | Siti Aminah ; Anggota | KPU | Kabupaten Lebak | Dewi Lestari",
        ),
        (
            "Ketua KPU Ali Topan dan Ketua Bawaslu Siti Aminah hadir.",
            "Ketua | KPU | - | Ali Topan ; Ketua | Bawaslu | - | Siti Aminah",
        ),
        (
            "Bupati Lebak Ali Topan, Kapolres Lebak AKBP Budi Santoso, dan Dandim Lebak hadir.",
            "Bupati | - | Kabupaten Lebak | Ali Topan ; Kapolres | - | Kabupaten Lebak | Budi Santoso ; Dandim | - | Kabupaten Lebak | -",
        ),
    ]);
}

#[test]
fn villages_candidates_parties_and_watch_groups() {
    check(&[
        ("Kepala Desa Sukamaju Ali Topan hadir.", "Kepala Desa | - | Desa Sukamaju | Ali Topan"),
        (
            "Kepala Desa Sukamaju, Kecamatan Ciruas, Ali Topan, hadir.",
            "Kepala Desa | - | Desa Sukamaju | Ali Topan",
        ),
        ("Lurah Cipare Ali Topan hadir.", "Lurah | - | Kelurahan Cipare | Ali Topan"),
        ("Kades Tanjung Sari Ali Topan hadir.", "Kades | - | Desa Tanjung Sari | Ali Topan"),
        ("Ketua PPK Kecamatan Ciruas Ali Topan hadir.", "Ketua PPK | - | Kecamatan Ciruas | Ali Topan"),
        ("Kapolsek Ciruas Kompol Ali Topan hadir.", "Kapolsek | - | Kecamatan Ciruas | Ali Topan"),
        ("Calon bupati nomor urut 1 Ali Topan hadir.", "Calon bupati | - | - | Ali Topan"),
        ("Calon Wali Kota Serang Ali Topan hadir.", "Calon Wali Kota | - | Kota Serang | Ali Topan"),
        ("Pasangan calon nomor urut 2 Ali Topan-Siti Aminah hadir.", ""),
        ("Calon presiden nomor urut 2 Ali Topan-Siti Aminah hadir.", ""),
        ("Politikus PDIP Ali Topan hadir.", "Politikus | PDIP | - | Ali Topan"),
        ("Peneliti Perludem Ali Topan hadir.", "Peneliti | Perludem | - | Ali Topan"),
        ("Panitia menghadirkan narasumber dari ICW, Ali Topan.", "narasumber | ICW | - | Ali Topan"),
        (
            "Salah satu ASN Pemkab Lebak, Ali Topan mengatakan hal itu.",
            "ASN | Pemkab | Kabupaten Lebak | Ali Topan",
        ),
        ("Juru Bicara TKN Budi-Siti, Ali Topan, hadir.", "Juru Bicara | TKN Budi-Siti | - | Ali Topan"),
    ]);
    for (text, role) in [
        ("Peneliti Perludem Ali Topan hadir.", Some("watch")),
        ("Narasumber dari ICW, Ali Topan, hadir.", Some("watch")),
        ("Calon bupati Ali Topan hadir.", Some("candidate")),
        ("Ketua Umum Partai Golkar Ali Topan hadir.", Some("party")),
        ("Anggota DPRD Lebak Ali Topan hadir.", None),
        ("Pengamat politik Ali Topan hadir.", Some("observer")),
        ("Ketua KPU Lebak Ali Topan hadir.", None),
    ] {
        assert_eq!(found(text, "official")[0].part("role"), role, "{text}");
    }
}

#[test]
fn a_post_without_a_name() {
    check(&[
        ("Bupati Serang hadir.", "Bupati | - | Kabupaten Serang | -"),
        ("Ketua Bawaslu hadir.", "Ketua | Bawaslu | - | -"),
        (
            "Acara itu dihadiri Kepala Dinas Perhubungan Kota Serang ini.",
            "Kepala | Dinas Perhubungan | Kota Serang | -",
        ),
        (
            "Surat Sekretaris Daerah Kota Cilegon Nomor 1064 terbit.",
            "Sekretaris Daerah | - | Kota Cilegon | -",
        ),
        ("Bupati menegur camat itu.", ""),
        ("Ketua membuka rapat.", ""),
        ("Para kepala dinas dan camat hadir.", ""),
        ("Para lurah dan kepala desa hadir.", ""),
    ]);
}

#[test]
fn who_holds_no_office_is_no_official() {
    check(&[
        ("Korban bernama Ali Topan meninggal dunia.", ""),
        ("Artis Ali Topan menyanyi di panggung.", ""),
        ("Warga Ali Topan mengadu ke kantor desa.", ""),
        ("Pelapor, Ali Topan, membawa bukti.", ""),
        ("Ali Topan mengatakan acara itu gagal.", ""),
        ("Acara itu disponsori toko milik Ali Topan.", ""),
        ("Pemilihan Bupati Serang digelar November.", ""),
        ("Kajari: Jangan Buat Gaduh di Medsos.", ""),
        ("Selain perwakilan caleg, Budi hadir juga.", ""),
        ("Ia maju sebagai cawapres Budi.", ""),
        ("Bawaslu menegur camat karena Senin lalu absen.", ""),
        ("Para relawan Budi datang.", ""),
    ]);
}

#[test]
fn a_region_no_table_lists_does_not_take_the_name() {
    check(&[
        (
            "Ketua Bawaslu Kabupaten Mekarjaya Budi Santoso, hadir.",
            "Ketua | Bawaslu | Kabupaten Mekarjaya | Budi Santoso",
        ),
        (
            "Ketua Bawaslu Kabupaten Tirta Raya Budi Santoso hadir.",
            "Ketua | Bawaslu | Kabupaten Tirta Raya | Budi Santoso",
        ),
        (
            "Ketua Bawaslu Kabupaten Mekarjaya, Budi Santoso, hadir.",
            "Ketua | Bawaslu | Kabupaten Mekarjaya | Budi Santoso",
        ),
        (
            "Rapat di Kabupaten Wana Indah, kemarin.\nKetua KPU Kabupaten Wana Indah Budi hadir.",
            "Ketua | KPU | Kabupaten Wana Indah | Budi",
        ),
        ("Camat Budi Santoso hadir.", "Camat | - | - | Budi Santoso"),
    ]);
}

#[test]
fn twin_names_are_decided_by_the_article_or_stay_bare() {
    check(&[
        ("Ketua Bawaslu Serang Budi Santoso hadir.", "Ketua | Bawaslu | Serang | Budi Santoso"),
        (
            "Rapat digelar Pemkab Serang.\nKetua Bawaslu Serang Budi Santoso hadir.",
            "Ketua | Bawaslu | Kabupaten Serang | Budi Santoso",
        ),
        (
            "Rapat digelar Pemkot Serang.\nKetua Bawaslu Serang Budi Santoso hadir.",
            "Ketua | Bawaslu | Kota Serang | Budi Santoso",
        ),
        (
            "Pemkot Serang menemui Pemkab Serang.\nKetua Bawaslu Serang Budi Santoso hadir.",
            "Ketua | Bawaslu | Serang | Budi Santoso",
        ),
    ]);
}

#[test]
fn later_names_and_pronouns_resolve_to_the_person() {
    let text = "Ketua KPU Lebak Ali Topan hadir.\nTopan membuka rapat.\n\"Kami siap bekerja keras,\" ujarnya.\nIa menegaskan hal itu.\n\"Semua berkas sudah lengkap,\" kata dia.";
    let found = found(text, "official");
    let seen: Vec<(&str, &str)> = found
        .iter()
        .map(|mention| (mention.part("reference").unwrap_or("-"), mention.part("person").unwrap_or("-")))
        .collect();
    assert_eq!(
        seen,
        [
            ("full", "Ali Topan"),
            ("bare", "Ali Topan"),
            ("pronoun", "Ali Topan"),
            ("pronoun", "Ali Topan"),
            ("pronoun", "Ali Topan")
        ]
    );
    assert!(found.iter().all(|mention| mention.part("institution") == Some("KPU")));
}

#[test]
fn a_word_that_two_names_share_names_neither() {
    let text =
        "Ketua KPU Lebak Ali Topan dan Ketua Bawaslu Lebak Ali Sadikin hadir.\nAli pulang.\nSadikin tinggal.";
    let people: Vec<String> = found(text, "official")
        .iter()
        .filter(|mention| mention.part("reference") == Some("bare"))
        .filter_map(|mention| mention.part("person").map(str::to_owned))
        .collect();
    assert_eq!(people, ["Ali Sadikin"]);
}
