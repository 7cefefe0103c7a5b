"""Invented names in many scripts, in paragraphs and table cells."""

from datetime import date

from docgen.document import (
    Cell,
    Document,
    FormatStamp,
    Heading,
    Paragraph,
    Role,
    Row,
    Table,
    ValueSpan,
    block_id,
)
from tests.made.documents import text

NAMES = {
    "Polish": ("Żaneta Wrzaśńik-Gołębczyk", "Łucjan Świętożyr"),
    "Welsh": ("Siân Ŵyllt ap Ŷnyr", "Llŷr Tŵrbach"),
    "Vietnamese": ("Nguyễn Thị Hồng Vỹ", "Tra\u0302\u0300n Qu\u00f4\u0301c Be\u0302\u0323u"),
    "decomposed Latin": ("Jose\u0301 Nu\u0303n\u0303eco", "Zoe\u0308 Fra\u030angstrup"),
    "Greek": ("Ευανθία Τσιρμπινού", "Ἀρχίδημος Βράσσης"),
    "Cyrillic": ("Щербина Ярослава Борщівна", "Ґалаґан Їжакевич"),
    "Armenian": ("Վարդուշ Սիրենցյան", "Արտոշ Լուսբերդյան"),
    "Georgian": ("თამუნა ხვიჩიაძე", "ზვიადი ღვინაშვილი"),
    "Hebrew": ("נְחֶמְיָה בַּרְכּוֹכְבִי", "שולמית צפרירון"),
    "Arabic": ("محمد عبد اللطيف الزهراوي", "لُؤَيّ الْقَمَرِيّ"),
    "Urdu": ("گُلناز ٹھٹھوی", "چوہدری شاہزیب ڈیروی"),
    "Pashto": ("ښکلا څرګندوی", "ږمنځه ټولواک"),
    "Kurdish": ("ڕێبوار ئاوڵا", "گوڵاڵە ژیان"),
    "Yoruba": ("Ọlátúńdé Ẹ̀kúnṣọlá", "Ìyábọ̀ Ṣóyẹmí"),
    "Hausa": ("Ɓalaraba Ɗanƙasawa", "Ƙyauta Ƴarmaƙera"),
    "Turkish": ("İğdır Şıkoğlu", "Çağrı Üğümü"),  # noqa: RUF001 - the letter without a dot is one of its own
    "Devanagari": ("श्रीकृष्ण त्रिविक्रमेश्वर", "ज्योत्स्ना क्षीरसागरे"),
    "Bengali": ("সঞ্চিতা কর্মকারিণী", "বিষ্ণুপ্রিয় ভট্টাচার্যী"),
    "Gurmukhi": ("ਗੁਰਪ੍ਰੀਤ ਢਿੱਲੋਂਵਾਲ", "ਹਰਸਿਮਰਨ ਕੌਂਡਲ"),
    "Gujarati": ("જ્ઞાનેશ્વરી ત્રિવેદીયા",),
    "Tamil": ("கிருஷ்ணமூர்த்திவேல் செந்தாமரை", "க்ஷேமாவதி ஸ்ரீரங்கன்"),
    "Thai": ("น้ำทิพย์ ศรีสุวรรณกุลชัย", "กัญญ์ณัฐ เกียรติ์ธรรม"),
    "Chinese": ("欧阳清岚", "司馬雲鶴"),
    "Japanese": ("霧島さゆり", "カワムラ・レン"),
    "Korean": ("황보슬기",),
    "Ethiopic": ("ትዕግሥት ገብረሥላሴዬ", "ወልደጊዮርጊስ ኃይለማርቆስ"),
    "Khmer": ("សុវណ្ណារិទ្ធ ស្រីពៅ",),
    "Myanmar": ("ခင်မျိုးသန့်စင်",),
    "Sinhala": ("ශ්‍රීමතී වික්‍රමනායකගේ",),
    "Malayalam": ("ശ്രീലക്ഷ്മി കൃഷ്ണൻകുട്ടി",),
    "Telugu": ("శ్రీనివాసులు కృష్ణమ్మ",),
    "Kannada": ("ಶ್ರೀಕಾಂತಪ್ಪ ಹೆಬ್ಬಾರಳ್ಳಿ",),
    "Lao": ("ສຸກສະຫວັນ ພິມມະສອນດີ",),
}
SENTENCE = "I spoke to {name} (born 1991), who was with {name}, in the shop at 14 Low Row on 3 May 2024."


def value(words: str, path: str, *, strong: bool = False) -> ValueSpan:
    return ValueSpan(words, path, words, "as_is", strong)


def scripts_document() -> Document:
    """Each name twice in a paragraph among English words, once in a cell alone and once bold."""
    paragraphs, rows = [], []
    for number, (script, names) in enumerate(NAMES.items(), start=1):
        before, between, after = SENTENCE.split("{name}")
        first, last = value(names[0], f"people.P{number}.name"), value(names[-1], f"people.Q{number}.name")
        spans = (text(before), first, text(between), last, text(after))
        paragraphs.append(Paragraph(block_id("p", script), "p", Role.NUMBERED, number, spans))
        for at, name in enumerate(names):
            cells = (text(script), value(name, "n"), value(name, "s", strong=True))
            ids = (block_id("c", f"{script}{at}{i}") for i in range(3))
            rows.append(Row(tuple(Cell(id_, (s,), s is cells[0]) for id_, s in zip(ids, cells, strict=True))))
    head = Row(tuple(Cell(block_id("h", w), (text(w),), header=True) for w in ("Script", "Name", "Bold")))
    table = Table(block_id("t", ""), "t", (20, 40, 40), head, tuple(rows))
    title = Heading(block_id("title", ""), "title", 1, (text("NAMES"),))
    stamp = FormatStamp("police-statement-tribunal", 1, "0" * 64)
    return Document(stamp, "Names in many scripts", date(2025, 4, 25), (title, *paragraphs, table), mark="DRAFT")
