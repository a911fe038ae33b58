from tests import builders

def test_smoke(an_giang, ca_mau, visit):
    builders.news(an_giang.news, title="Tọa đàm về đời sống công nhân", lead="Chiều 30/9, LĐLĐ tỉnh tổ chức")
    builders.news(ca_mau.news, title="Tọa đàm ở nơi khác")
    for q in ["toa dam", "toạ đàm", "liên đoàn lao động", "30/09", '"doi song"', "không"]:
        r = visit(an_giang.host, "/tim-kiem/", data={"q": q})
        html = r.content.decode()
        i = html.index("search-count")
        print(q, r.status_code, html[i:i+900])
    assert 0
