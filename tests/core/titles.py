"""Titles as federations write them, in our own words: for all that must treat any of them alike.

Some are single, for what is odd in them; the others are put together of who, what and where, as most titles are.
"""

SINGLE = """
Họp mặt đầu xuân Bính Ngọ với cán bộ công đoàn hưu trí
Ấm lòng bữa cơm công đoàn ở phân xưởng Đúc
Áo ấm cho con đoàn viên vùng cao: nhận 1.500 chiếc trong ba ngày
Âu lo vì giá điện phòng trọ: công đoàn vào cuộc
Bàn giao 10 “Mái ấm Công đoàn” trước mùa mưa bão
Bảng vàng “Ngàn sáng kiến” đợt 2/2026
Báo cáo nhanh: tình hình ngừng việc tại Cụm công nghiệp số 3
Bầu bổ sung 02 ủy viên Ban Thường vụ
Biểu dương gia đình công nhân tiêu biểu nhân Ngày Gia đình Việt Nam (28/6)
Bình đẳng giới: nói ít, làm nhiều
BHXH một lần – rút hay đừng?
BHYT cho con: mẹ cần biết gì
Ca ba không đèn: chuyện ở kho lạnh
Cảnh báo lừa đảo mạo danh cán bộ công đoàn
Cẩm nang 15 phút: đọc hiểu phiếu lương
“Cây ATM gạo” trở lại khu trọ
CĐCS xã, phường: ngày đầu sau sắp xếp
CNLĐ ngành than “3 ca 4 kíp” vượt sản lượng
Chào mừng kỷ niệm 136 năm Ngày sinh Chủ tịch Hồ Chí Minh
Chị Mận, tổ trưởng hay cười
Chính sách mới có hiệu lực từ ngày 01/7/2026
Chợ Tết 0 đồng – 2.000 lượt mua sắm
Chữ ký số: 5 bước cho chủ tịch công đoàn cơ sở
Công bố quyết định thành lập nghiệp đoàn nghề cá
Công khai, minh bạch tài chính công đoàn (quý III)
Công nhân được nghỉ mấy ngày dịp Quốc khánh 2/9?
Cơn bão số 5: cập nhật lúc 17h30
Cuộc thi ảnh “Khoảnh khắc ca đêm”: thể lệ
Danh sách 68 đoàn viên được hỗ trợ đợt I
Dấu ấn nhiệm kỳ 2023-2028: những con số
Diễn đàn “Lắng nghe công nhân nói” lần 4
Dịp lễ 30/4 – 1/5: lịch trực của cơ quan
Dòng kẻ trên mũ bảo hộ có ý nghĩa gì?
Dừng hay tiếp tục làm thêm giờ?
Đại biểu Quốc hội tiếp xúc cử tri là công nhân
Đảm bảo 100% doanh nghiệp có thỏa ước: mục tiêu khó
Đắk Lắk – Phú Yên: hai đầu một nhà
Đêm nhạc gây quỹ “Vì nụ cười trẻ thơ”
Điện thoại đường dây nóng: 1900.xxxx
Định mức lao động mới: cãi nhau rồi mới ký
Đoàn viên ưu tú được kết nạp Đảng
Đối thoại định kỳ: nên hỏi gì, hỏi ai, hỏi khi nào?
Đồng phục 8/3
Đưa Tết về nhà trọ số 7, hẻm 42
Ế ẩm vì không có đơn hàng, xưởng gỗ giữ thợ cách nào
Ghép đôi ở tuổi ba mươi: sân chơi cho công nhân độc thân
Giải việt dã “Bước chân người thợ” – 5 km & 10 km
Giấc ngủ ngày của thợ ca đêm
Giỏ quà 20/10 cho nữ đoàn viên
Giữ nghề, giữ người
Góp ý dự thảo Luật Việc làm: 12 điểm
Gửi con ở đâu khi tăng ca?
Hạ tầng số: 3 trụ cột, 1 nền tảng
Hai tiếng “công đoàn”
Hết giờ làm, vào lớp xóa mù công nghệ
Hỏi – đáp: nghỉ thai sản và đóng BHXH
Hội thao CNVCLĐ: môn kéo co bất phân thắng bại
Hơn 4.000 lượt khám bệnh miễn phí
Hướng về Điện Biên Phủ
Ích lợi của hộp thư góp ý
“Im lặng là vàng”? Không, ở đây thì không
In tài liệu hai mặt, tiết kiệm 40% giấy
Kéo giảm tai nạn lao động: bài học từ giàn giáo
Kế hoạch số 27/KH-LĐLĐ ngày 14/8/2026
Khảo sát: 7/10 công nhân thuê trọ
Khi chủ tịch công đoàn là… đầu bếp
Khóa học miễn phí: Excel, Canva và AI cơ bản
Không khí thi đua trên công trường cao tốc Bắc – Nam
Khu công nghiệp VSIP: thêm 3 CĐCS
Kịch bản ứng phó khi doanh nghiệp phá sản
Lá thư gửi từ Trường Sa
Làm gì khi bị nợ lương?
Lặng thầm những người quét đường Ngã Bảy
Lịch tiếp đoàn viên tháng 12/2026
Loa phát thanh khu trọ: 19h mỗi tối thứ Năm
Lớp bơi cho con công nhân – khai giảng 5/6
Lũ rút, công đoàn tới
Lương thưởng Tết: cao nhất 412 triệu, thấp nhất 500 nghìn
Mẫu 01: Đơn xin gia nhập công đoàn
Mẹ tôi, nữ công
Miễn phí vé xe: đăng ký trước 25/12
Mô hình “5 có, 3 không”
Một năm, hai cấp, ba đầu việc
Mời báo giá in lịch treo tường
Mừng thọ 90 tuổi nguyên Phó Chủ tịch
Năm điều nên làm trước khi ký hợp đồng
Nắng 40°C: giờ làm thay đổi thế nào
Nghề đan cỏ bàng: sợi nối đôi bờ
Nghe – Hiểu – Làm
Nghị quyết 02-NQ/TW: 5 năm nhìn lại
Người lái cẩu số 9
Ngày Pháp luật Việt Nam 9/11: 100 câu hỏi trắc nghiệm
Nhà trẻ giữa xưởng may
Nhiệm kỳ mới, khí thế mới!
Những bông hoa “hai giỏi”
Nợ 18 tháng, trả trong 18 ngày
Nữ thợ hàn duy nhất
Ô tô điện, thợ cũ học nghề mới
Ổ bánh mì không đồng
Ốm đau, thai sản: thủ tục trên VssID
Ở đâu có công nhân, ở đó có công đoàn
Ơn thầy: lớp đêm của kỹ sư già
Phát thẻ đoàn viên gắn chíp (đợt 2)
Phiếu khảo sát nhu cầu nhà ở xã hội
Phòng, chống ma túy trong thanh niên công nhân
Phụ cấp độc hại: tính sao cho đúng?
Quà 1/6: sữa, vở và… mũ bảo hiểm
Quy chế dân chủ: treo tường hay đi vào đời sống?
Quyết định 595/QĐ-TLĐ: những điểm mới
Rác và người thu gom rác
Rực rỡ đêm hội trăng rằm
Sáng kiến nhỏ, tiết kiệm 1,2 tỷ đồng
Sân bóng mini 24/7
Sổ tay “Đi làm an toàn, về nhà nguyên vẹn”
Sức khỏe tâm thần nơi làm việc: đừng ngại
Sự thật về “công ty ma”
Tách hay nhập? Ý kiến từ cơ sở
Tạm dừng tiếp nhận hồ sơ ngày 3 và 4/9
Tăng tốc cuối năm
Tặng xe đạp: 50 em, 50 nụ cười
Thể lệ hội thi “Bàn tay vàng” ngành điện
Thêm 1 giờ ngủ, thêm 1 phần công
Thông báo tuyển dụng 03 viên chức
Thợ giỏi Ê Đê
Thủ lĩnh công đoàn 9X
Tiền lương, tiền công & tiền nhà trọ
Tiếp sức mùa thi
Tin vắn tuần 36 (31/8 – 06/9)
Tọa đàm: “AI có lấy mất việc của tôi?”
Tổ chức lại Tổ Tư vấn pháp luật
Tra cứu kết quả xổ số vui “Tất niên công đoàn”
Trận đấu giao hữu: 2 – 2
Trò chuyện với nhạc sĩ công nhân
Từ 15/8: nộp đoàn phí qua ứng dụng
Từ ruộng muối đến nhà máy
Tỷ lệ nữ cán bộ công đoàn: 38,6%
Ủng hộ đồng bào bị thiên tai: 1 tỷ 250 triệu đồng
Út Lành và chiếc máy khâu
Ưu đãi 30% cho đoàn viên
Vận động viên nhí
Vé 0 đồng, chuyến tàu số 2
Vệ sinh an toàn thực phẩm bếp ăn tập thể
Vì sao phải có quỹ?
Video: 60 giây an toàn
Vụ ngộ độc tại bếp ăn: cập nhật 20:15
Vững tay lái – trọn niềm tin
Xây 200 km đường hoa
Xe buýt công nhân đổi lộ trình
Xếp hạng CĐCS vững mạnh, xuất sắc
Xin đừng gọi tôi là “ô sin”
Xóm trọ không khóa cửa
Xuân này mẹ không về muộn
Y tế thôn, bản và người giữ ngày công
Ý kiến bạn đọc: cần thêm cây xanh
Yêu thương không khoảng cách – 24 chuyến xe
"""

