"""Who took part, in the forms of every era, in both languages. The persons are invented."""

import pytest

from pipeline.codes import Code
from tests.describe.rulings import Ruled, kaz, rus


def rows(ruling):
    """Give the participants as name, role, organization, position, represented ones."""
    return [
        (p.name, p.role.value, p.organization, p.position, p.represents)
        for p in ruling.people().participants
    ]


FINANCE = "Қазақстан Республикасы Қаржы министрлігі"
MINFIN = "Министерство финансов Республики Казахстан"

KAZAKH = {
    "applicants and their counsel in brackets": (
        ("өтініш субъектілері К.Е. Сауранбаевтың, М. Әлжанның және С.Я. Гринюктің (олардың өкілдері – адвокаттар Т.Е. Көшенов пен Н.Қ. Зорбаеваның),\n"
        "Қазақстан Республикасы Қаржы министрлігінің өкілі – вице-министр А.Қ. Бекболдың қатысуымен,"),
        [
            ("К.Е. Сауранбаев", "applicant", None, None, ()),
            ("М. Әлжан", "applicant", None, None, ()),
            ("С.Я. Гринюк", "applicant", None, None, ()),
            ("Т.Е. Көшенов", "representative", None, "адвокат", ("К.Е. Сауранбаев", "М. Әлжан", "С.Я. Гринюк")),
            ("Н.Қ. Зорбаева", "representative", None, "адвокат", ("К.Е. Сауранбаев", "М. Әлжан", "С.Я. Гринюк")),
            ("А.Қ. Бекбол", "representative", FINANCE, "вице-министр", (FINANCE,)),
        ],
    ),
    "a secretary who is said to take part before the others": (
        ("хатшы Г.С. Оразбекованың қатысуымен,\nөтініш беруші – азамат Н.С. Гоордың, оның өкілі – адвокат А.Ж. Дәрқұловтың,\n"
        "Қазақстан Республикасы Қаржы министрлігінің өкілі – вице-министр А.Қ. Бекболдың қатысуымен"),
        [
            ("Г.С. Оразбекова", "other", None, "хатшы", ()),
            ("Н.С. Гоор", "applicant", None, None, ()),
            ("А.Ж. Дәрқұлов", "representative", None, "адвокат", ("Н.С. Гоор",)),
            ("А.Қ. Бекбол", "representative", FINANCE, "вице-министр", (FINANCE,)),
        ],
    ),
    "on whose behalf somebody came by a power of attorney": (
        "өтініш субъектісі Ү. атынан сенімхат бойынша өкіл Ж.Қ. Әбілқайырұлының қатысуымен,",
        [
            ("Ү.", "applicant", None, None, ()),
            ("Ж.Қ. Әбілқайырұлы", "representative", None, None, ("Ү.",)),
        ],
    ),
    "an applicant and her counsel": (
        "өтініш субъектісі Н.С. Гоордың және оның өкілі – адвокат А-К.Ж. Дәрқұловтың қатысуымен,",
        [
            ("Н.С. Гоор", "applicant", None, None, ()),
            ("А-К.Ж. Дәрқұлов", "representative", None, "адвокат", ("Н.С. Гоор",)),
        ],
    ),
    "applicants with counsel of their own, of whom one has an office": (
        "өтініш субъектілері – кәсіпкер Н.К. Асановтың және оның өкілі – адвокат Қ.Ө. Шыңғысованың, И.Б. Бекеновтің қатысуымен,",
        [
            ("Н.К. Асанов", "applicant", None, "кәсіпкер", ()),
            ("Қ.Ө. Шыңғысова", "representative", None, "адвокат", ("Н.К. Асанов",)),
            ("И.Б. Бекенов", "applicant", None, None, ()),
        ],
    ),
    "applicants and whoever defends them": (
        "өтініш берушілер Г.Ж. Тойлыбай мен О.О. Тойлыбайдың, олардың қорғаушылары Р.Ф. Хан мен Б.Б. Цойдың қатысуымен,",
        [
            ("Г.Ж. Тойлыбай", "applicant", None, None, ()),
            ("О.О. Тойлыбай", "applicant", None, None, ()),
            ("Р.Ф. Хан", "representative", None, "қорғаушы", ("Г.Ж. Тойлыбай", "О.О. Тойлыбай")),
            ("Б.Б. Цой", "representative", None, "қорғаушы", ("Г.Ж. Тойлыбай", "О.О. Тойлыбай")),
        ],
    ),
    "one who defends, by profession": (
        "өтініш субъектісі Г.Ж. Тойлыбайдың, оның қорғаушысы – адвокат Р.Ф. Ханның қатысуымен,",
        [
            ("Г.Ж. Тойлыбай", "applicant", None, None, ()),
            ("Р.Ф. Хан", "representative", None, "адвокат", ("Г.Ж. Тойлыбай",)),
        ],
    ),
    "whose request it was is no part of the body": (
        "Парламент Сенаты Төрағасының өтініші бойынша, Сенаттың өкілі – депутат О.Қ. Жүнісовтің қатысуымен,",
        [("О.Қ. Жүнісов", "representative", "Сенат", "депутат", ("Сенат",))],
    ),
    "only the counsel came": (
        "өтініш субъектісі С.О. Жанұзақованың өкілі – заң консультанты Ж.О. Демеуованың қатысуымен,",
        [
            ("С.О. Жанұзақова", "applicant", None, None, ()),
            ("Ж.О. Демеуова", "representative", None, "заң консультанты", ("С.О. Жанұзақова",)),
        ],
    ),
    "whoever submitted is no body": (
        "ұсыныс субъектісінің өкілі – қалалық соттың төрағасы Т.Е. Көшеновтың қатысуымен,",
        [("Т.Е. Көшенов", "representative", None, "қалалық соттың төрағасы", ())],
    ),
    "only the counsel came of somebody without a role": (
        "К.Е. Сауранбаевтың өкілі – адвокат Т.Е. Көшеновтың қатысуымен,",
        [
            ("К.Е. Сауранбаев", "applicant", None, None, ()),
            ("Т.Е. Көшенов", "representative", None, "адвокат", ("К.Е. Сауранбаев",)),
        ],
    ),
    "the legal representative of one who is named behind, with a body's behind both": (
        "өтініш субъектісі Ю.Ф. Дементьеваның – кәмелетке толмаған Р.К. Сауранбаевтың заңды өкілінің, Қазақстан Республикасы Қаржы министрлігінің өкілі А.Қ. Бекболдың қатысуымен,",
        [
            ("Ю.Ф. Дементьева", "representative", None, None, ("Р.К. Сауранбаев",)),
            ("Р.К. Сауранбаев", "applicant", None, None, ()),
            ("А.Қ. Бекбол", "representative", FINANCE, None, (FINANCE,)),
        ],
    ),
    "the same in a bracket": (
        "өтініш субъектісі Ю.Ф. Дементьеваның (кәмелетке толмаған Р.К. Сауранбаевтың заңды өкілі), Қазақстан Республикасы Қаржы министрлігінің өкілі А.Қ. Бекболдың қатысуымен,",
        [
            ("Ю.Ф. Дементьева", "applicant", None, None, ()),
            ("Р.К. Сауранбаев", "applicant", None, None, ()),
            ("А.Қ. Бекбол", "representative", FINANCE, None, (FINANCE,)),
        ],
    ),
    "a legal representative by profession": (
        "өтініш субъектісі Р.К. Сауранбаевтың заңды өкілі, адвокат А.Қ. Бекболдың қатысуымен,",
        [
            ("Р.К. Сауранбаев", "applicant", None, None, ()),
            ("А.Қ. Бекбол", "representative", None, "адвокат", ("Р.К. Сауранбаев",)),
        ],
    ),
    "a legal representative": (
        "кәмелетке толмаған Р-ның заңды өкілі Ю.Ф. Дементьеваның, сарапшы К.Ж. Балтабайдың қатысуымен,",
        [
            ("Р.", "applicant", None, None, ()),
            ("Ю.Ф. Дементьева", "representative", None, None, ("Р.",)),
            ("К.Ж. Балтабай", "expert", None, None, ()),
        ],
    ),
    "anonymised applicants, each with counsel of his own": (
        "өтініш субъектілері Н.-нің және оның өкілі – заң консультанты Қ.Ө. Шыңғысованың, И.-дің және оның өкілі – адвокат Б.Е. Мейрамовтың, Д-ның қатысуымен,",
        [
            ("Н.", "applicant", None, None, ()),
            ("Қ.Ө. Шыңғысова", "representative", None, "заң консультанты", ("Н.",)),
            ("И.", "applicant", None, None, ()),
            ("Б.Е. Мейрамов", "representative", None, "адвокат", ("И.",)),
            ("Д.", "applicant", None, None, ()),
        ],
    ),
    "deputies for the applicant, in three ways of listing": (
        ("өтініш субъектісінің өкілдері - Қазақстан Республикасы Парламенті Мәжілісінің депутаттары А.С.Тасбаев пен Е.О.Омашевтің және Қазақстан Республикасы Парламенті Сенатының депутаты Л.Н.Буркиннің,\n"
        "Қазақстан Республикасының Қаржы вице-министрі Б.Т.Сұлтаншаның қатысуымен,"),
        [
            ("А.С. Тасбаев", "representative", None, "Қазақстан Республикасы Парламенті Мәжілісінің депутаты", ()),
            ("Е.О. Омашев", "representative", None, "Қазақстан Республикасы Парламенті Мәжілісінің депутаты", ()),
            ("Л.Н. Буркин", "representative", None, "Қазақстан Республикасы Парламенті Сенатының депутаты", ()),
            ("Б.Т. Сұлтанша", "other", None, "Қазақстан Республикасының Қаржы вице-министрі", ()),
        ],
    ),
    "bodies, one named after somebody": (
        ("Қазақстан Республикасы Ішкі істер министрлігінің Б. Тоқаш атындағы академиясының өкілі – кафедра бастығы Д.Н. Ақжігіттің;\n"
        "Адам құқықтары жөніндегі ұлттық орталықтың өкілі – Азаматтық және саяси құқықтар бөлімі меңгерушісінің орынбасары С.Ш. Орманбекқызының;\n"
        "Республикалық адвокаттар алқасының өкілі – төраға К. Бағдатұлының қатысуымен,"),
        [
            ("Д.Н. Ақжігіт", "representative", "Қазақстан Республикасы Ішкі істер министрлігінің Б. Тоқаш атындағы академиясы", "кафедра бастығы", ("Қазақстан Республикасы Ішкі істер министрлігінің Б. Тоқаш атындағы академиясы",)),
            ("С.Ш. Орманбекқызы", "representative", "Адам құқықтары жөніндегі ұлттық орталық", "Азаматтық және саяси құқықтар бөлімі меңгерушісінің орынбасары", ("Адам құқықтары жөніндегі ұлттық орталық",)),
            ("К. Бағдатұлы", "representative", "Республикалық адвокаттар алқасы", "төраға", ("Республикалық адвокаттар алқасы",)),
        ],
    ),
    "list items with dashes, an expert, a specialist, an interpreter": (
        ("- Қазақстан Республикасы Қаржы министрлігінің өкілі - вице-министр А.Қ. Бекболдың,\n"
        "- сарапшы – заң ғылымдарының докторы, профессор М.М. Дүйсеновтің,\n"
        "- маман Э.Э. Рихтердің,\n"
        "- аудармашы С. Ахметтің қатысуымен,"),
        [
            ("А.Қ. Бекбол", "representative", FINANCE, "вице-министр", (FINANCE,)),
            ("М.М. Дүйсенов", "expert", None, "заң ғылымдарының докторы, профессор", ()),
            ("Э.Э. Рихтер", "specialist", None, None, ()),
            ("С. Ахмет", "interpreter", None, None, ()),
        ],
    ),
    "a blank is missing behind the word for a representative": (
        "Қазақстан Республикасы Қаржы министрлігінің өкіліРеспублика вице-министрі А.Қ. Бекболдың қатысуымен,",
        [("А.Қ. Бекбол", "representative", FINANCE, "Республика вице-министрі", (FINANCE,))],
    ),
    "counsel who speaks for somebody's interests": (
        "Н.С. Гоордың мүддесін білдіретін адвокаттар Т.Е. Көшеновтің, Н.Қ. Зорбаеваның қатысуымен,",
        [
            ("Н.С. Гоор", "applicant", None, None, ()),
            ("Т.Е. Көшенов", "representative", None, "адвокат", ("Н.С. Гоор",)),
            ("Н.Қ. Зорбаева", "representative", None, "адвокат", ("Н.С. Гоор",)),
        ],
    ),
    "scholars who came as a specialist and as an expert": (
        "доцент О.П. Петрованың маман ретінде, профессор Р.Т. Әлиевтің сарапшы ретінде қатысуымен,",
        [
            ("О.П. Петрова", "specialist", None, "доцент", ()),
            ("Р.Т. Әлиев", "expert", None, "профессор", ()),
        ],
    ),
    "who came for an applicant that is a body": (
        "өтініш субъектісі – Алматы қаласының әкімдігі атынан бөлім басшысы Т.Е. Көшеновтің қатысуымен,",
        [("Т.Е. Көшенов", "representative", "Алматы қаласының әкімдігі", "бөлім басшысы", ("Алматы қаласының әкімдігі",))],
    ),
    "what closes the list of the bench in another paragraph": (
        "бар, Қазақстан Республикасы Қаржы министрлігінің өкілі – вице-министр А.Қ. Бекболдың қатысуымен,",
        [("А.Қ. Бекбол", "representative", FINANCE, "вице-министр", (FINANCE,))],
    ),
    "a word that opens the list": (
        "мыналардың: өтініш субъектісінің өкілі – депутат А.Қ. Бекболдың қатысуымен,",
        [("А.Қ. Бекбол", "representative", None, "депутат", ())],
    ),
}  # fmt: skip

