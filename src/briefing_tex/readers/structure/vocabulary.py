"""The words that name the parts of a report, in the languages of the labels and in some others: data only.

The words are those that styles and institutions use for these parts; none is the name of a report or a body.
Words for lookup are written without spaces and in small letters.
"""

from __future__ import annotations

from typing import Literal

Part = Literal["abstract", "keywords", "contents", "references", "notes", "contact", "website"]

PARTS: dict[Part, str] = {
    "abstract": """
        摘要 内容摘要 内容提要 核心提要 本期摘要 本期提要 提要 概要 导读 本期导读 核心观点 摘要与要点
        今日要点 本期要点 本周要点 投资要点 要点速览 今日要點 本期要點 本週要點 重點摘要 本期重點
        內容摘要 內容提要 本期摘要 本期提要 導讀 本期導讀 核心觀點 要旨 抄録 要約
        サマリー エグゼクティブサマリー 초록 국문초록 요약 요약문 핵심요약 요지 개요
        abstract summary executivesummary synopsis overview inbrief ataglance keypoints keymessages
        zusammenfassung kurzfassung résumé synthèse resumen sumario sommario riassunto sintesi resumo
        samenvatting streszczenie аннотация резюме sammanfattning özet tómtắt περίληψη ملخص الملخص תקציר บทคัดย่อ
        """,
    "keywords": """
        关键词 关键字 主题词 關鍵詞 關鍵字 主題詞 キーワード 핵심어 주제어 키워드 주요어 중심어
        keywords keyword keywordsandphrases indexterms
        schlagwörter schlüsselwörter stichwörter mots-clés motsclés palabrasclave parolechiave palavras-chave
        trefwoorden słowakluczowe ключевыеслова nyckelord anahtarkelimeler từkhóa λέξεις-κλειδιά
        كلماتمفتاحية الكلماتالمفتاحية מילותמפתח คำสำคัญ
        """,
    "contents": """
        目录 本期目录 内容目录 目錄 本期目錄 目次 차례 목차
        contents tableofcontents listofcontents inthisissue
        inhalt inhaltsverzeichnis sommaire tabledesmatières índice contenido tabladecontenido indice sumário
        inhoud inhoudsopgave spistreści содержание оглавление innehåll içindekiler mụclục
        İçindekiler περιεχόμενα المحتويات جدولالمحتويات תוכן תוכןהעניינים สารบัญ
        """,
    "references": """
        参考文献 参考资料 主要参考文献 引用文献 文献 參考文獻 參考資料 主要參考文獻 引用文獻 資料來源
        资料来源 信息来源 資訊來源
        参考书目 參考書目 参考来源 參考來源 参考文献リスト 参考資料 引用・参考文献 参照文献 出典 出典一覧
        참고문헌 참고자료 인용문헌 출처
        references bibliography workscited literaturecited sources referencesandnotes listofreferences
        furtherreading
        quellen quellenverzeichnis literatur literaturverzeichnis références bibliographie referencias
        bibliografía fuentes riferimenti bibliografia fonti referências bronnen literatuur źródła источники
        литература списоклитературы списокисточников källor referenser kaynaklar kaynakça tàiliệuthamkhảo
        βιβλιογραφία المراجع المصادر מקורות อ้างอิง เอกสารอ้างอิง
        """,
    "notes": """
        注释 注解 脚注 尾注 附注 注记 注 註釋 註解 附註 備註 注記 註 注釋 각주 미주 주석 주
        notes footnotes endnotes
        anmerkungen fußnoten notas przypisy примечания
        """,
    "contact": """
        联系我们 联系方式 联络我们 联系 聯絡我們 聯繫我們 聯系我們 聯絡方式 聯繫方式 聯絡資訊
        お問い合わせ お問い合わせ先 お問合せ お問合せ先 問い合わせ先 問合せ先 連絡先
        문의 문의처 문의하기 연락처 연락하기
        contact contactus contacts getintouch contactdetails contactinformation howtoreachus furtherinformation
        kontakt ansprechpartner contactez-nous contacto contacte-nos contatti contato контакты liênhệ اتصلبنا
        צרוקשר צורקשר ติดต่อเรา
        """,
    "website": """
        网站地址 网站 网址 官网 官方网站 主页 網站地址 網站 網址 官網 官方網站 主頁
        ウェブサイト ホームページ サイト 公式サイト 公式ホームページ 웹사이트 누리집 홈페이지 웹페이지
        website web homepage site online webpage webaddress internet url
        webseite internetseite siteweb sitioweb sitoweb stronainternetowa сайт веб-сайт trangweb
        webbplats websitesi ιστότοπος ιστοσελίδα เว็บไซต์
        """,
}

