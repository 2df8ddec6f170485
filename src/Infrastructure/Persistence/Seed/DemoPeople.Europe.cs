namespace Membership.Infrastructure.Persistence.Seed;

public static partial class DemoPeople
{
    // Where family names follow the gender, only those that do not.
    private static DemoCulture[] Europe =>
    [
        new("france", "FR", "fr", "Paris, Lyon, Marseille, Nantes, Strasbourg, Lille",
            "Élodie, François, Anne-Sophie, Jérôme, Zoé, Gaël, Hélène, Loïc, Chloé, Benoît, Maëlle, Jean-Baptiste",
            "Lefèvre, Dubois, Moreau, Le Goff, d'Arcy, Béranger, Garnier, Chevalier, Fontaine-Roux, L'Hermitte, Rousseau, Barthélemy"),
        new("germany", "DE", "de", "Berlin, München, Köln, Leipzig, Düsseldorf, Hamburg",
            "Jürgen, Käthe, Björn, Annika, Sören, Ulrike, Matthias, Jörg, Heike, Lukas, Mia, Günther",
            "Müller, Schröder, Weiß, Groß, Jäger, von Berg, Krüger, Schäfer, Köhler, Vogel, Lindner, Öztürk"),
        new(null, "PL", "pl", "Warszawa, Kraków, Łódź, Gdańsk, Wrocław",
            "Łukasz, Małgorzata, Paweł, Agnieszka, Zbigniew, Żaneta, Michał, Bożena, Święcisław, Elżbieta",
            "Wójcik, Nowak, Łuczak, Kaczmarek, Grześkowiak, Żak, Mazur, Wróbel, Pająk, Stępień"),
        new(null, "UA", "uk", "Київ, Львів, Одеса, Харків",
            "Оксана:oksana, Тарас:taras, Ірина:iryna, Богдан:bohdan, Наталія:nataliia, Андрій:andrii, Соломія:solomiia, Дмитро:dmytro, Євгенія:yevheniia, Микола:mykola",
            "Шевченко:shevchenko, Коваленко:kovalenko, Бондар:bondar, Мельник:melnyk, Ткачук:tkachuk, Кравець:kravets, Олійник:oliinyk, Лук'яненко:lukianenko, Савчук:savchuk"),
        new(null, "KZ", "ru", "Алматы, Астана, Шымкент, Қарағанды",
            "Айгүл:aigul, Нұрлан:nurlan, Ольга:olga, Ержан:yerzhan, Динара:dinara, Сергей:sergei, Әсел:asel, Тимур:timur",
            "Ким:kim, Әлиұлы:aliuly, Сейдахмет:seidakhmet, Бойко:boiko, Мороз:moroz, Черных:chernykh, Жақып:zhaqyp, Оразбай:orazbai"),
        new(null, "GR", "el", "Αθήνα, Θεσσαλονίκη, Πάτρα, Ηράκλειο",
            "Μαρία:maria, Γιώργος:giorgos, Ελένη:eleni, Νίκος:nikos, Κατερίνα:katerina, Δημήτρης:dimitris, Σοφία:sofia, Παναγιώτης:panagiotis, Ιωάννα:ioanna, Χρήστος:christos",
            "Παπαγεωργίου:papageorgiou, Οικονόμου:oikonomou, Ιωάννου:ioannou, Αναγνώστου:anagnostou, Αλεξίου:alexiou, Δημητρίου:dimitriou, Κωνσταντίνου:konstantinou, Θεοδώρου:theodorou"),
        new(null, "IS", "is", "Reykjavík, Akureyri, Ísafjörður",
            "Þóra, Sæmundur, Guðrún, Björn, Ásdís, Ægir, Örn, Sigríður",
            "Blöndal, Thorlacius, Briem, Hafstað, Zoëga, Möller")
        {
            OneWordShare = 0.3,
        },
        new(null, "IE", "en", "Dublin, Cork, Galway, Limerick",
            "Aoife, Seán, Siobhán, Niamh, Ciarán, Máire, Oisín, Pádraig, Caoimhe, Liam",
            "O'Brien, Murphy, O'Connor, Byrne, Ó Súilleabháin, Kelly, Fitzgerald, O’Neill, Gallagher, McCarthy"),
        new(null, "ES", "es", "Madrid, Bilbao, Sevilla, A Coruña, València",
            "Begoña, Joaquín, Montserrat, Iñaki, Nuria, Álvaro, Ángela, Jordi, Rocío, Xoán",
            "Fernández, Etxeberria, Muñoz, Puig, Castaño, Gutiérrez, Martí i Soler, Ordoñez-Vega, Ruiz, Ferreiro"),
    ];
}