RUSSIAN = {
    "an acting minister, whose initials are the same letters": (
        "с участием заявителя Гоора Н.С., и.о. министра юстиции Даркулова И.О.,",
        [
            ("Гоор Н.С.", "applicant", None, None, ()),
            ("Даркулов И.О.", "other", None, "и.о. министра юстиции", ()),
        ],
    ),
    "a secretary before those who took part": (
        "при секретаре Оразбековой Г.С.,\nс участием заявителя – гражданина Гоора Н.С., его представителя – адвоката Даркулова А.Ж.,",
        [
            ("Гоор Н.С.", "applicant", None, None, ()),
            ("Даркулов А.Ж.", "representative", None, "адвокат", ("Гоор Н.С.",)),
            ("Оразбекова Г.С.", "other", None, "секретарь", ()),
        ],
    ),
    "each with a word of his own": (
        ("с участием:\n"
        "представителя субъекта обращения – депутата Мажилиса Парламента Республики Казахстан Бекетова А.С.;\n"
        "представителя Министерства финансов Республики Казахстан – вице-министра Бекбол А.К.;\n"
        "представителя Республиканской коллегии адвокатов – заместителя председателя Вранкова И.О.,"),
        [
            ("Бекетов А.С.", "representative", None, "депутат Мажилиса Парламента Республики Казахстан", ()),
            ("Бекбол А.К.", "representative", MINFIN, "вице-министр", (MINFIN,)),
            ("Вранков И.О.", "representative", "Республиканская коллегия адвокатов", "заместитель председателя", ("Республиканская коллегия адвокатов",)),
        ],
    ),
    "under a heading": (
        ("с участием представителей:\n"
        "субъекта обращения Жанузаковой С.О. – адвоката Демеуовой Ж.О.,\n"
        "Сената Парламента Республики Казахстан – депутата Аргынбаевой А.С.,\n"
        "Генеральной прокуратуры Республики Казахстан – старшего помощника Генерального Прокурора Цоя Т.Б.,\n"
        "Уполномоченного по правам человека – руководителя Касым А.Б.,"),
        [
            ("Жанузакова С.О.", "applicant", None, None, ()),
            ("Демеуова Ж.О.", "representative", None, "адвокат", ("Жанузакова С.О.",)),
            ("Аргынбаева А.С.", "representative", "Сенат Парламента Республики Казахстан", "депутат", ("Сенат Парламента Республики Казахстан",)),
            ("Цой Т.Б.", "representative", "Генеральная прокуратура Республики Казахстан", "старший помощник Генерального Прокурора", ("Генеральная прокуратура Республики Казахстан",)),
            ("Касым А.Б.", "representative", "Уполномоченный по правам человека", "руководитель", ("Уполномоченный по правам человека",)),
        ],
    ),
    "applicant first, then the heading; counsel without a dash": (
        ("с участием:\n"
        "субъекта обращения Щербинского В.Д. и его представителя адвоката Сейітғалы А.Т.,\n"
        "представителей:\n"
        "Министерства финансов Республики Казахстан – директора Департамента налоговой политики Тайжан Д.А.,"),
        [
            ("Щербинский В.Д.", "applicant", None, None, ()),
            ("Сейітғалы А.Т.", "representative", None, "адвокат", ("Щербинский В.Д.",)),
            ("Тайжан Д.А.", "representative", MINFIN, "директор Департамента налоговой политики", (MINFIN,)),
        ],
    ),
    "the post behind the name, two bodies with colons": (
        ("с участием депутатов Парламента Республики Казахстан Веселова В.Н. и Рамазана А.М., "
        "представителей Правительства Республики Казахстан: Коржиной Н.А. - Министра труда и социальной защиты населения Республики Казахстан, "
        "Мухаметова Б.А. - Министра юстиции Республики Казахстан, Национального Банка Республики Казахстан: Садыковой Г.Т. - директора юридического департамента,"),
        [
            ("Веселов В.Н.", "other", None, "депутат Парламента Республики Казахстан", ()),
            ("Рамазан А.М.", "other", None, "депутат Парламента Республики Казахстан", ()),
            ("Коржина Н.А.", "representative", "Правительство Республики Казахстан", "Министр труда и социальной защиты населения Республики Казахстан", ("Правительство Республики Казахстан",)),
            ("Мухаметов Б.А.", "representative", "Правительство Республики Казахстан", "Министр юстиции Республики Казахстан", ("Правительство Республики Казахстан",)),
            ("Садыкова Г.Т.", "representative", "Национальный Банк Республики Казахстан", "директор юридического департамента", ("Национальный Банк Республики Казахстан",)),
        ],
    ),
    "no dash between body and post; dash between post and name": (
        ("с участием представителя Генеральной прокуратуры Республики Казахстан руководителя аппарата Генерального Прокурора Фоста В.К., "
        "секретаря Центральной избирательной комиссии Республики Казахстан - Беккера В.К."),
        [
            ("Фост В.К.", "representative", "Генеральная прокуратура Республики Казахстан", "руководитель аппарата Генерального Прокурора", ("Генеральная прокуратура Республики Казахстан",)),
            ("Беккер В.К.", "other", None, "секретарь Центральной избирательной комиссии Республики Казахстан", ()),
        ],
    ),
    "two posts under one word": (
        "с участием представителей Правительства Республики Казахстан – первого вице-Министра Сарбасина А.А. и вице-Министра Сагынбаевой Н.Е.,",
        [
            ("Сарбасин А.А.", "representative", "Правительство Республики Казахстан", "первый вице-Министр", ("Правительство Республики Казахстан",)),
            ("Сагынбаева Н.Е.", "representative", "Правительство Республики Казахстан", "вице-Министр", ("Правительство Республики Казахстан",)),
        ],
    ),
    "counsel shared by two applicants": (
        "с участием субъектов обращения Сауранбаева К.Е., Альжан М. (их представителей – адвокатов Кошенова Т.Е. и Зорбаевой Н.К.),",
        [
            ("Сауранбаев К.Е.", "applicant", None, None, ()),
            ("Альжан М.", "applicant", None, None, ()),
            ("Кошенов Т.Е.", "representative", None, "адвокат", ("Сауранбаев К.Е.", "Альжан М.")),
            ("Зорбаева Н.К.", "representative", None, "адвокат", ("Сауранбаев К.Е.", "Альжан М.")),
        ],
    ),
    "applicants with counsel of their own, of whom one has an office": (
        "с участием субъектов обращения – депутата Асанова Н.К. и его представителя – адвоката Шынгысовой К.О., Бекенова И.Б.,",
        [
            ("Асанов Н.К.", "applicant", None, "депутат", ()),
            ("Шынгысова К.О.", "representative", None, "адвокат", ("Асанов Н.К.",)),
            ("Бекенов И.Б.", "applicant", None, None, ()),
        ],
    ),
    "two applicants, the latter with counsel": (
        "с участием субъектов обращений – граждан Асанова Н.К. и Бекеновой И.Б., представителя последней – адвоката Шынгысовой К.О.,",
        [
            ("Асанов Н.К.", "applicant", None, None, ()),
            ("Бекенова И.Б.", "applicant", None, None, ()),
            ("Шынгысова К.О.", "representative", None, "адвокат", ("Бекенова И.Б.",)),
        ],
    ),
    "anonymised, each with counsel": (
        "с участием представителей:\nсубъектов обращения Н. – юридического консультанта Шынгысовой К.О., И. – адвоката Мейрамова Б.Е.,",
        [
            ("Н.", "applicant", None, None, ()),
            ("Шынгысова К.О.", "representative", None, "юридический консультант", ("Н.",)),
            ("И.", "applicant", None, None, ()),
            ("Мейрамов Б.Е.", "representative", None, "адвокат", ("И.",)),
        ],
    ),
    "a legal representative before whom he represents": (
        "с участием:\nДементьевой Ю.Ф. – законного представителя несовершеннолетнего Р.,\nпредставителей:\nМинистерства финансов Республики Казахстан – директора департамента Сауранбаева Д.Е.,",
        [
            ("Дементьева Ю.Ф.", "representative", None, None, ("Р.",)),
            ("Р.", "applicant", None, None, ()),
            ("Сауранбаев Д.Е.", "representative", MINFIN, "директор департамента", (MINFIN,)),
        ],
    ),
    "a legal representative behind whom he represents": (
        "с участием законного представителя несовершеннолетней Р. – Дементьевой Ю.Ф., эксперта Балтабая К.Ж.,",
        [
            ("Р.", "applicant", None, None, ()),
            ("Дементьева Ю.Ф.", "representative", None, None, ("Р.",)),
            ("Балтабай К.Ж.", "expert", None, None, ()),
        ],
    ),
    "counsel before whom he represents": (
        "с участием адвоката Кошенова Т.Е. – представителя Сауранбаева К.Е., эксперта Балтабая К.Ж.,",
        [
            ("Кошенов Т.Е.", "representative", None, "адвокат", ("Сауранбаев К.Е.",)),
            ("Сауранбаев К.Е.", "applicant", None, None, ()),
            ("Балтабай К.Ж.", "expert", None, None, ()),
        ],
    ),
    "counsel before two whom he represents": (
        "с участием Кошенова Т.Е. – представителя Сауранбаева К.Е. и Альжан М.,",
        [
            ("Кошенов Т.Е.", "representative", None, None, ("Сауранбаев К.Е.", "Альжан М.")),
            ("Сауранбаев К.Е.", "applicant", None, None, ()),
            ("Альжан М.", "applicant", None, None, ()),
        ],
    ),
    "a dash alone makes nobody a representative": (
        "с участием Кошенова Т.Е. – заявителя Сауранбаева К.Е.,",
        [
            ("Кошенов Т.Е.", "other", None, None, ()),
            ("Сауранбаев К.Е.", "applicant", None, None, ()),
        ],
    ),
    "whoever represents a citizen": (
        "с участием Кошенова Т.Е. – представителя гражданина Сауранбаева К.Е.,",
        [
            ("Кошенов Т.Е.", "representative", None, None, ("Сауранбаев К.Е.",)),
            ("Сауранбаев К.Е.", "applicant", None, None, ()),
        ],
    ),
    "in what capacity, behind the names": (
        "с участием Кошенова Т.Е. – представителя Министерства финансов Республики Казахстан, Зорбаевой Н.К. – советника Генерального Прокурора, Балтабая К.Ж. – эксперта,",
        [
            ("Кошенов Т.Е.", "representative", MINFIN, None, (MINFIN,)),
            ("Зорбаева Н.К.", "other", None, "советник Генерального Прокурора", ()),
            ("Балтабай К.Ж.", "expert", None, None, ()),
        ],
    ),
    "posts behind names that a conjunction joins": (
        "с участием Коржиной Н.А. – Министра труда и Мухаметова Б.А. – Министра юстиции,",
        [
            ("Коржина Н.А.", "other", None, "Министр труда", ()),
            ("Мухаметов Б.А.", "other", None, "Министр юстиции", ()),
        ],
    ),
    "initials first, with an expert": (
        "при участии представителя субъекта обращения – председателя судебной коллегии областного суда Ж.К. Сейдалиевой, эксперта – доктора юридических наук, профессора К.Ж. Балтабая,",
        [
            ("Ж.К. Сейдалиева", "representative", None, "председатель судебной коллегии областного суда", ()),
            ("К.Ж. Балтабай", "expert", None, "доктор юридических наук, профессор", ()),
        ],
    ),
    "posts behind names": (
        "экспертов: Ахметова С.Е., кандидата юридических наук, Кима В.А. и Ли О.В., доцента кафедры,",
        [
            ("Ахметов С.Е.", "expert", None, "кандидат юридических наук", ()),
            ("Ким В.А.", "expert", None, None, ()),
            ("Ли О.В.", "expert", None, "доцент кафедры", ()),
        ],
    ),
    "a post behind a name, and another office": (
        "представителя Министерства финансов Республики Казахстан – Сапарова Е.К., советника министра, и переводчика Ли О.В.,",
        [
            ("Сапаров Е.К.", "representative", MINFIN, "советник министра", (MINFIN,)),
            ("Ли О.В.", "interpreter", None, None, ()),
        ],
    ),
    "a comma behind the word for an expert": (
        "эксперта, доктора юридических наук Ахметова С.Е. и специалиста, доцента Ли О.В.,",
        [
            ("Ахметов С.Е.", "expert", None, "доктор юридических наук", ()),
            ("Ли О.В.", "specialist", None, "доцент", ()),
        ],
    ),
    "a post behind a name, and another behind a conjunction": (
        "специалиста – Ли О.В., заведующей кафедрой, и секретаря Досова К.Р.,",
        [
            ("Ли О.В.", "specialist", None, "заведующая кафедрой", ()),
            ("Досов К.Р.", "other", None, "секретарь", ()),
        ],
    ),
    "posts in brackets behind the names": (
        "субъекта обращения Кенесова Б.А. (генеральный директор товарищества), его представителя Сапарова Е.К. (адвокат),",
        [
            ("Кенесов Б.А.", "applicant", None, "генеральный директор товарищества", ()),
            ("Сапаров Е.К.", "representative", None, "адвокат", ("Кенесов Б.А.",)),
        ],
    ),
    "a post in brackets behind the first of two who share a body": (
        "представителей Министерства финансов Республики Казахстан Кенесова Б.А. (директор департамента) и Кима Е.К.,",
        [
            ("Кенесов Б.А.", "representative", MINFIN, "директор департамента", (MINFIN,)),
            ("Ким Е.К.", "representative", MINFIN, None, (MINFIN,)),
        ],
    ),
    "a post in brackets behind the first of two applicants": (
        "субъектов обращения Кенесова Б.А. (директор товарищества), Кима Е.К., их представителя Сапарова М.К.,",
        [
            ("Кенесов Б.А.", "applicant", None, "директор товарищества", ()),
            ("Ким Е.К.", "applicant", None, None, ()),
            ("Сапаров М.К.", "representative", None, None, ("Кенесов Б.А.", "Ким Е.К.")),
        ],
    ),
    "two posts of one body below a heading": (
        "представителей:\nМинистерства финансов Республики Казахстан – вице-министра Кенесова Б.А., директора департамента Кима Е.К.,\nсубъекта обращения – адвоката Сапарова М.К., юриста Ли О.В.,",
        [
            ("Кенесов Б.А.", "representative", MINFIN, "вице-министр", (MINFIN,)),
            ("Ким Е.К.", "representative", MINFIN, "директор департамента", (MINFIN,)),
            ("Сапаров М.К.", "representative", None, "адвокат", ()),
            ("Ли О.В.", "representative", None, "юрист", ()),
        ],
    ),
    "a word of politeness before a name": (
        "представителя Министерства финансов Республики Казахстан – вице-министра г-на Кенесова Б.А.,",
        [("Кенесов Б.А.", "representative", MINFIN, "вице-министр", (MINFIN,))],
    ),
    "a post behind a list that a conjunction has closed": (
        "представителей Министерства финансов Республики Казахстан – директора департамента Кенесова Б.А. и начальника управления Сапарова Е.К., главного консультанта Ли О.В.,",
        [
            ("Кенесов Б.А.", "representative", MINFIN, "директор департамента", (MINFIN,)),
            ("Сапаров Е.К.", "representative", MINFIN, "начальник управления", (MINFIN,)),
            ("Ли О.В.", "other", None, "главный консультант", ()),
        ],
    ),
    "whom somebody represents stands behind the name, in a paragraph of its own": (
        "субъекта обращения Кенесова Б.А.,\nСапарова Е.К. – представителя Министерства финансов Республики Казахстан,",
        [
            ("Кенесов Б.А.", "applicant", None, None, ()),
            ("Сапаров Е.К.", "representative", MINFIN, None, (MINFIN,)),
        ],
    ),
    "a post in the plural behind the names of a list is that of each": (
        ("с участием представителей Парламента Республики Казахстан Зорбаева У.А., Калиева Н. - депутатов Мажилиса,\n"
        "Абенова Ж.М., Щегловой И.П. и Роггена С. - депутатов Сената,"),
        [
            (name, "representative", "Парламент Республики Казахстан", post, ("Парламент Республики Казахстан",))
            for name, post in (
                ("Зорбаев У.А.", "депутат Мажилиса"),
                ("Калиев Н.", "депутат Мажилиса"),
                ("Абенов Ж.М.", "депутат Сената"),
                ("Щеглова И.П.", "депутат Сената"),
                ("Рогген С.", "депутат Сената"),
            )
        ],
    ),
    "who stands below the representatives of several bodies is none of them": (
        ("с участием представителей Верховного Суда Республики Казахстан – судьи Ли О.В. и Генеральной прокуратуры – прокурора Сапарова Е.К.,\n"
        "члена Научно-консультативного совета, доктора юридических наук Кенесова Б.А.,"),
        [
            ("Ли О.В.", "representative", "Верховный Суд Республики Казахстан", "судья", ("Верховный Суд Республики Казахстан",)),
            ("Сапаров Е.К.", "representative", "Генеральная прокуратура", "прокурор", ("Генеральная прокуратура",)),
            ("Кенесов Б.А.", "other", None, "член Научно-консультативного совета, доктор юридических наук", ()),
        ],
    ),
    "a post alone under a heading is of no body": (
        "с участием представителей:\nвице-министра юстиции Республики Казахстан Ли О.В.,\nМинистерства финансов Республики Казахстан – вице-министра Кенесова Б.А.,",
        [
            ("Ли О.В.", "representative", None, "вице-министр юстиции Республики Казахстан", ()),
            ("Кенесов Б.А.", "representative", MINFIN, "вице-министр", (MINFIN,)),
        ],
    ),
    "applicants whose names are reduced, each with counsel, behind a firm": (
        "с участием представителей:\nсубъектов обращения ТОО «Сары-Арка» – директора Ли А.А., Н. – консультанта Шиловой К.О., И. – адвоката Белова Б.Е.,",
        [
            ("Ли А.А.", "representative", "ТОО «Сары-Арка»", "директор", ("ТОО «Сары-Арка»",)),
            ("Н.", "applicant", None, None, ()),
            ("Шилова К.О.", "representative", None, "консультант", ("Н.",)),
            ("И.", "applicant", None, None, ()),
            ("Белов Б.Е.", "representative", None, "адвокат", ("И.",)),
        ],
    ),
    "in whose person a body took part": (
        "с участием субъекта обращения ТОО «Сары-Арка» в лице директора Ли А.А., представителя Министерства финансов Республики Казахстан в лице вице-министра Белова Б.Е.,",
        [
            ("Ли А.А.", "representative", "ТОО «Сары-Арка»", "директор", ("ТОО «Сары-Арка»",)),
            ("Белов Б.Е.", "representative", MINFIN, "вице-министр", (MINFIN,)),
        ],
    ),
    "a representative behind the name of the represented": (
        "с участием действующего по доверенности представителя Ыбрай К.К. – Штерн Л.Б.,",
        [
            ("Ыбрай К.К.", "applicant", None, None, ()),
            ("Штерн Л.Б.", "representative", None, None, ("Ыбрай К.К.",)),
        ],
    ),
    "scholars whose capacity stands behind the name": (
        "с участием: профессора Алиева Р.Т. – эксперта, доцента Петровой О.П. – специалиста,",
        [
            ("Алиев Р.Т.", "expert", None, "профессор", ()),
            ("Петрова О.П.", "specialist", None, "доцент", ()),
        ],
    ),
    "a scholar who is said behind the name to have come as a specialist": (
        "с участием: доцента Казахского университета Петровой О.П. в качестве специалиста, переводчика Цоя В.Р.,",
        [
            ("Петрова О.П.", "specialist", None, "доцент Казахского университета", ()),
            ("Цой В.Р.", "interpreter", None, None, ()),
        ],
    ),
    "two of them, joined by a conjunction": (
        "с участием: профессора Алиева Р.Т. в качестве эксперта и доцента Ли С.Х. в качестве переводчика,",
        [
            ("Алиев Р.Т.", "expert", None, "профессор", ()),
            ("Ли С.Х.", "interpreter", None, "доцент", ()),
        ],
    ),
    "counsel before the one whose interests they speak for": (
        "с участием: адвокатов Сапарова Е.К., Омаровой Г.Т., представляющих интересы Кенесова Б.А.,",
        [
            ("Сапаров Е.К.", "representative", None, "адвокат", ()),
            ("Омарова Г.Т.", "representative", None, "адвокат", ()),
            ("Кенесов Б.А.", "applicant", None, None, ()),
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("clause", "expected"), KAZAKH.values(), ids=KAZAKH)
def test_kazakh_participants(clause, expected):
    assert rows(kaz(parties=clause)) == expected


@pytest.mark.parametrize(("clause", "expected"), RUSSIAN.values(), ids=RUSSIAN)
def test_russian_participants(clause, expected):
    assert rows(rus(parties=clause)) == expected


def test_applicants_whom_only_the_question_names():
    question = "өзінің ашық отырысында К.Е. Сауранбаевтың және М. Әлжанның Қазақстан Республикасы Азаматтық кодексінің 17-бабы туралы өтініштерін қарады."
    assert [r[:2] for r in rows(kaz(question=question))] == [
        ("А.С. Жанбырбаев", "representative"),
        ("К.Е. Сауранбаев", "applicant"),
        ("М. Әлжан", "applicant"),
    ]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "рассмотрел в открытом заседании обращение гражданина Сауранбаева К.Е. о проверке статьи 17 Кодекса.",
            ("Сауранбаев К.Е.", "applicant", None),
        ),
        (
            "рассмотрел в открытом заседании обращение Президента Республики Казахстан К.Е. Сауранбаева об официальном толковании.",
            ("К.Е. Сауранбаев", "applicant", "Президент Республики Казахстан"),
        ),
        (
            "рассмотрел в открытом заседании обращение председателя мажилиса парламента К. Е.Сауранбаева о толковании.",
            ("К.Е. Сауранбаев", "applicant", "председатель мажилиса парламента"),
        ),
        (
            "рассмотрел в открытом заседании обращение депутатов Парламента Ли В.А., Сауранбаева К.Е. о толковании.",
            ("Сауранбаев К.Е.", "applicant", "депутат Парламента"),
        ),
        ("рассмотрел в открытом заседании обращение И. о проверке.", ("И.", "applicant", None)),
    ],
)
def test_applicant_of_a_russian_question(question, expected):
    *_, applicant = rus(question=question).people().participants
    assert (applicant.name, applicant.role, applicant.position) == expected


