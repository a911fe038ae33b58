"""The abbreviations that federations write, and what they stand for.

One line is one meaning, its spellings side by side, the abbreviation first. The search finds the one for the other
(search.abbreviations), and a title that is taken out of capitals keeps them (core.quality.capitals). To teach both a
new one, add a line. What is a word of its own without its accents (TƯ would be «tu») must not stand here.
"""

ABBREVIATIONS = (
    # The organisation
    ("TLĐLĐVN", "Tổng Liên đoàn Lao động Việt Nam"),
    ("TLĐLĐ", "Tổng Liên đoàn Lao động"),
    ("TLĐ", "Tổng Liên đoàn"),
    ("LĐLĐ", "Liên đoàn Lao động"),
    ("CĐVN", "Công đoàn Việt Nam"),
    ("CĐCS", "công đoàn cơ sở"),
    ("CĐ", "công đoàn"),
    ("NĐ", "nghiệp đoàn"),
    ("BCH", "Ban Chấp hành"),
    ("BTV", "Ban Thường vụ"),
    ("ĐCT", "Đoàn Chủ tịch"),
    ("UBKT", "Ủy ban Kiểm tra"),
    ("CBCĐ", "cán bộ công đoàn"),
    ("ĐVCĐ", "đoàn viên công đoàn"),
    ("ĐV", "đoàn viên"),
    ("ĐVNLĐ", "đoàn viên, người lao động"),
    # Those it serves, and those it deals with
    ("NLĐ", "người lao động"),
    ("NSDLĐ", "người sử dụng lao động"),
    ("CNLĐ", "công nhân lao động"),
    ("CNVC", "công nhân viên chức"),
    ("CNVCLĐ", "CNVC-LĐ", "công nhân viên chức lao động"),
    ("CBCC", "cán bộ công chức"),
    ("CBCCVC", "cán bộ công chức viên chức"),
    ("CBCCVCLĐ", "cán bộ công chức viên chức lao động", "cán bộ công chức viên chức người lao động"),
    ("DN", "doanh nghiệp"),
    ("KCN", "khu công nghiệp"),
    ("KCX", "khu chế xuất"),
    ("KKT", "khu kinh tế"),
    ("UBND", "Ủy ban nhân dân"),
    ("HĐND", "Hội đồng nhân dân"),
    ("MTTQ", "Mặt trận Tổ quốc"),
    # Its work
    ("BHXH", "bảo hiểm xã hội"),
    ("BHYT", "bảo hiểm y tế"),
    ("BHTN", "bảo hiểm thất nghiệp"),
    ("ATVSLĐ", "an toàn vệ sinh lao động"),
    ("ATLĐ", "an toàn lao động"),
    ("PCCN", "phòng chống cháy nổ"),
    ("PCCC", "phòng cháy chữa cháy"),
    ("TNLĐ", "tai nạn lao động"),
    ("BNN", "bệnh nghề nghiệp"),
    ("TƯLĐTT", "thỏa ước lao động tập thể"),
    ("HĐLĐ", "hợp đồng lao động"),
    ("QHLĐ", "quan hệ lao động"),
    ("CCHC", "cải cách hành chính"),
    ("CSPL", "chính sách pháp luật"),
    ("TGNC", "tuyên giáo nữ công"),
    ("TDTT", "thể dục thể thao"),
    ("QCDC", "quy chế dân chủ"),
    # Kinds of documents
    ("NĐ", "nghị định"),
    ("QĐ", "quyết định"),
    ("NQ", "nghị quyết"),
    ("KH", "kế hoạch"),
    ("TB", "thông báo"),
)