HIGHLIGHTS = frozenset(
    (
        "今日要点 本期要点 本周要点 投资要点 要点速览 今日要點 本期要點 本週要點 重點摘要 本期重點 "
        "ataglance inbrief keypoints keymessages"
    ).split()
)
"""Words for the abstract that below other text name a section."""
WEAK = HIGHLIGHTS | frozenset(
    ("summary overview synopsis 核心观点 核心觀點 概要 概述 导读 導讀 要約 요약 개요").split()
)
"""Words for the abstract that with a number, or below another one, name a section."""

SOURCES = frozenset("資料來源 资料来源 信息来源 資訊來源 参考来源 參考來源 出典 출처 sources".split())
"""Words for a bibliography that below a section name one: where its figures come from."""

INVITATIONS = r"""
    二维码|扫码|扫一扫|请联系|请与我们联系|联系我们|欢迎关注|关注我们|欢迎订阅|
    二維碼|掃碼|掃一掃|請聯絡|請聯繫|聯絡我們|聯繫我們|聯系我們|歡迎關注|關注我們|歡迎訂閱|
    QRコード|ＱＲコード|お問い?合わ?せ|ご連絡|フォロー|ご購読|qr\s*코드|큐알|
    문의(?:처|하기|\s*사항|\s*$)|(?:과|와|및)\s*문의|연락처|연락\s*주|구독\s*(?:신청|안내|과|및|하기)|
    \bqr\b|\bscan\s(?:the|this|our|to)\b|^contact(?:\s(?:us|details|person|information))?\s*[:：]?\s*$|get\sin\stouch|reach\sus|write\sto\sus|follow\sus|^subscribe\b
"""
"""Words that invite to get in touch, as a verbose pattern."""

ISSUES = (
    r"第\s*\d+\s*[期号號回輯辑刊卷]|总第|總第|[〔﹝\[［][12]\d{3}[〕﹞\]］]\s*(?:第\s*)?\d+\s*[号號]|제\s*\d+(?:\s?-\s?\d+)?\s*호|\b(?:No|Nr|Vol|Issue|Number)\b\.?\s*\d+|"
    r"(?:\bN\.?\s?[º°]|\bN\.|№)\s*\d+|第\s*[〇零一二三四五六七八九十百]{1,6}\s*[期号號輯辑卷](?=[)）]?$)|"
    r"^(?-i:[A-Z]{2,8}(?:[/-][A-Z0-9]{1,8}){0,3}?)[/-](?:19|20)\d\d[/-]\d{1,4}$|"
    r"(?:연구|보고서?|리포트|브리핑|자료|이슈|속보|총서|\b(?:Paper|Report|Note|Brief|Briefing|Bulletin))\s(?:19|20)\d\d\s?[/-]\s?\d{1,3}$|"
    r"(?:브리핑|보고서|리포트|소식지?|월보|주보|회보|연보)\s(?!(?:19|20)\d\d)\d{1,4}(?:\s?-\s?\d{1,4})?(?![\d년월%])|"
    r"\b(?:Note|Brief|Briefing|Bulletin|Newsletter|Digest)s?\s(?!(?:19|20)\d\d)\d{1,4}\b"
)
"""How a periodical counts its issues."""

FLOATS = r"""
    图表|图|附图|表格|表|附表|圖表|圖|附圖|図表|図|그림|도표|표|
    Figures?|Fig\.?|Tables?|Tab\.?|Chart|Exhibit|
    Abbildung|Abb\.?|Tabelle|Tableau|Figura|Tabla|Cuadro|Gráfico|Tabella|Tabela|Figuur|Tabel|Rysunek|Rys\.?|
    Рисунок|Рис\.?|Таблица|Табл\.?|Figur|Tabell|Şekil|Tablo|Hình|Bảng|Σχήμα|Πίνακας|รูปที่|ตารางที่|شكل|جدول|איור|טבלה
"""
"""Labels of tables and figures, as a verbose pattern."""

TABLES = ("表", "附表", "표", "tab", "도표", "cuadro", "табл", "bảng", "πίνακα", "ตาราง", "جدول", "טבלה")
"""How labels of tables begin."""

TABLES_AND_FIGURES = frozenset({"图表", "圖表", "図表", "도표", "exhibit"})
"""Labels that count tables and figures alike."""

USUAL_SECTIONS = """
    前言 引言 绪论 导言 序言 序 背景 总结 小结 结语 结论 结束语 展望 附录 致谢 后记 声明 免责声明
    緒論 序論 總結 結語 結論 附錄 致謝 免責聲明 はじめに おわりに まとめ 序章 終章 結び 謝辞 付録 免責事項
    서문 서론 머리말 들어가며 결론 맺음말 나가며 감사의글 부록
    preface foreword introduction background methods results discussion recommendations outlook
    summaryandoutlook conclusion conclusions acknowledgements acknowledgments appendix disclaimer
    vorwort einleitung hintergrund ergebnisse ausblick fazit anhang avant-propos contexte perspectives annexe
    introducción antecedentes conclusiones anexo introduzione contesto conclusioni allegato introdução
    conclusões wstęp wnioski załącznik введение выводы заключение приложение
    """
"""Titles of sections that often stand without a number."""