@pytest.mark.parametrize(
    "question",
    [
        "рассмотрел в открытом заседании обращение адвоката Зорбаевой Н.К. в интересах Альжан М. о проверке.",
        "рассмотрел в открытом заседании обращение о проверке Закона, внесенного депутатом Зориным А.А.",
    ],
)
def test_nobody_is_made_an_applicant_by_guess(question):
    assert [p.name for p in rus(question=question).people().participants] == ["Жанбырбаев А.С."]


def test_an_expert_whose_opinion_was_heard():
    found = rus(
        rapporteurs="Заслушав докладчика – судью Карасаева Е.М., изучив заключение эксперта - доктора юридических наук, профессора Балтабая К.Ж.,"
    ).people()
    expert = found.participants[-1]
    assert (expert.name, expert.role) == ("Балтабай К.Ж.", "expert")
    assert expert.position == "доктор юридических наук, профессор"


def test_an_expert_of_a_school_that_bears_a_name():
    found = rus(
        rapporteurs="Заслушав докладчика – судью Карасаева Е.М., изучив заключение эксперта – профессора Университета имени М.С. Досова Балтабая К.Ж.,"
    ).people()
    assert (found.participants[-1].name, *found.findings) == ("Балтабай К.Ж.",)


@pytest.mark.parametrize(
    ("parties", "official"),
    [
        ("эксперта – профессора Академии при Генеральной прокуратуре Республики Казахстан Балтабая К.Ж.,", False),
        ("представителя субъекта обращения – адвоката консультации при Верховном Суде Республики Казахстан Зориной А.А.,", False),
        ("представителя Министерства финансов Республики Казахстан – вице-министра Жанбырбаева А.С.,", True),
    ],
)  # fmt: skip
def test_who_is_no_official_has_no_public_name_though_a_state_body_is_named(parties, official):
    (someone,) = rus(parties=f"с участием {parties}").people().participants
    assert ("/person/kz/" in someone.iri) == official