_WHO = (
    "LĐLĐ tỉnh",
    "Công đoàn các Khu kinh tế",
    "Công đoàn ngành Y tế",
    "Ban Nữ công – Tuyên giáo",
    "CĐCS Công ty TNHH Giày Sao Mai",
    "Nghiệp đoàn xe ôm Cầu Đôi",
    "Hội đồng Thi đua, Khen thưởng",
    "Ủy ban Kiểm tra Công đoàn tỉnh",
    "Cụm thi đua số 5",
    "Công đoàn Viên chức",
    "Quỹ Trợ vốn CEP",
    "Báo tường “Tiếng Thợ”",
)
_WHAT = (
    "ký kết quy chế phối hợp năm 2026",
    "tập huấn nghiệp vụ cho 145 cán bộ",
    "thăm, tặng quà đoàn viên bị tai nạn lao động",
    "tổng kết phong trào “Lao động giỏi, lao động sáng tạo”",
    "phát động Tháng Công nhân lần thứ 18",
    "đối thoại với người lao động về bữa ăn ca",
    "kiểm tra việc thu, nộp kinh phí công đoàn",
    "dâng hương tại Đền thờ liệt sĩ",
    "khánh thành điểm sinh hoạt văn hóa",
    "sơ kết 6 tháng & triển khai nhiệm vụ cuối năm",
)
_WHERE = ("", " tại huyện đảo", " ở KCN Phú Mỹ 3", ": nhiều việc mới")

COMPOSED = [
    f"{who} {what}{_WHERE[(row + column) % len(_WHERE)]}"
    for row, who in enumerate(_WHO)
    for column, what in enumerate(_WHAT)
]
TITLES = [*SINGLE.strip().splitlines(), *COMPOSED]