def test_one_person_is_one_entry_however_often_named():
    ruling = kaz(
        parties="өтініш субъектісі К.Е. Сауранбаевтың қатысуымен,",
        question="өзінің ашық отырысында К.Е. Сауранбаевтың өтінішін қарады.",
        background="К.Е. Сауранбаев соттың шешімін К.Е. Сауранбаевқа тапсырмағанын, Сауранбаевтан ақша өндірілгенін айтады. Д.Д. Сауранбаев басқа адам.",
    )
    found = ruling.people()
    (applicant,) = found.participants
    assert applicant.eId == "party_1"
    mentions = [a for a in found.annotations if a.refers_to == "party_1"]
    assert [ruling.text[slice(*a.span)] for a in mentions] == [
        "К.Е. Сауранбаевтың",
        "К.Е. Сауранбаевтың",
        "К.Е. Сауранбаев",
        "К.Е. Сауранбаевқа",
        "Сауранбаевтан",
    ]


def test_russian_mentions_in_other_cases():
    ruling = rus(
        parties="с участием субъекта обращения Зорбаевой Н.К.,",
        background="Зорбаева Н.К. считает норму несправедливой. С Зорбаевой Н.К. расторгли договор; Зорбаеву уволили. Н.К. Зорбаевой отказано.",
    )
    found = ruling.people()
    words = [ruling.text[slice(*a.span)] for a in found.annotations if a.refers_to == "party_1"]
    assert words == [
        "Зорбаевой Н.К.",
        "Зорбаева Н.К.",
        "Зорбаевой Н.К.",
        "Зорбаеву",
        "Н.К. Зорбаевой",
    ]


def test_two_people_of_one_surname_are_told_apart_by_initials_alone():
    ruling = rus(
        parties="с участием субъектов обращения Альжан М.К., Альжан Б.К.,",
        background="Альжан Б.К. и Альжан живут вместе.",
    )
    found = ruling.people()
    named = [
        (ruling.text[slice(*a.span)], a.refers_to)
        for a in found.annotations
        if a.refers_to.startswith("party")
    ]
    assert named == [
        ("Альжан М.К.", "party_1"),
        ("Альжан Б.К.", "party_2"),
        ("Альжан Б.К.", "party_2"),
    ]


def test_private_persons_have_iris_without_their_names_and_officials_have_their_own():
    clause, _ = KAZAKH["applicants and their counsel in brackets"]
    iris = [p.iri for p in kaz(parties=clause).people().participants]
    assert iris[:5] == [
        f"/akn/ontology/person/local/constitutional-court-2024-02-29-41-{n}"
        for n in ("party-1", "party-2", "party-3", "rep-1", "rep-2")
    ]
    assert iris[5] == "/akn/ontology/person/kz/bekbol-a-k"


def test_private_iris_without_a_known_work():
    clause, _ = KAZAKH["an applicant and her counsel"]
    iris = [p.iri for p in kaz(parties=clause).people(work=None).participants]
    assert iris == [f"/akn/ontology/person/local/{n}" for n in ("party-1", "rep-1")]


def test_marks_by_kind():
    clause, _ = KAZAKH["applicants and their counsel in brackets"]
    ruling = kaz(parties=clause)
    marks = [
        (a.kind.value, ruling.text[slice(*a.span)], a.refers_to, a.value)
        for a in ruling.people().annotations
        if not a.refers_to.startswith("judge")
    ]
    assert marks == [
        ("party", "К.Е. Сауранбаевтың", "party_1", None),
        ("party", "М. Әлжанның", "party_2", None),
        ("party", "С.Я. Гринюктің", "party_3", None),
        ("role", "адвокаттар", "rep_1", "адвокат"),
        ("lawyer", "Т.Е. Көшенов", "rep_1", None),
        ("lawyer", "Н.Қ. Зорбаеваның", "rep_2", None),
        ("organization", "Қазақстан Республикасы Қаржы министрлігінің", "rep_3", FINANCE),
        ("role", "вице-министр", "rep_3", "вице-министр"),
        ("person", "А.Қ. Бекболдың", "rep_3", None),
    ]


def test_what_is_not_certain_is_flagged_and_kept():
    ruling = rus(
        parties="с участием представителя общественного движения «Заря» – координаторши Рядного К.И.,"
    )
    found = ruling.people()
    (person,) = found.participants
    assert person.organization == "общественного движения «Заря»"
    assert person.position == "координаторши"
    codes = [f.code for f in found.findings]
    assert codes == [Code.NAME_DOUBTFUL, Code.TITLE_DOUBTFUL, Code.TITLE_DOUBTFUL]


def test_a_ruling_without_participants():
    assert kaz(parties="").people().participants == ()
    assert rus(parties="").people().participants == ()


@pytest.mark.parametrize(
    ("made", "words", "due"),
    [
        (
            rus,
            "Заслушав докладчика – судью Карасаева Е.М., изучив заключения экспертов – академика Балтабая К.Ж., доктора юридических наук Досова Н.Т. и доцента Каримовой Л.А., выступления депутата Орлова П.П., Конституционный Суд",
            [("Балтабай К.Ж.", "академик"), ("Досов Н.Т.", "доктор юридических наук"), ("Каримова Л.А.", "доцент")],
        ),
        (
            kaz,
            "Баяндамашы – судья Е.М. Қарасаевты, сарапшылар – профессор К.Ж. Балтабайдың және заң ғылымдарының кандидаты Н.Т. Досовтың қорытындыларын тыңдап, Конституциялық Сот",
            [("К.Ж. Балтабай", "профессор"), ("Н.Т. Досов", "заң ғылымдарының кандидаты")],
        ),
    ],
)  # fmt: skip
def test_each_expert_of_a_list_has_the_title_before_the_name(made, words, due):
    people = made(rapporteurs=words).people()
    found = [(p.name, p.position) for p in people.participants if p.role.value == "expert"]
    assert found == due
    assert len(people.rapporteurs) == 1


# Names in full without a patronymic, whose nominative nothing tells, are told, wherever they stand.
NAMELESS = {
    "before another's office": (
        rus, "с участием представителя Министерства финансов Ли Светланы, советника Генерального Прокурора Жанбырбаева А.С.,", "Ли Светланы",
    ),
    "with a word of politeness": (
        rus, "с участием директора товарищества г-жи Чен Мэйлин, представителя Министерства юстиции – вице-министра Жанбырбаева А.С.,", "Чен Мэйлин",
    ),
    "before an office that a dash opens": (
        rus, "с участием представителя Сената – депутата Нурлана Абая, представителя Мажилиса – депутата Жанбырбаева А.С.,", "Нурлана Абая",
    ),
    "last": (rus, "с участием эксперта Жанбырбаева А.С. и вице-министра юстиции Кайрата Сауранова,", "Кайрата Сауранова"),
    "last, with a particle": (rus, "с участием вице-министра Жанбырбаева А.С. и эксперта Анри де Бовуара,", "Анри де Бовуара"),
    "alone": (rus, "с участием вице-министра юстиции Кайрата Сауранова,", "Кайрата Сауранова"),
    "a hyphen behind a name": (rus, "с участием эксперта Жанбырбаева А.С.-мл., адвоката Зорбаевой Н.К.,", "мл"),
    "a hyphen behind a surname": (rus, "с участием эксперта А.С. Жанбырбаева-мл., адвоката Н.К. Зорбаевой,", "мл"),
    "a particle before the surname": (rus, "с участием эксперта С. Мамед оглы Гасанова,", "Гасанова"),
    "masked": (rus, "с участием субъекта обращения А.С. Жанбырбаева, его представителя – адвоката З***,", "З***"),
    "masked, in Kazakh": (kaz, "өтініш субъектісі А.С. Жанбырбаевтың, оның өкілі – адвокат З***-ның қатысуымен,", "З***"),
    "a surname behind another's initials": (rus, "с участием субъектов обращения – супругов А.С. и Н.К. Жанбырбаевых,", "А.С. и Н.К."),
    "a surname behind another's initials, in Kazakh": (kaz, "өтініш субъектілері – ерлі-зайыпты А.С. және Н.К. Жанбырбаевтардың қатысуымен,", "А.С. және Н.К."),
    "a bracket in the name": (rus, "с участием субъекта обращения Зорбаевой (до замужества – Гоор) Н.К.,", "Н.К."),
    "a body between others": (rus, "с участием:\nэксперта Жанбырбаева А.С.,\nпредставителей Верховного Суда, Генеральной прокуратуры,\nпредставителя Министерства финансов – вице-министра Зорбаевой Н.К.,", "Верховного Суда, Генеральной прокуратуры"),
    "a body last of all": (rus, "с участием:\nэксперта Жанбырбаева А.С.,\nпредставителя Министерства финансов,", "Министерства финансов"),
    "a body between others, in Kazakh": (kaz, "өтініш субъектісі А.С. Жанбырбаевтың,\nЖоғарғы Соттың, Бас прокуратураның өкілдерінің,\nҚаржы министрлігінің өкілі – вице-министр Н.К. Зорбаеваның қатысуымен,", "Бас прокуратураның"),
    "last, in Kazakh": (kaz, "А.С. Жанбырбаевтың және вице-министр Сауранов Ерланның қатысуымен,", "Сауранов Ерланның"),
    "alone, in Kazakh": (kaz, "Әділет министрлігінің өкілі – вице-министр Сауранов Ерланның қатысуымен,", "Сауранов Ерланның"),
}  # fmt: skip


@pytest.mark.parametrize("case", NAMELESS)
def test_who_has_no_name_that_is_read_is_told(case):
    made, parties, words = NAMELESS[case]
    found = made(parties=parties).people()
    codes = {Code.COMPOSITION_UNREAD, Code.NAME_DOUBTFUL}
    told = [f.message for f in found.findings if f.code in codes]
    assert any(words in message for message in told), told
    assert not any("мл" in (p.organization or "") + (p.position or "") for p in found.participants)


@pytest.mark.parametrize(
    "office",
    [
        "депутата Мажилиса Парламента, секретаря Комитета",
        "советника Генерального Прокурора, старшего советника юстиции",
        "судьи Верховного Суда, доктора юридических наук",
        "Первого вице-Министра, Чрезвычайного и Полномочного Посла",
        "начальника Главного Управления, члена Совета Безопасности и",
        "заместителя председателя Агентства Республики Казахстан, представителя Национального Банка",
    ],
)
def test_words_with_a_capital_in_an_office_are_no_name(office):
    found = rus(parties=f"с участием {office} Жанбырбаева А.С.,").people()
    assert [f.code for f in found.findings if f.code is Code.COMPOSITION_UNREAD] == []


QUOTED = {
    "counsel's office": (rus, "с участием субъекта обращения – ТОО «Контора Ли В.А. и партнеры» в лице директора Жанбырбаева А.С.,"),
    "counsel's office, in Kazakh": (kaz, "өтініш субъектісі – «В.А. Ли және әріптестері» ЖШС директоры А.С. Жанбырбаевтың қатысуымен,"),
}  # fmt: skip


@pytest.mark.parametrize("case", QUOTED)
def test_whose_name_a_company_bears_took_no_part(case):
    made, parties = QUOTED[case]
    found = made(parties=parties).people()
    assert [p.as_written.rstrip("тың") for p in found.participants] in (
        ["Жанбырбаева А.С."],
        ["А.С. Жанбырбаев"],
    )
    assert found.participants[0].role.value == "representative"
    assert "Ли" in found.participants[0].organization
    assert not any(f.code is Code.COMPOSITION_UNREAD for f in found.findings)


@pytest.mark.parametrize(
    ("made", "parties"),
    [
        (rus, "с участием адвоката Жанбырбаева А.С., рассмотрел дело «По обращениям Сапарова Е.К., Зорбаевой Н.К.»,"),
        (kaz, "адвокат А.С. Жанбырбаевтың қатысуымен, «Е.К. Сапаровтың, Н.К. Зорбаеваның өтініштері бойынша» істі"),
    ],
)  # fmt: skip
def test_the_names_in_a_quoted_name_of_a_case_are_read_or_told(made, parties):
    found = made(parties=parties).people()
    read = {p.as_written.split()[-1][:6] for p in found.participants}
    told = any(f.code is Code.COMPOSITION_UNREAD for f in found.findings)
    assert told or len(read) > 1


@pytest.mark.parametrize(
    "words",
    [
        "с участием:\nэксперта Жанбырбаева А.С.,\nот палаты «Атамекен» никто не явился,\nпереводчика Зорбаевой Н.К.,",
        "с участием:\nего представителя,\nадвоката Жанбырбаева А.С.,",
        "с участием:\nпредставителя Министерства финансов,\nвице-министра Жанбырбаева А.С.,",
    ],
)
def test_a_paragraph_that_goes_on_or_says_that_nobody_came_lacks_no_name(words):
    found = rus(parties=words).people()
    assert not any(f.code is Code.COMPOSITION_UNREAD for f in found.findings)


@pytest.mark.parametrize("particle", ["кызы", "улы", "оглы", "уулу"])
def test_a_word_for_the_patronymic_behind_a_surname_stays_in_the_name(particle):
    someone = rus(parties=f"с участием эксперта У.Т. Мейрам {particle},").people().participants[0]
    assert someone.name == f"У.Т. Мейрам {particle}"
    judges = rus(
        bench=f"в составе Председателя Б.К. Тумановой, судей У.Т. Мейрам {particle} и Мейрам {particle} Д.К.,"
    )
    assert [j.name for j in judges.people().judges] == [
        f"У.Т. Мейрам {particle}",
        f"Мейрам {particle} Д.К.",
    ]


@pytest.mark.parametrize("particle", ["фон", "Фон", "Ван дер", "ди Ла"])
def test_a_word_that_opens_a_surname_is_no_part_of_the_office(particle):
    for made, parties, name in (
        (rus, f"депутатов Мажилиса Зорбаевой Н.К. и {particle} Роггена В.В.", f"{particle} Рогген В.В."),
        (rus, f"эксперта Зорбаевой Н.К., депутата Мажилиса В.В. {particle} Роггена", f"В.В. {particle} Рогген"),
        (kaz, f"Н.К. Зорбаеваның, депутат {particle} Рогген В.В.-ның", f"{particle} Рогген В.В."),
    ):  # fmt: skip
        clause = f"с участием {parties}," if made is rus else f"{parties} қатысуымен,"
        someone = made(parties=clause).people().participants[-1]
        assert someone.name == name
        assert someone.position in {"депутат Мажилиса", "депутат"}


def test_a_conjunction_before_a_name_is_no_part_of_it():
    found = kaz(parties="сарапшы Е.М. Асановтың да, маман Д.Т. Мейрамның да Зорбаева Н.К.-ның да қатысуымен,").people()  # fmt: skip
    assert [p.name for p in found.participants] == ["Е.М. Асанов", "Д.Т. Мейрам", "Зорбаева Н.К."]


def test_a_word_for_the_patronymic_takes_the_case_in_kazakh():
    found = kaz(
        bench="Төраға Б.Қ. Тұманова, судьялар Е.М. Асан қызы және О.П. Лисицын қатысқан құрамда,",
        parties="сарапшы Д.Т. Мейрам қызының қатысуымен,",
    ).people()
    assert found.judges[0].name == "Е.М. Асан қызы"
    assert found.participants[0].name == "Д.Т. Мейрам қызы"


def test_a_secretary_and_a_prosecutor_take_part_without_other_words():
    found = rus(
        parties="при секретаре Зорбаевой Н.К. и участии прокурора Жанбырбаева А.С."
    ).people()
    assert [(p.name, p.position) for p in found.participants] == [
        ("Зорбаева Н.К.", "секретарь"),
        ("Жанбырбаев А.С.", "прокурор"),
    ]


def test_who_keeps_the_minutes_represents_no_body():
    found = rus(
        parties="с участием представителей Министерства юстиции – вице-министра Жанбырбаева А.С.,\nпри секретаре заседания Зорбаевой Н.К."
    ).people()
    *_, last = found.participants
    assert (last.name, last.role.value, last.position, last.represents) == (
        "Зорбаева Н.К.",
        "other",
        "секретарь заседания",
        (),
    )


def test_who_is_named_between_the_bench_and_those_who_took_part_is_read():
    found = rus(
        parties="при секретаре Зорбаевой Н.К., с участием вице-министра юстиции Жанбырбаева А.С.,"
    ).people()
    assert [(p.name, p.position) for p in found.participants][1] == ("Зорбаева Н.К.", "секретарь")
    assert not any(f.code is Code.COMPOSITION_UNREAD for f in found.findings)


@pytest.mark.parametrize(
    "words",
    [
        "замененного в ходе рассмотрения судьей Балтабаем К.Ж.",
        "замененной судьей Балтабаем К.Ж.",
        "(замененного судьей Балтабаем К.Ж.)",
    ],
)
def test_who_took_a_judges_place_is_told_and_not_taken_for_another(words):
    bench = (
        f"в составе Председателя Тумановой Б.К., судей Карасаева Е.М., {words}, и Лисицына О.П.,"
    )
    found = rus(bench=bench).people()
    assert [judge.name for judge in found.judges] == ["Карасаев Е.М.", "Лисицын О.П."]
    told = [f.message for f in found.findings if f.code is Code.COMPOSITION_UNREAD]
    assert any("Балтабаем К.Ж." in message for message in told)


def test_who_took_a_participants_place_is_told():
    found = kaz(
        parties="Қаржы министрлігінің өкілі – К.Ж. Балтабаймен ауыстырылған вице-министр А.С. Жанбырбаевтың қатысуымен,"
    ).people()
    told = [f.message for f in found.findings if f.code is Code.COMPOSITION_UNREAD]
    assert any("ауыстырылған" in message for message in told)


NAMES_IN_FULL = {
    "kaz": kaz(
        bench="Төраға Тұманова Ботагөз Қайратқызы, судьялар Қарасаев Ерлан Маратұлы және О.П. Лисицын қатысқан құрамда,",
        parties="өтініш субъектісінің өкілі – адвокат Жанбырбаева Айгерім Сәкенқызының қатысуымен,",
        rapporteurs="Баяндамашы – судья Қарасаев Ерлан Маратұлын тыңдап,",
    ),
    "rus": rus(
        bench="в составе Председателя Тумановой Ботагоз Кайратовны, судей Карасаева Ерлана Маратовича и Лисицына О.П.,",
        parties="с участием представителя Министерства финансов – вице-министра Жанбырбаевой Айгерим Сакеновны,",
        rapporteurs="Заслушав докладчика – судью Карасаева Ерлана Маратовича,",
    ),
}


@pytest.mark.parametrize("language", NAMES_IN_FULL)
def test_a_paragraph_that_ends_anywhere_in_an_opening_costs_no_ruling(language):
    """Where cleaning could not tell that a line goes on, a name may stand in two paragraphs."""
    whole = NAMES_IN_FULL[language]
    bare = whole.people()
    assert [len(bare.judges), len(bare.participants)] == [2, 1]
    opening = range(whole.text.index("\n"), whole.text.index(":\n"))
    for at in [at for at in opening if whole.text[at] == " "]:
        people = Ruled(whole.grammar, f"{whole.text[:at]}\n{whole.text[at + 1 :]}").people()
        written = [one.as_written for one in (*people.judges, *people.participants)]
        assert not any("\n" in words for words in written)


def test_a_dash_with_nothing_behind_it_tells_no_position():
    parties = "с участием представителей:\nсубъектов обращения Н. – юриста Шынтемировой К.О., И. – , адвоката Мейирбекова Б.Е.,\nМинистерства внутренних дел Республики Казахстан – вице-министра Кожаева М.Ш.,"
    assert "Шынтемирова К.О." in [row[0] for row in rows(rus(parties=parties))]


def test_a_bare_figure_between_two_names_is_no_position():
    parties = "Бас прокурор А.Қ. Бекболдың, Бас әскери прокурор\n2\nТ.Ж. Құлмаханның, Құрылтай депутаты Н.В. Шульцтің қатысуымен,"
    positions = {row[0]: row[3] for row in rows(kaz(parties=parties))}
    assert positions["Т.Ж. Құлмахан"] is None
    assert positions["Н.В. Шульц"] == "Құрылтай депутаты"


@pytest.mark.parametrize(
    ("made", "parties", "words"),
    [
        (kaz, "өтініш субъектісі Н.С. Гоордың қатысуынсыз, оның өкілі А.Ж. Дәрқұловтың қатысуымен,", "қатысуынсыз"),
        (kaz, "өтініш субъектісінің бұрынғы өкілі А.Ж. Дәрқұловтың қатысуымен,", "бұрынғы"),
        (kaz, "судья А.Ж. Дәрқұлов қатысқан жоқ, өтініш субъектісі Н.С. Гоордың қатысуымен,", "қатысқан жоқ"),
        (rus, "без участия субъекта обращения Сапарова Е.К., с участием представителя Министерства юстиции Омаровой Г.Т.,", "без участия"),
        (rus, "с участием бывшего представителя Министерства юстиции Омаровой Г.Т.,", "бывшего"),
    ],
)  # fmt: skip
def test_who_was_away_or_is_no_more_in_office_is_told(made, parties, words):
    found = made(parties=parties).people()
    told = [f.message for f in found.findings if f.code is Code.COMPOSITION_UNREAD]
    assert any(words in message for message in told), (told, found.participants)


@pytest.mark.parametrize(
    ("language", "parties"),
    [
        (rus, "с участием:\nпредставителей Министерства юстиции, Министерства внутренних дел и Генеральной прокуратуры,"),
        (rus, "с участием:\nпредставителя субъекта обращения – Пак Л.В.,\nпредставителей Министерства юстиции и Генеральной прокуратуры,"),
        (kaz, "Әділет министрлігінің, Ішкі істер министрлігінің және Бас прокуратураның өкілдерінің қатысуымен,"),
        (kaz, "өтініш субъектісі Н.С. Гоордың,\nӘділет министрлігінің және Бас прокуратураның өкілдерінің қатысуымен,"),
    ],
)  # fmt: skip
def test_bodies_for_which_nobody_is_named_are_told_wherever_they_stand(language, parties):
    found = language(parties=parties).people()
    assert Code.COMPOSITION_UNREAD in {one.code for one in found.findings}
